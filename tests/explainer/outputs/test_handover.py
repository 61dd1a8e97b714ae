"""The page for the midwife: what was told, in the order of a handover, and no orders."""

from datetime import date
from typing import Any

import pytest

from explainer import explain
from explainer.outputs.handover import MOST_RULES, Handover, Part, handover
from rules import Level, assess
from tests.support.answers import NO_SIGNS
from tests.support.every_page import RESULTS
from tests.support.real_book import BOOK, SCREENS, WORDING

SAID = SCREENS["handover"]
DAY = date(2026, 11, 28)
ORDER = [SAID[key] for key in ("situation", "background", "negatives", "not_told", "request")]
SIGNS = [q for q in BOOK.questionnaire if q.symptom]


def page(answers: dict[str, Any]) -> Handover:
    found = assess(BOOK, answers)
    return handover(BOOK, found, explain(BOOK, found, WORDING), SCREENS, DAY)


def part(answers: dict[str, Any], key: str) -> Part | None:
    return next((p for p in page(answers).parts if p.heading == SAID[key]), None)


def lines(answers: dict[str, Any], key: str) -> str:
    found = part(answers, key)
    return " ".join(found.lines) if found else ""


@pytest.mark.parametrize("level", Level)
def test_its_parts_come_in_the_order_of_a_handover(level: Level) -> None:
    found = [part.heading for part in page(RESULTS[level]).parts]
    assert found == [heading for heading in ORDER if heading in found]
    assert {ORDER[0], ORDER[-1]} <= set(found)


@pytest.mark.parametrize("level", Level)
def test_it_says_what_she_was_told_and_orders_nothing(level: Level) -> None:
    request = part(RESULTS[level], "request")
    assert request
    assert request.first == SAID[f"advised_{level.value}"]
    explanation = explain(BOOK, assess(BOOK, RESULTS[level]), WORDING)
    assert explanation.card
    said = repr(page(RESULTS[level]))
    orders = [explanation.card.heading, *explanation.card.steps, explanation.contact.call]
    assert [order for order in orders if order in said] == []


def test_weeks_and_babies_are_as_told_and_come_first() -> None:
    assert [q.id for q in BOOK.questionnaire if q.introduces] == ["pregnant", "weeks", "babies"]
    found = part(NO_SIGNS | {"weeks": 22}, "situation")
    assert found
    assert found.first.startswith("22 weeks. 1 baby")
    assert "Pregnant now" not in found.first


def test_who_may_be_pregnant_is_handed_over_as_that() -> None:
    signs = {"fluid_and_bleeding": ["bleeding_or_spotting"]}
    found = part(NO_SIGNS | {"pregnant": "not_sure"} | signs, "situation")
    assert found
    assert found.first == "May be pregnant. She is not sure."


def test_a_sign_that_is_ticked_stands_in_the_situation() -> None:
    found = part(NO_SIGNS | {"pain_and_pressure": ["pressure"]}, "situation")
    option = next(
        o for o in BOOK.questionnaire.question("pain_and_pressure").options if o.id == "pressure"
    )
    assert found
    assert found.points == (option.summary,)
    assert found.lines == ()


def test_negatives_stand_in_one_line() -> None:
    found = part(NO_SIGNS, "negatives")
    assert found
    assert len(found.lines) == 1
    asked = [q.label for q in SIGNS if q.id in NO_SIGNS]
    assert asked
    assert [label for label in asked if label not in found.lines[0]] == []
    assert SAID["no_sign"] in lines(NO_SIGNS, "situation")


def test_a_sign_that_is_not_sure_is_no_negative() -> None:
    unsure = NO_SIGNS | {"fluid_and_bleeding": "not_sure"}
    label = BOOK.questionnaire.question("fluid_and_bleeding").label
    assert label not in lines(unsure, "negatives")
    assert lines(unsure, "not_told") == SAID["not_sure"].format(labels=label)
    assert SAID["no_sign"] not in lines(unsure, "situation")


def test_what_she_prefers_not_to_say_is_named_as_that() -> None:
    question = next(
        q
        for q in BOOK.questionnaire
        if (q.prefer_not_to_say and not q.asked_when) or q.id == "been_pregnant_before"
    )
    declined = NO_SIGNS | {question.id: "prefer_not_to_say"}
    assert lines(declined, "not_told") == SAID["not_said"].format(labels=question.label)


def test_what_is_missing_is_named() -> None:
    some = {"pregnant": "yes", "weeks": 20}
    found = explain(BOOK, assess(BOOK, some), WORDING).missing
    assert found
    told = ". ".join((lines(some, "not_told"), ""))
    assert [row.label for row in found if row.label not in told] == []


def test_numbers_keep_their_question() -> None:
    told = part(RESULTS[Level.CALL_TODAY], "background")
    assert told
    numbers = [
        q
        for q in BOOK.questionnaire
        if q.kind == "number" and q.id in RESULTS[Level.CALL_TODAY] and not q.introduces
    ]
    for question in numbers:
        assert any(point.startswith(f"{question.label}: ") for point in told.points)


def test_there_are_lines_for_name_birth_and_number() -> None:
    assert page(NO_SIGNS).write_on == (SAID["name"], SAID["born"], SAID["number"])


def test_it_says_whether_it_is_approved() -> None:
    assert page(NO_SIGNS).sign_off == SAID["not_approved"]


def test_many_rules_are_counted_and_not_all_named() -> None:
    unsure = NO_SIGNS | {q.id: "not_sure" for q in SIGNS if q.id in NO_SIGNS and q.not_sure}
    found = assess(BOOK, unsure)
    deciding = [a for a in found.applied if a.level is found.level]
    assert len(deciding) > MOST_RULES
    assert f"{len(deciding) - MOST_RULES} more" in page(unsure).rests_on
