"""A decision about the release is whole or not there, and ends on a day."""

from typing import Any

import pytest
from pydantic import ValidationError

from rules.model.release import Release, stands_open
from tests.support.releasing import decided

WHOLE = decided("0123456789ab")


def test_a_whole_release_is_taken_and_each_part_knows_its_day() -> None:
    release = Release.model_validate(WHOLE)
    days = {name: part.decided.isoformat() for name, part in release.parts() if part}
    assert len(days) == 6
    assert set(days.values()) == {"2026-11-20"}


@pytest.mark.parametrize("part", WHOLE)
def test_every_part_may_be_null_and_none_may_be_half(part: str) -> None:
    Release.model_validate(WHOLE | {part: None})
    with pytest.raises(ValidationError, match="Field required"):
        Release.model_validate({name: value for name, value in WHOLE.items() if name != part})
    for field in WHOLE[part]:
        half = {name: value for name, value in WHOLE[part].items() if name != field}
        with pytest.raises(ValidationError):
            Release.model_validate(WHOLE | {part: half})


@pytest.mark.parametrize(
    ("part", "field", "value", "says"),
    [
        ("hazard_log", "review_by", "2026-11-20", "'review_by' is not after 'approved_on'"),
        ("incidents", "review_by", "2026-01-01", "'review_by' is not after 'tried_on'"),
        ("device_decision", "registration", "Class I", "what is no device has none"),
        ("device_decision", "decision", "device", "a device has a 'registration'"),
        ("clinical_safety_officer", "registration", "12", "a number of the GMC has seven digits"),
        ("safety_case", "approved_by", " ", "should match pattern"),
        ("incidents", "address", "to us", "should match pattern"),
        ("safety_case", "rule_set", "1.0", "should match pattern"),
    ],
)
def test_what_cannot_be_meant_is_refused(part: str, field: str, value: str, says: str) -> None:
    changed: dict[str, Any] = WHOLE | {part: WHOLE[part] | {field: value}}
    with pytest.raises(ValidationError, match=says):
        Release.model_validate(changed)


@pytest.mark.parametrize("part", WHOLE)
def test_no_text_may_be_blank(part: str) -> None:
    texts = [name for name, value in WHOLE[part].items() if isinstance(value, str)]
    for field in texts:
        with pytest.raises(ValidationError):
            Release.model_validate(WHOLE | {part: WHOLE[part] | {field: " \n"}})


@pytest.mark.parametrize("register", ["gmc", "Gmc", " GMC "])
def test_a_register_is_known_however_it_is_written(register: str) -> None:
    officer = WHOLE["clinical_safety_officer"] | {"registered_with": register, "registration": "12"}
    with pytest.raises(ValidationError, match="a number of the GMC has seven digits"):
        Release.model_validate(WHOLE | {"clinical_safety_officer": officer})


def test_a_register_whose_numbers_nobody_described_takes_any_number() -> None:
    officer = WHOLE["clinical_safety_officer"] | {"registered_with": "HCPC", "registration": "PH1"}
    Release.model_validate(WHOLE | {"clinical_safety_officer": officer})


@pytest.mark.parametrize(
    "words",
    [
        *(
            "...",
            "\u2026",
            "TBC",
            "tbc",
            "A Name, TBD",
            "?",
            "-",
            " . ",
            "First Last",
            "Name, role",
        ),
        *("Name, role, how soon", "Name, what qualifies them", "Where it is kept", "n/a", "none"),
        *(
            "Why, and where the whole reasoning is kept.",
            "To be confirmed",
            "The board (to be agreed)",
        ),
        *(
            "Midwife to be appointed.",
            "1.0 DRAFT",
            "the maternity unit at ...",
            "Not yet",
            "unknown",
        ),
        # As release.yaml shows what to write.
        *("1234567", "harm@example.org", "https://example.org/harm"),
    ],
)
def test_what_only_keeps_a_place_free_decides_nothing(words: str) -> None:
    assert stands_open(words)
    officer = WHOLE["clinical_safety_officer"] | {"appointed_by": words}
    release = Release.model_validate(WHOLE | {"clinical_safety_officer": officer})
    found = [left for _, part in release.parts() if part for left in part.left_open()]
    assert found == [("appointed_by", words)]


@pytest.mark.parametrize(
    "words",
    [
        *("Made-up Officer", "GMC", "1.0", "v2", "DPIA v2", "not_a_device", "0000000", "7"),
        *("A Name, safety lead, within a day", "See the minutes of that day.", "Nobody Jones"),
        *("The draft guidance does not reach it.", "It has to be done by a clinician.", "A. Name"),
        *("harm@hospital.test", "1234568", "By e-mail: see the example.org of that day."),
    ],
)
def test_what_was_decided_is_taken(words: str) -> None:
    assert not stands_open(words)


def test_a_whole_release_leaves_nothing_open() -> None:
    parts = [part for _, part in Release.model_validate(WHOLE).parts() if part]
    assert [left for part in parts for left in part.left_open()] == []
