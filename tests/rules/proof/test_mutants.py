"""The slips made on purpose are what they say, and end where they should."""

from collections import Counter

import pytest

from bench.mutants import EQUIVALENT, VIGNETTES, fate
from bench.mutation import Mutant, mutants, slips
from rules.model.conditions import Condition
from tests.support.real_book import BOOK
from tests.support.small_book import condition

MUTANTS = list(mutants(BOOK))
LEAST = 300


def named(kind: str, where: str) -> Mutant:
    (found,) = [one for one in MUTANTS if (one.kind, one.where) == (kind, where)]
    return found


def slips_in(data: object) -> dict[str, Condition]:
    return {f"{kind}: {what}": when for kind, what, when in slips(BOOK, condition(data))}


def test_there_are_many_slips_of_every_kind() -> None:
    kinds = Counter(one.kind.removeprefix("asked when: ") for one in MUTANTS)
    assert len(MUTANTS) >= LEAST
    assert set(kinds) == {
        "advice dropped",
        "all to any",
        "any to all",
        "bound moved",
        "if_cant_tell lowered",
        "if_cant_tell removed",
        "level lowered",
        "not dropped",
        "option dropped",
        "option mistaken",
        "part dropped",
        "rule left out",
    }


def test_each_slip_is_one_small_change() -> None:
    found = slips_in({"all": [{"weeks": {"at_least": 37}}, {"not": {"babies": {"is": "one"}}}]})
    assert found == {
        "all to any: all of 2": condition(
            {"any": [{"weeks": {"at_least": 37}}, {"not": {"babies": {"is": "one"}}}]}
        ),
        "part dropped: weeks from all": condition({"not": {"babies": {"is": "one"}}}),
        "part dropped: not from all": condition({"weeks": {"at_least": 37}}),
        "bound moved: weeks at_least 36": condition(
            {"all": [{"weeks": {"at_least": 36}}, {"not": {"babies": {"is": "one"}}}]}
        ),
        "bound moved: weeks at_least 38": condition(
            {"all": [{"weeks": {"at_least": 38}}, {"not": {"babies": {"is": "one"}}}]}
        ),
        "not dropped: not": condition(
            {"all": [{"weeks": {"at_least": 37}}, {"babies": {"is": "one"}}]}
        ),
        "option mistaken: babies is two_or_more for one": condition(
            {"all": [{"weeks": {"at_least": 37}}, {"not": {"babies": {"is": "two_or_more"}}}]}
        ),
    }


def test_bounds_stay_in_the_range_of_the_question() -> None:
    assert set(slips_in({"weeks": {"between": [0, 42]}})) == {
        "bound moved: weeks between (1, 42)",
        "bound moved: weeks between (0, 41)",
    }


@pytest.mark.parametrize(
    ("kind", "where", "caught_by"),
    [
        ("rule left out", "emergency_sign.urge_to_push", VIGNETTES),
        ("bound moved", "early_pregnancy_unit: weeks at_most 12", "property P1"),
        ("part dropped", "high_history_from_24: pregnant from all", EQUIVALENT),
    ],
)
def test_a_slip_ends_where_it_should(kind: str, where: str, caught_by: str) -> None:
    assert fate(named(kind, where), frozenset()).caught_by == caught_by
