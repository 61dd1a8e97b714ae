"""The rules that ship against a second reading of the clinical page that shares no code."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import assess, named_states
from rules.engine.walk import truth_of
from rules.model.questions import AnyQuestion
from tests.support import second_reading
from tests.support.clinical_page.conditions import CONDITIONS
from tests.support.clinical_page.contacts import CARDS, CONTACTS
from tests.support.clinical_page.questions import QUESTIONS
from tests.support.clinical_page.rules import RULES
from tests.support.people import (
    any_answers,
    complete_answers,
    every_answer_to,
    partial_answers,
    stray_answers,
)
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

Answers = dict[str, Any]


def ours(answers: Answers) -> dict[str, Any]:
    """What the rules that ship say of these answers."""
    assessment = assess(BOOK, answers)
    states = named_states(BOOK, assessment)
    return {
        "level": assessment.level,
        "contact": assessment.contact,
        "card": assessment.card,
        "complete": assessment.complete,
        "applied": {item.rule: item.truth for item in assessment.applied},
        "levels": {item.rule: item.level for item in assessment.applied},
        "truths": {rule.id: truth_of(rule.when, states, BOOK.conditions) for rule in BOOK.rules},
        "conditions": {
            name: truth_of(BOOK.conditions[name], states, BOOK.conditions) for name in CONDITIONS
        },
        "cant_tell": set(assessment.cant_tell),
        "missing": list(assessment.missing),
        "advice": set(assessment.advice),
    }


def theirs(answers: Answers) -> dict[str, Any]:
    """What the second reading says of them, in the same terms."""
    reading = second_reading.assess(answers)
    kept = {name: value for name, value in reading.items() if name not in ("quiet", "states")}
    return kept | {"cant_tell": set(reading["cant_tell"])}


def same_in_both_readings(answers: Answers) -> None:
    assert ours(answers) == theirs(answers)


@settings(max_examples=150, deadline=None)
@given(answers=complete_answers(BOOK))
def test_complete_answers(answers: Answers) -> None:
    same_in_both_readings(answers)


@settings(max_examples=150, deadline=None)
@given(answers=any_answers(BOOK))
def test_any_answers(answers: Answers) -> None:
    same_in_both_readings(answers)


@settings(max_examples=150, deadline=None)
@given(answers=partial_answers(BOOK))
def test_partial_answers(answers: Answers) -> None:
    same_in_both_readings(answers)


@settings(max_examples=100, deadline=None)
@given(both=stray_answers(BOOK))
def test_an_answer_that_is_not_asked_for_never_counts(both: tuple[Answers, Answers]) -> None:
    answers, strays = both
    same_in_both_readings(answers | strays)
    assert theirs(answers | strays) == theirs(answers)
    assert ours(answers | strays) == ours(answers)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(CASES)),
    question=st.sampled_from(list(BOOK.questionnaire)),
)
def test_every_answer_of_a_vignette_changed(name: str, question: AnyQuestion) -> None:
    """Close to a person who was written for a rule, bounds and pairs of signs are met."""
    for answer in every_answer_to(question):
        same_in_both_readings(CASES[name].answers | {question.id: answer})


@settings(max_examples=10, deadline=None)
@given(answers=complete_answers(BOOK))
def test_every_week(answers: Answers) -> None:
    for week in (*range(43), "not_sure"):
        same_in_both_readings(answers | {"pregnant": "yes", "weeks": week})


@pytest.mark.parametrize("name", CASES)
def test_vignettes(name: str) -> None:
    same_in_both_readings(CASES[name].answers)


def test_both_have_the_same_rules_contacts_and_cards() -> None:
    assert {rule.id for rule in BOOK.rules} == {rule.id for rule in RULES}
    assert {contact.id for contact in BOOK.contacts} == set(CONTACTS)
    assert {card.id for card in BOOK.cards} == set(CARDS)


def test_both_have_the_same_questions() -> None:
    assert [_line(question) for question in BOOK.questionnaire] == [
        (line.id, line.kind, line.takes, set(line.special)) for line in QUESTIONS
    ]


def _line(question: AnyQuestion) -> tuple[str, str, tuple[Any, ...], set[str]]:
    takes: tuple[Any, ...]
    if question.kind == "number":
        takes = (question.min, question.max)
    else:
        takes = tuple(option.id for option in question.options)
    if question.kind == "choices" and question.none:
        takes = (*takes, "none")
    return question.id, question.kind, takes, set(question.special_answers)
