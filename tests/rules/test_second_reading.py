"""The rules that ship against a second reading of the clinical page that shares no code."""

from typing import Any

import pytest
from hypothesis import given, settings

from rules import assess, named_states
from rules.engine.walk import truth_of
from tests.support import second_reading
from tests.support.people import any_answers, partial_answers
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

Answers = dict[str, Any]


def same_in_both_readings(answers: Answers) -> None:
    assessment = assess(BOOK, answers)
    states = named_states(BOOK, assessment)
    other = second_reading.assess(answers)
    assert assessment.level == other["level"]
    assert assessment.contact == other["contact"]
    assert assessment.complete == other["complete"]
    assert {item.rule: item.truth for item in assessment.applied} == other["applied"]
    assert {item.rule: item.level for item in assessment.applied} == other["levels"]
    assert set(assessment.cant_tell) == set(other["cant_tell"])
    assert list(assessment.missing) == other["missing"]
    for name, truth in other["conditions"].items():
        assert truth_of(BOOK.conditions[name], states, BOOK.conditions) == truth


@settings(max_examples=150, deadline=None)
@given(answers=any_answers(BOOK))
def test_any_answers(answers: Answers) -> None:
    same_in_both_readings(answers)


@settings(max_examples=150, deadline=None)
@given(answers=partial_answers(BOOK))
def test_partial_answers(answers: Answers) -> None:
    same_in_both_readings(answers)


@pytest.mark.parametrize("name", CASES)
def test_vignettes(name: str) -> None:
    same_in_both_readings(CASES[name].answers)


def test_both_have_the_same_rules() -> None:
    truths = second_reading.assess({})["truths"]
    assert set(truths) == {rule.id for rule in BOOK.rules}
