"""A share of the slips in the promises; `make mutants` tries all of them."""

from functools import cache

from rules.proof.core import shipped_core
from tests.mutants.mutation import mutants as slips_in_rules
from tests.mutants.promises import NOBODY, Mutant, mutants, told_by
from tests.mutants.without_vignettes import is_noticed, that_lower
from tests.support.real_book import BOOK

LEAST = 1800
CORE = shipped_core()


@cache
def slips() -> list[Mutant]:
    return list(mutants(BOOK))


def test_there_are_many_slips_in_every_promise_and_list() -> None:
    assert len(slips()) >= LEAST
    names = {promise.id for promise in BOOK.properties}
    assert {name for _, name, _ in slips()} == names | {"more_worrying", "never_together"}


def test_every_slip_in_a_promise_is_told() -> None:
    told = [(name, kind, told_by(BOOK, changed, CORE)) for kind, name, changed in slips()[::30]]
    assert [one for one in told if one[2] == NOBODY] == []


def test_what_weakens_the_core_is_told_by_check() -> None:
    """The claims of the core, each one level weaker, and each of its promises left out."""
    names = {promise.id for promise in CORE.promises}
    whole = [one for one in slips() if one[0] == "promise left out" and one[1] in names]
    assert len(whole) == len(names)
    assert {told_by(BOOK, changed, CORE) for *_, changed in whole} == {"check, as of the core"}


def test_the_promises_alone_notice_what_lowers_somebody() -> None:
    assert not is_noticed(BOOK)
    lower = list(that_lower(BOOK, list(slips_in_rules(BOOK))[::80]))
    assert lower
    assert [(one.kind, one.where) for one in lower if not is_noticed(one.book)] == []
