"""How far promises fix a level: counted as one by one, and on the rules that ship."""

from dataclasses import replace
from fractions import Fraction

from rules import Level
from rules.formulas.formula import all_of, any_of, negated
from rules.model.safety import SafetyProperty
from rules.proof.coverage import Bounds, Coverage, coverage, is_from_answers
from rules.proof.space import Space
from tests.support.real_book import BOOK
from tests.support.small_book import book, choices, rule

SMALL = book(
    [choices("signs", "pain", "heat")],
    [rule("pain", {"signs": {"includes": "pain"}}), rule("heat", {"signs": {"includes": "heat"}})],
)


def promising(**check: object) -> Space:
    promise = {"id": "P1", "title": "One", "words": "One.", "checks": [check]}
    return Space(replace(SMALL, properties=(SafetyProperty.model_validate(promise),)))


def of(space: Space, level: Level) -> Coverage:
    return next(one for one in coverage(space) if one.level is level)


def test_each_set_of_answers_is_counted_once() -> None:
    space = promising(given={"signs": {"includes": "pain"}}, then={"level_at_least": "call_today"})
    today = of(space, Level.CALL_TODAY)
    assert today == Coverage(Level.CALL_TODAY, 3, 2, 0)  # pain, heat, both; pain, both; none
    assert tuple(map(float, today.shares)) == (2 / 3, 0)


def test_an_exact_level_counts_for_both_sides() -> None:
    space = promising(given={"signs": {"is": "heat"}}, then={"level": "call_today"})
    assert of(space, Level.CALL_TODAY) == Coverage(Level.CALL_TODAY, 3, 2, 2)


def test_what_is_promised_of_a_result_fixes_nobodys_level() -> None:
    space = promising(given_level=["call_today"], then={"level_at_least": "call_today"})
    assert of(space, Level.CALL_TODAY).below == 0
    assert not any(map(is_from_answers, space.book.properties[0].checks))


def test_the_ends_of_the_scale_lack_nothing() -> None:
    space = promising(given={"signs": {"is": "heat"}}, then={"level": "call_today"})
    assert of(space, Level.INFORMATION).shares[0] == 1
    assert of(space, Level.EMERGENCY) == Coverage(Level.EMERGENCY, 0, 0, 0)
    assert of(space, Level.EMERGENCY).shares == (Fraction(1), Fraction(1))


def test_no_emergency_of_the_real_rules_is_left_to_chance() -> None:
    """Every level is counted by `cli.py prove`, which fails below 99 %."""
    space = Space(BOOK)
    bounds = Bounds(space).not_lower(Level.EMERGENCY)
    promised = any_of(*(bound.people for bound in bounds))
    assert not space.exists(all_of(space.outcome.level(Level.EMERGENCY), negated(promised)))
