"""Cases at the boundaries: on both sides of a line, the level by the proof, always the same."""

from collections import Counter

import pytest

from desk.examination.cases import Case, draw, expected, rules_met
from rules import Level, assess
from rules.proof.space import Space
from tests.support.reviewing import SMALL

SPACE = Space(SMALL.book)


@pytest.fixture(scope="module")
def drawn() -> list[Case]:
    return draw(SPACE, 500)


def test_each_rule_that_decides_alone_has_a_case_and_a_neighbour(drawn: list[Case]) -> None:
    about = Counter(case.about for case in drawn)
    assert set(about) == {rule.id for rule in SMALL.rules}
    assert len(drawn) >= 2 * len(SMALL.rules)
    assert rules_met(drawn) == len(SMALL.rules)


def test_they_are_complete_and_no_two_are_alike(drawn: list[Case]) -> None:
    assert all(assess(SMALL.book, case.answers).complete for case in drawn)
    assert len({repr(sorted(case.answers.items())) for case in drawn}) == len(drawn)
    assert [case.id for case in drawn] == [f"c{i:04d}" for i in range(1, len(drawn) + 1)]


def test_engine_and_proof_agree_on_every_one(drawn: list[Case]) -> None:
    assert [case.level for case in drawn] == [
        assess(SMALL.book, case.answers).level for case in drawn
    ]
    assert {case.level for case in drawn} >= {Level.EMERGENCY, Level.CALL_NOW, Level.INFORMATION}


def test_each_differs_in_one_answer_from_one_of_another_level(drawn: list[Case]) -> None:
    """What comes after the first cases of a rule lies one answer away, across a line."""
    last = drawn[-1]
    near = (one for one in drawn if _one_apart(one, last) and one.level is not last.level)
    assert next(near, None) is not None


def _one_apart(one: Case, other: Case) -> bool:
    """Whether one question that both are asked is answered otherwise."""
    both = one.answers.keys() & other.answers.keys()
    return len([name for name in both if one.answers[name] != other.answers[name]]) == 1


def test_the_same_seed_draws_the_same_and_fewer_are_the_first_of_more(drawn: list[Case]) -> None:
    assert draw(SPACE, 12) == drawn[:12]


def test_the_level_is_worked_out_without_the_engine() -> None:
    answers = draw(SPACE, 1)[0].answers
    lower = tuple(rule.model_copy(update={"level": Level.INFORMATION}) for rule in SMALL.rules)
    assert expected(SPACE.with_rules(lower), answers) is Level.INFORMATION
