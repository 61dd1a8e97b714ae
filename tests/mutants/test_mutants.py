"""The slips made on purpose are what they say, and end where they should."""

from collections import Counter
from pathlib import Path

import pytest

from rules.formulas.outcome import Outcome
from rules.loading.project import Project
from rules.model.conditions import Condition
from rules.vignettes.reading import read_vignettes
from rules.vignettes.running import run
from tests.mutants.fates import EQUIVALENT, VIGNETTES, base, changes, fate
from tests.mutants.mutation import Mutant, mutants, slips
from tests.mutants.people import merged, vignette_for
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


def test_advice_is_dropped_from_the_members_that_give_more_and_from_no_other_rule() -> None:
    mutant = named("advice dropped", "after_sign: checked_and_sent_home")
    changed = {
        one.id: other.advice
        for one, other in zip(BOOK.rules, mutant.book.rules, strict=True)
        if one.advice != other.advice
    }
    members = {rule.id for rule in BOOK.rules if rule.family == "after_sign"}
    assert members - set(changed) == {"after_sign.thoughts_of_harm"}
    assert set(changed.values()) == {("what_to_say_on_the_phone",)}
    assert set(changed) < members


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


def person_who_tells(mutant: Mutant) -> str:
    here = base()
    theirs = Outcome(mutant.book, here.space.answers).results()
    return vignette_for(here.space, mutant.where, "a-person", changes(here.results, theirs))


@pytest.mark.parametrize(
    ("kind", "where", "line"),
    [
        ("if_cant_tell lowered", "blow_to_tummy: call_now -> call_today", "levels:"),
        ("part dropped", "keep_your_plan: any from all", "not_advice:"),
        ("bound moved", "why_not_everyone_is_checked: weeks at_most 24", "not_topics:"),
        (
            "advice dropped",
            "short_cervix_no_plan: ask_for_preterm_clinic",
            "- ask_for_preterm_clinic",
        ),
        (
            "asked when: option dropped",
            "loss_after_that_caesarean: caesarean_dilation one_of without full",
            "specialist_history_no_plan: yes",
        ),
    ],
)
def test_a_person_who_tells_a_slip(kind: str, where: str, line: str, tmp_path: Path) -> None:
    mutant = named(kind, where)
    written = person_who_tells(mutant)
    assert line in [one.strip() for one in written.splitlines()]
    (tmp_path / "pasted.yaml").write_text(f"vignettes:\n{written}\n", encoding="utf-8")
    (case,) = read_vignettes(Project(tmp_path), Path())
    assert run(BOOK, case).differences == []
    assert run(mutant.book, case).differences != []


def test_one_person_who_tells_several_slips_is_written_once() -> None:
    answers = "    answers:\n      pregnant: no"
    one, same, other = f"one\n{answers}", f"same\n{answers}", f"other\n{answers}t_sure"
    assert merged([one, same, other]) == [one, other]
