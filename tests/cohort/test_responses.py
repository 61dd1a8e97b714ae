"""FHIR bulk files: the same results as from the answers themselves, and refusals row by row."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cohort.audit import Wanted, audit
from tests.support.population import differing
from tests.support.real_book import BOOK
from tests.support.responses import fit_people, response_of

PEOPLE = fit_people(BOOK, 60)
RESPONSES = [{**response_of(BOOK, person), "id": f"r{i}"} for i, person in enumerate(PEOPLE)]


def rows_of(folder: Path, responses: list[dict[str, Any]], *keep: str) -> list[dict[str, Any]]:
    file, out = folder / "responses.ndjson", folder / "out.parquet"
    file.write_text("".join(json.dumps(each) + "\n" for each in responses), encoding="utf-8")
    found = audit(BOOK, file, out, Wanted(keep), lambda _: None)
    assert found.absent == []
    rows: list[dict[str, Any]] = pq.read_table(out).to_pylist()
    return rows


def test_it_says_what_the_engine_says(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, RESPONSES, "id")
    assert differing(BOOK, PEOPLE, rows) == []
    assert [row["id"] for row in rows] == [f"r{i}" for i in range(len(rows))]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"status": "entered-in-error"},
            "response: it is marked as entered in error, so nothing in it counts",
        ),
        ({"resourceType": "Patient"}, "response: this is no QuestionnaireResponse"),
        (
            {"questionnaire": "https://example.org/fhir/Questionnaire/x|1", "status": "Jo"},
            "response: its status is none that counts; response: it answers another form, or"
            " another version of this one",
        ),
    ],
)
def test_a_response_that_cannot_be_taken_is_kept_and_says_why(
    tmp_path: Path, change: dict[str, str], problem: str
) -> None:
    first, second, *_ = rows_of(tmp_path, [RESPONSES[0], {**RESPONSES[1], **change}])
    assert first["problem"] is None
    assert (second["problem"], second["level"]) == (problem, None)


def test_what_is_wrong_with_an_answer_is_said_as_of_every_table(tmp_path: Path) -> None:
    answers = [{"valueCoding": {"code": code}} for code in ("none", "urge_to_push")]
    text = json.dumps(RESPONSES[0]["item"])
    group = {
        "linkId": "how_you_are-group",
        "item": [
            {"linkId": "weeks", "answer": [{"valueInteger": 99}]},
            {"linkId": "emergency_signs", "answer": answers},
        ],
    }
    assert "how_you_are-group" in text
    _, row = rows_of(tmp_path, [RESPONSES[0], {**RESPONSES[0], "item": [group]}])
    assert {*row["problem"].split("; ")} == {
        "weeks: this is outside the range 0 to 42",
        "emergency_signs: an answer that stands alone is given with another",
    }
