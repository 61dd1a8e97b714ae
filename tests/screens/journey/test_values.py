"""What a form can send, and what is taken of it."""

from collections.abc import Sequence
from datetime import date

import pytest

from screens.content import content
from screens.journey import (
    Fault,
)
from screens.journey.values import read_answer
from tests.support.journeys import (
    QUESTIONS,
    answered,
    up_to,
)

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("9", 9), (" 9 ", 9), ("0", 0), ("42", 42), ("09", 9), ("12+3", 12), ("9 weeks", 9)],
)
def test_whole_numbers_are_taken_as_people_type_them(typed: str, number: int) -> None:
    assert read_answer(QUESTIONS["weeks"], {"answer": [typed]}, TODAY) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9.5", "weeks_not_read"),
        ("nine", "weeks_not_read"),
        ("-1", "weeks_not_read"),
        ("٩", "weeks_not_read"),
        ("1e1", "weeks_not_read"),
        ("99999", "weeks_not_read"),
        ("43", "weeks_too_many"),
        ("99", "weeks_too_many"),
        ("42+7", "weeks_not_read"),
        ("", "weeks_missing"),
        ("   ", "weeks_missing"),
    ],
)
def test_other_texts_are_refused_with_a_reason(typed: str, code: str) -> None:
    fault = read_answer(QUESTIONS["weeks"], {"answer": [typed]}, TODAY)
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("question", "values", "code"),
    [
        ("pregnant", {}, "choose_one"),
        ("pregnant", {"answer": ["maybe"]}, "not_offered"),
        ("pregnant", {"answer": ["yes", "no"]}, "not_offered"),
        ("pregnant", {"answer": ["prefer_not_to_say"]}, "not_offered"),
        ("emergency_signs", {}, "tick_some_or"),
        ("emergency_signs", {"answer": ["none", "collapse_or_fit"]}, "not_both"),
        ("emergency_signs", {"answer": ["not_sure", "collapse_or_fit"]}, "not_both"),
        ("emergency_signs", {"answer": ["none", "not_sure"]}, "not_both"),
        ("emergency_signs", {"answer": ["headache"]}, "not_offered"),
        ("late_loss_start", {"answer": ["none"]}, "not_offered"),
        ("weeks", {"answer": ["9"], "instead": ["not_sure"]}, "number_or_instead"),
        ("weeks", {"answer": [""], "instead": ["prefer_not_to_say"]}, "not_offered"),
        ("late_losses", {"instead": ["not_sure", "prefer_not_to_say"]}, "only_one_of"),
        ("late_losses", {"answer": ["1+1"]}, "number_not_whole"),
        ("late_losses", {"due": ["14 3 2027"]}, "number_missing"),
        ("weeks", {"answer": ["9"], "due": ["14 3 2027"]}, "one_of_the_dates"),
        ("weeks", {"due": ["14 3 2027"], "period": ["14 9 2026"]}, "one_of_the_dates"),
        ("weeks", {"due": ["soon"]}, "date_not_read"),
        ("weeks", {"period": ["14 3 2027"]}, "date_does_not_fit"),
        ("weeks", {"due": ["7 11 2026"]}, "weeks_too_many"),
        ("weeks", {"period": ["31 1 2026"]}, "weeks_too_many"),
        ("weeks", {"due": ["1 8 2026"]}, "date_does_not_fit"),
    ],
)
def test_what_a_page_does_not_offer_is_refused(
    question: str, values: dict[str, Sequence[str]], code: str
) -> None:
    fault = read_answer(QUESTIONS[question], values, TODAY)
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("question", "values", "answer"),
    [
        ("pregnant", {"answer": ["not_sure"]}, "not_sure"),
        ("emergency_signs", {"answer": ["none"]}, ["none"]),
        ("emergency_signs", {"answer": ["not_sure"]}, "not_sure"),
        ("emergency_signs", {"answer": ["sepsis_signs", "urge_to_push", "sepsis_signs"]}, None),
        ("weeks", {"answer": [""], "instead": ["not_sure"]}, "not_sure"),
        ("late_losses", {"instead": ["prefer_not_to_say"]}, "prefer_not_to_say"),
    ],
)
def test_what_a_page_offers_is_taken(
    question: str, values: dict[str, Sequence[str]], answer: object
) -> None:
    in_order = ["urge_to_push", "sepsis_signs"]
    assert read_answer(QUESTIONS[question], values, TODAY) == (answer or in_order)


def test_a_fault_stays_on_the_page_and_keeps_what_was_sent() -> None:
    state = up_to("weeks")
    step = answered(state, "nine")
    assert step.state.page == "weeks"
    assert "weeks" not in step.state.answers
    assert step.sent["answer"] == ("nine",)


def test_every_fault_has_words_and_uses_only_what_it_is_given() -> None:
    forms: list[dict[str, list[str]]] = [
        {},
        {"answer": ["?"]},
        {"answer": ["none", "x"]},
        {"answer": ["1"], "instead": ["not_sure"]},
        {"answer": ["999"]},
        {"instead": ["not_sure", "prefer_not_to_say"]},
    ]
    found = [
        read_answer(question, fields, TODAY) for question in QUESTIONS.values() for fields in forms
    ]
    faults = [fault for fault in found if isinstance(fault, Fault)]
    assert len({fault.code for fault in faults}) >= 8
    for fault in faults:
        assert "{" not in content().screens["errors"][fault.code].format(**fault.details)


def test_the_last_day_that_counts_and_the_first_that_is_too_many() -> None:
    assert read_answer(QUESTIONS["weeks"], {"due": ["8 11 2026"]}, TODAY) == 42
    fault = read_answer(QUESTIONS["weeks"], {"answer": ["43"]}, TODAY)
    assert fault == Fault("weeks_too_many", {"max": 42})
    said = content().screens["errors"]["weeks_too_many"].format(**fault.details)
    assert said.startswith("More than 42 weeks?")
    assert "call your maternity unit now" in said
