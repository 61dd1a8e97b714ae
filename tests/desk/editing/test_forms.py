"""Forms made from the models, conditions from lists, and the numbers in conditions."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from desk.editing.conditions import choices_of, compared, joined, named, picked
from desk.editing.forms import Field, fields_of, filled, fixed_of, wrong_id
from desk.editing.kinds import KINDS
from desk.editing.thresholds import sentence_of, thresholds
from desk.schema_names import plain_names
from explainer.sentences import Sentences, Voice
from rules.loading.project import Project
from rules.model.conditions import Condition
from tests.support.real_book import BOOK, SENTENCES, WORDING

PROJECT = Project()
NAMES = plain_names(BOOK, WORDING)


def fields(kind: str) -> dict[str, Field]:
    return {field.name: field for field in fields_of(KINDS[kind].model, NAMES)}


def test_every_kind_has_a_form_and_a_place() -> None:
    for kind in KINDS.values():
        found = fields_of(kind.model, NAMES)
        assert all(field.about for field in found), kind.id
        for place in kind.places(PROJECT, BOOK).values():
            assert place.items(place.source(PROJECT))


def test_an_id_is_as_its_kind_has_it() -> None:
    for kind in KINDS.values():
        fine, wrong = ("a-b", "a_b") if kind.id == "vignette" else ("a_b", "a-b")
        assert wrong_id(kind.model, fine) == ""
        assert wrong_id(kind.model, wrong).startswith(f"'{wrong}' is not a valid id")
        assert wrong_id(kind.model, "Scan booked")


def test_an_option_has_the_fields_of_its_model() -> None:
    found = fields("option")
    assert found["text"] == Field("text", "text", "The full wording on the page.", True, {})
    assert found["neutral"].kind == "flag"
    assert not found["hint"].is_required
    assert found["situation"].choices.keys() == {"pregnant", "after_a_birth"}
    assert "id" not in found


def test_a_rule_names_what_there_is() -> None:
    found = fields("rule")
    assert found["when"].kind == "condition"
    assert found["level"].kind == "one_of"
    assert "call_now" in found["level"].choices
    assert {"quiet", "call_now"} <= found["if_cant_tell"].choices.keys()
    assert found["advice"].kind == "some_of"
    assert found["advice"].choices == NAMES["advice"]
    assert found["hazards"].kind == "some_of"
    assert found["evidence"].kind == "yaml"
    assert found["rationale"].kind == "text"


def test_a_source_and_a_phone_have_dates() -> None:
    assert fields("source")["review_by"].kind == "date"
    assert fields("source")["year"].kind == "number"
    assert fields("phone")["confidence"].kind == "one_of"
    assert fields("phone")["checked_on"].kind == "date"


def test_a_question_has_its_kind_already() -> None:
    assert fixed_of(KINDS["choices_question"].model) == {"kind": "choices"}
    assert "kind" not in fields("choices_question")


def test_what_was_left_empty_is_left_out() -> None:
    found = [*fields("source").values()]
    given = {"title": " A \n title ", "note": "", "year": None, "review_by": date(2027, 1, 1)}
    assert filled(found, given) == {
        "title": "A title",
        "checked_on": None,
        "review_by": date(2027, 1, 1),
    }


CARE = BOOK.questionnaire.question("care_so_far")
PREGNANT = BOOK.questionnaire.question("pregnant")


@pytest.mark.parametrize(
    ("condition", "written"),
    [
        (picked(PREGNANT, ["yes"]), {"pregnant": {"is": "yes"}}),
        (picked(PREGNANT, ["yes", "not_sure"]), {"pregnant": {"one_of": ["yes", "not_sure"]}}),
        (picked(CARE, ["cervix_scan"]), {"care_so_far": {"includes": "cervix_scan"}}),
        (
            picked(CARE, ["cervix_scan", "not_sure"]),
            {
                "any": [
                    {"care_so_far": {"includes": "cervix_scan"}},
                    {"care_so_far": {"is": "not_sure"}},
                ]
            },
        ),
        (
            joined("all", [compared(PREGNANT, "at_least", 3), named("has_stitch")]),
            {"all": [{"pregnant": {"at_least": 3}}, {"condition": "has_stitch"}]},
        ),
    ],
)
def test_a_condition_is_put_together_from_lists(condition: object, written: object) -> None:
    assert condition == written


def test_it_is_read_back_as_a_sentence() -> None:
    written = joined("all", [picked(PREGNANT, ["yes"]), named("has_stitch")])
    condition: Condition = TypeAdapter(Condition).validate_python(written)
    sentence = Sentences(BOOK, SENTENCES, Voice.CLINICAL).condition(condition)
    assert "pregnan" in sentence.lower()
    assert {"yes", "not_sure"} <= choices_of(PREGNANT).keys()


def test_every_number_in_a_condition_is_found_with_its_sentence() -> None:
    found = [*thresholds(PROJECT, BOOK)]
    assert len(found) > 20
    weeks = next(one for one in found if one.owner == "before_37_weeks")
    assert weeks.label == f"{weeks.question.label}: at least 37"
    assert "37" in sentence_of(weeks, BOOK, SENTENCES)
    assert {one.kind for one in found} >= {"rule", "condition"}
    assert len({(one.file, one.name) for one in found}) == len(found)
    assert all(sentence_of(one, BOOK, SENTENCES) for one in found)
