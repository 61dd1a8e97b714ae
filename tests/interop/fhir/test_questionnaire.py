"""The form: bound to its rules, a draft until they are signed, and true to the questions."""

from collections.abc import Iterator
from typing import Any

import pytest

from interop.fhir.names import CORE, ENABLE_WHEN_EXPRESSION
from interop.fhir.questionnaire import QuestionnaireWriter
from rules.model.codes import NO_CODES
from tests.support.real_book import BOOK

FORM = QuestionnaireWriter(BOOK, NO_CODES, approved=False).questionnaire()


def items(within: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in within.get("item", []):
        yield item
        yield from items(item)


ITEMS = {item["linkId"]: item for item in items(FORM)}


def extensions(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [each for each in item.get("extension", []) if each["url"].endswith(name)]


def test_it_is_a_draft_of_this_very_version_and_says_what_it_is_not_for() -> None:
    assert (FORM["resourceType"], FORM["status"], FORM["experimental"]) == (
        "Questionnaire",
        "draft",
        True,
    )
    assert FORM["version"] == BOOK.version
    assert FORM["url"] == "https://example.org/fhir/Questionnaire/cervical-weakness-self-assessment"
    assert "It is not a second way in for the public" in FORM["description"]
    assert FORM["description"].endswith("No midwife or doctor has approved it yet.")


def test_signed_it_is_active() -> None:
    signed = QuestionnaireWriter(BOOK, NO_CODES, approved=True).questionnaire()
    assert (signed["status"], signed["experimental"]) == ("active", False)
    assert "approved" not in signed["description"]


def test_every_question_stands_in_it_once_in_its_order() -> None:
    links = [item["linkId"] for item in items(FORM)]
    assert len(links) == len(set(links))
    asked = BOOK.questionnaire.questions
    assert [link for link in links if link in asked] == [*asked]
    for name, question in asked.items():
        assert ITEMS[name]["text"] == question.text
        shown = ITEMS.get(f"{name}-help", {"text": ""})["text"]
        hints = [question.hint, question.find_out, *(option.hint for option in question.options)]
        assert all(hint in shown for hint in hints if hint) or name == "weeks"


def test_the_help_for_weeks_offers_nothing_that_an_integer_cannot_take() -> None:
    """Our own pages read 24+3 and dates; a form filler gives back nothing at all for them."""
    assert ITEMS["weeks-help"]["text"] == (
        "Give whole weeks only: 24 for 24 weeks and 3 days. Your maternity notes or app, or a scan"
        " letter, may have them. A midwife can help you work it out."
    )


def test_a_section_is_shown_where_something_in_it_is_asked() -> None:
    shown = {group["linkId"]: extensions(group, ENABLE_WHEN_EXPRESSION) for group in FORM["item"]}
    assert [name for name, when in shown.items() if not when] == ["how_you_are-group"]


def test_answers_stand_one_below_the_other() -> None:
    """Beside one another, a box could be taken for that of the words before it."""
    for item in ITEMS.values():
        if item["type"] == "choice":
            (orientation,) = extensions(item, "questionnaire-choiceOrientation")
            assert orientation["valueCode"] == "vertical", item["linkId"]


def test_beside_a_number_stands_an_item_for_not_sure() -> None:
    weeks, special = ITEMS["weeks"], ITEMS["weeks-special"]
    assert weeks["type"] == "integer"
    assert extensions(weeks, "minValue") == [{"url": f"{CORE}minValue", "valueInteger": 0}]
    assert extensions(weeks, "maxValue") == [{"url": f"{CORE}maxValue", "valueInteger": 42}]
    assert [each["valueCoding"]["code"] for each in special["answerOption"]] == ["not_sure"]
    assert special["enableWhen"] == weeks["enableWhen"]


def test_what_stands_alone_is_exclusive_and_nothing_else() -> None:
    for question in BOOK.questionnaire:
        if question.kind != "choices":
            continue
        alone = {*(["none"] if question.none else []), *question.special_answers}
        options = ITEMS[question.id]["answerOption"]
        marked = {
            each["valueCoding"]["code"]
            for each in options
            if extensions(each, "questionnaire-optionExclusive")
        }
        assert marked == alone, question.id
        assert ITEMS[question.id]["repeats"] is True


def test_it_is_asked_when_the_rules_ask_it() -> None:
    for question in BOOK.questionnaire:
        item = ITEMS[question.id]
        by_expression = extensions(item, ENABLE_WHEN_EXPRESSION)
        assert bool(question.asked_when) == bool(item.get("enableWhen") or by_expression)
        for test in item.get("enableWhen", []):  # what is hidden may keep an answer
            read = BOOK.questionnaire.question(test["question"])
            assert read.asked_when is None
            assert read.kind != "number"
    assert ITEMS["emergency_signs"]["enableWhen"] == [
        {
            "question": "pregnant",
            "operator": "=",
            "answerCoding": {
                "system": "https://example.org/fhir/CodeSystem/"
                "cervical-weakness-self-assessment-pregnant",
                "code": code,
            },
        }
        for code in ("yes", "not_sure")
    ]
    assert ITEMS["emergency_signs"]["enableBehavior"] == "any"


def test_a_model_of_fhir_that_others_keep_takes_it() -> None:
    fhir = pytest.importorskip(
        "fhir.resources.R4B.questionnaire", reason="fhir.resources is not installed here"
    )
    fhir.Questionnaire.model_validate(FORM)
