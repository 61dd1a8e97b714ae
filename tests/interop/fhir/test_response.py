"""Responses: the same answers come back, and what could be meant in two ways is refused."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from interop.fhir.answering import as_response
from interop.fhir.response import ResponseError, ResponseReader, is_response
from rules import AnswerError, assess
from rules.model.codes import NO_CODES, Codes
from tests.support.real_book import BOOK
from tests.support.responses import fit_people, response_of

READER = ResponseReader(BOOK)
Resource = dict[str, Any]


def as_sets(answers: dict[str, Any]) -> dict[str, Any]:
    lists = {name: [each] if isinstance(each, str) else each for name, each in answers.items()}
    return {name: set(each) if isinstance(each, list) else each for name, each in lists.items()}


def test_answers_come_back_as_they_were() -> None:
    for person in fit_people(BOOK, 300):
        assert as_sets(READER.read(response_of(BOOK, person)).answers) == as_sets(person)


def test_a_response_says_nothing_but_the_answers() -> None:
    made = as_response(BOOK, NO_CODES, {"pregnant": "yes", "weeks": 20}, complete=False)
    assert (made["status"], [*made]) == (
        "in-progress",
        ["resourceType", "questionnaire", "status", "item"],
    )
    assert made["questionnaire"].endswith(f"/cervical-weakness-self-assessment|{BOOK.version}")


def test_the_address_of_the_organisation_makes_no_difference() -> None:
    codes = Codes(address="https://fhir.trust.example", codes=())
    made = as_response(BOOK, codes, {"pregnant": "not_sure"}, complete=False)
    assert made["questionnaire"].startswith("https://fhir.trust.example/Questionnaire/")
    assert READER.read(made).answers == {"pregnant": "not_sure"}


def test_it_says_where_each_answer_stands() -> None:
    made = as_response(BOOK, NO_CODES, {"pregnant": "yes", "weeks": 20}, complete=False)
    assert READER.read(made).places["weeks"] == ("item", 0, "item", 1, "answer")


def test_answers_of_ours_are_no_response() -> None:
    assert is_response({"resourceType": "Patient"})
    assert not is_response({"pregnant": "yes"})


def test_what_form_fillers_let_through_is_refused_by_the_check_of_answers() -> None:
    """None beside a sign, and 99 weeks: both come back from form fillers. Nothing is chosen."""
    made = {"pregnant": "yes", "weeks": 99, "emergency_signs": ["none", "urge_to_push"]}
    read = READER.read(as_response(BOOK, NO_CODES, made, complete=True)).answers
    assert read == made
    with pytest.raises(AnswerError) as refused:
        assess(BOOK, read)
    assert str(refused.value).splitlines() == [
        "emergency_signs: 'none' cannot be given together with another option",
        "weeks: 99 is outside the range 0 to 42",
    ]


GOOD = as_response(BOOK, NO_CODES, {"pregnant": "yes", "weeks": 20}, complete=False)
ITEMS = GOOD["item"][0]["item"]  # pregnant, weeks


def coded(code: object, **more: object) -> list[Resource]:
    return [{"valueCoding": {"code": code, **more}}]


def with_item(**item: Any) -> Callable[[Resource], object]:
    return lambda made: made["item"][0]["item"].append(item)


def answered(place: int, answer: object) -> Callable[[Resource], object]:
    return lambda made: made["item"][0]["item"][place].update(answer=answer)


def at_top(**fields: Any) -> Callable[[Resource], object]:
    return lambda made: made.update(fields)


MEANING = "response: it has what changes the meaning of an answer, and is not known here"
NO_VALUE = [
    {
        "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "asked-declined",
    }
]

REFUSED: dict[str, tuple[Callable[[Resource], object], str]] = {
    "another resource": (
        at_top(resourceType="Patient"),
        "response: this is no QuestionnaireResponse",
    ),
    "in error": (
        at_top(status="entered-in-error"),
        "response: it is marked as entered in error, so nothing in it counts",
    ),
    "stopped": (at_top(status="stopped"), "response: its status is none that counts"),
    "no form": (at_top(questionnaire=None), "response: it does not say which form it answers"),
    "another version": (
        at_top(questionnaire="https://example.org/fhir/Questionnaire/other|1"),
        "response: it answers another form, or another version of this one",
    ),
    "unknown item": (
        with_item(linkId="Jo Doe", answer=coded("yes")),
        "response: an item has a linkId that this form does not have",
    ),
    "twice": (
        with_item(linkId="weeks", answer=[{"valueInteger": 20}]),
        "weeks: an item stands there twice",
    ),
    "number and not sure": (
        with_item(linkId="weeks-special", answer=coded("not_sure")),
        "weeks: a number and a special answer are both given",
    ),
    "two answers": (
        answered(0, coded("yes") + coded("no")),
        "pregnant: it takes one answer, and has several",
    ),
    "no answer": (answered(0, []), "pregnant: an answer is empty"),
    "a text": (answered(0, [{"valueString": "Jo"}]), "pregnant: the answer has no code"),
    "a decimal": (answered(1, [{"valueDecimal": 20.0}]), "weeks: the answer is no whole number"),
    "true": (answered(1, [{"valueInteger": True}]), "weeks: the answer is no whole number"),
    "another system": (
        answered(0, coded("yes", system="http://loinc.org")),
        "pregnant: the code is of another code system",
    ),
    "a group with an answer": (
        lambda made: made["item"][0].update(answer=coded("yes")),
        "response: an item that asks nothing has an answer",
    ),
    "no such special answer": (
        lambda made: made["item"][0]["item"].__setitem__(
            1, {"linkId": "weeks-special", "answer": coded("Jo")}
        ),
        "weeks: there is no such special answer",
    ),
    "two values": (
        answered(1, [{"valueInteger": 20, "valueDecimal": 21.0}]),
        "weeks: an answer has several values",
    ),
    "a code beside a text": (
        answered(0, [{"valueCoding": {"code": "yes"}, "valueString": "Jo"}]),
        "pregnant: an answer has several values",
    ),
    "more about its value": (
        answered(1, [{"valueInteger": 20, "_valueInteger": {"id": "Jo"}}]),
        "weeks: an answer has several values",
    ),
    "a modifier of the whole": (at_top(modifierExtension=[{"url": "Jo"}]), MEANING),
    "rules of its own": (at_top(implicitRules="https://jo.example"), MEANING),
    "a modifier of an item": (
        lambda made: made["item"][0]["item"][0].update(modifierExtension=[{"url": "Jo"}]),
        MEANING,
    ),
    "a modifier of an answer": (
        answered(0, [{**coded("yes")[0], "modifierExtension": [{"url": "Jo"}]}]),
        MEANING,
    ),
    "rules of something contained": (at_top(contained=[{"implicitRules": "Jo"}]), MEANING),
    "an answer that is absent": (
        answered(0, [{**coded("yes")[0], "extension": NO_VALUE}]),
        "response: a value is said to be absent where there is one",
    ),
    "a code that is absent": (
        answered(0, coded("yes", _code={"extension": NO_VALUE})),
        "response: a value is said to be absent where there is one",
    ),
    "an item with an answer that is absent": (
        lambda made: made["item"][0]["item"][0].update(extension=NO_VALUE),
        "response: a value is said to be absent where there is one",
    ),
    "no list": (at_top(item={"linkId": "weeks"}), "response: a list is expected here"),
    "no object": (at_top(item=["Jo"]), "response: an item is no JSON object"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_and_never_repeated(name: str) -> None:
    change, message = REFUSED[name]
    made = deepcopy(GOOD)
    change(made)
    with pytest.raises(ResponseError) as refused:
        READER.read(made)
    assert str(refused.value) == message
    assert "Jo" not in str(refused.value) + "".join(f.remedy for f in refused.value.faults)


def test_items_too_deep_in_one_another_are_refused() -> None:
    made = deepcopy(GOOD)
    inner = made
    for _ in range(8):
        inner["item"] = [{"linkId": "weeks-help"}]
        (inner,) = inner["item"]
    with pytest.raises(ResponseError, match="lie deeper in one another than in this form"):
        READER.read(made)


def test_a_model_of_fhir_that_others_keep_takes_it() -> None:
    fhir = pytest.importorskip(
        "fhir.resources.R4B.questionnaireresponse", reason="fhir.resources is not installed here"
    )
    for person in fit_people(BOOK, 50):
        fhir.QuestionnaireResponse.model_validate(response_of(BOOK, person))


def test_an_item_without_an_answer_may_say_why() -> None:
    made = deepcopy(GOOD)
    weeks = made["item"][0]["item"][1]
    del weeks["answer"]
    weeks["extension"] = NO_VALUE
    assert READER.read(made).answers == {"pregnant": "yes"}
