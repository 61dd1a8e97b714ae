"""Codes: our own systems, and a map to the codes of whoever deploys it."""

import pytest

from interop.fhir.questionnaire import QuestionnaireWriter
from rules.model.codes import NO_CODES, Codes
from tests.support.real_book import BOOK

DECIDED = {"decided_by": "A. Example, midwife", "decided_on": "2027-01-31"}
CODES = Codes.model_validate(
    {
        "address": "https://fhir.trust.example",
        "codes": [
            {"question": "weeks", "system": "urn:example", "code": "W1", **DECIDED},
            {
                "question": "cervix_treatments",
                "answer": "cone_biopsy",
                "system": "urn:example",
                "code": "C1",
                "display": "Cone",
                "equivalence": "narrower",
                **DECIDED,
            },
        ],
    }
)
WRITER = QuestionnaireWriter(BOOK, CODES, approved=False)


def test_a_code_of_a_question_stands_at_its_item() -> None:
    found = {
        item["linkId"]: item["code"]
        for group in WRITER.questionnaire()["item"]
        for item in group["item"]
        if "code" in item
    }
    assert found == {"weeks": [{"system": "urn:example", "code": "W1"}]}


def test_codes_of_answers_are_a_map_with_who_decided() -> None:
    made = WRITER.terms.concept_map()
    assert made is not None
    assert (made["status"], made["version"]) == ("draft", BOOK.version)
    assert made["group"] == [
        {
            "source": "https://fhir.trust.example/CodeSystem/"
            "cervical-weakness-self-assessment-cervix-treatments",
            "sourceVersion": BOOK.version,
            "target": "urn:example",
            "element": [
                {
                    "code": "cone_biopsy",
                    "target": [
                        {
                            "code": "C1",
                            "display": "Cone",
                            "equivalence": "narrower",
                            "comment": "Decided by A. Example, midwife on 2027-01-31.",
                        }
                    ],
                }
            ],
        }
    ]


def test_without_codes_there_is_no_map_and_every_answer_is_in_our_own_systems() -> None:
    terms = QuestionnaireWriter(BOOK, NO_CODES, approved=False).terms
    assert terms.concept_map() is None
    systems = {entry["fullUrl"]: entry["resource"] for entry in terms.code_systems()["entry"]}
    pregnant = systems[
        "https://example.org/fhir/CodeSystem/cervical-weakness-self-assessment-pregnant"
    ]
    assert [each["code"] for each in pregnant["concept"]][:2] == ["yes", "no"]
    assert pregnant["count"] == len(pregnant["concept"])
    assert not any(
        coding["system"].startswith("http://snomed.info")
        for entry in systems.values()
        for coding in [{"system": entry["url"]}]
    )


def test_models_of_fhir_that_others_keep_take_them() -> None:
    reason = "fhir.resources is not installed here"
    bundles = pytest.importorskip("fhir.resources.R4B.bundle", reason=reason)
    maps = pytest.importorskip("fhir.resources.R4B.conceptmap", reason=reason)
    bundles.Bundle.model_validate(WRITER.terms.code_systems())
    maps.ConceptMap.model_validate(WRITER.terms.concept_map())
