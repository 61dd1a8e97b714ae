"""What people have to decide before a release: everything that is missing is named, at once."""

from datetime import timedelta
from typing import Any

import pytest

from desk.release import NOBODY_TO_WRITE_TO, NOT_YET, as_lines, lacking
from rules import RuleBook
from rules.loading.project import Project
from rules.loading.release import load_release
from rules.model.release import Release
from tests.support.real_book import BOOK
from tests.support.releasing import UNTIL, decided, judged
from tests.support.signers import DAY
from tests.support.units import NOBODY

SERVICE = NOBODY.model_copy(update={"email": "us@hospital.test"})
JUDGED = judged(BOOK)
COUNT = len(BOOK.hazards)


def lacks(book: RuleBook = JUDGED, today: Any = DAY, **changed: Any) -> list[str]:
    release = Release.model_validate(decided(book.version, **changed))
    return lacking(release, book, SERVICE, today)


def test_when_everything_is_decided_nothing_is_missing() -> None:
    assert lacks() == []
    assert lacks(today=UNTIL) == []


def test_what_the_project_ships_lacks_every_part_and_every_hazard() -> None:
    found = lacking(load_release(Project()), BOOK, NOBODY, DAY)
    assert found[:6] == [f"{words} Fill in {name}." for name, words in NOT_YET.items()]
    assert found[6] == NOBODY_TO_WRITE_TO
    assert [line.partition(":")[0] for line in found[7:]] == [
        f"{COUNT} of {COUNT} hazards have no initial risk",
        f"{COUNT} of {COUNT} hazards have no residual risk",
    ]
    assert found[-1].endswith(f", {BOOK.hazards[-1].id}.")


def test_every_part_has_words_for_when_it_is_missing() -> None:
    assert list(NOT_YET) == list(Release.model_fields)


@pytest.mark.parametrize("part", NOT_YET)
def test_each_part_alone_keeps_it_back(part: str) -> None:
    without: Any = {part: None}
    assert lacks(**without) == [f"{NOT_YET[part]} Fill in {part}."]


def test_a_text_that_only_keeps_the_place_free_is_no_decision() -> None:
    officer = decided(BOOK.version)["clinical_safety_officer"] | {"name": "First Last"}
    assert lacks(clinical_safety_officer=officer) == [
        "clinical_safety_officer is not decided: its name is 'First Last'. Write what was decided."
    ]


def test_each_part_ends_the_day_after_its_date() -> None:
    found = lacks(today=UNTIL + timedelta(days=1))
    assert found == [f"{part} counts no longer: its review_by was {UNTIL}." for part in NOT_YET]


def test_a_part_of_tomorrow_does_not_count_yet() -> None:
    assert len(lacks(today=DAY - timedelta(days=1))) == len(NOT_YET)


def test_one_hazard_that_nobody_judged_keeps_it_back() -> None:
    first, *others = JUDGED.hazards
    book = judged(BOOK)
    object.__setattr__(book, "hazards", (first.model_copy(update={"residual_risk": None}), *others))
    assert lacks(book) == [f"1 of {COUNT} hazards have no residual risk: H-01."]


def test_an_unacceptable_risk_keeps_it_back_and_an_undesirable_one_does_not() -> None:
    assert lacks(judged(BOOK, severity="catastrophic", likelihood="very_low")) == []
    high = judged(BOOK, severity="catastrophic", likelihood="medium")
    (found,) = lacks(high)
    assert found.startswith("A residual risk is unacceptable (4 or 5): H-01 (4), H-02 (4)")


def test_a_hazard_judged_after_the_log_was_approved_makes_the_approval_stale() -> None:
    (found,) = lacks(judged(BOOK, judged_on=DAY + timedelta(days=1)))
    assert found.startswith(f"Hazards were judged after hazard_log was approved ({DAY}): H-01,")


def test_a_safety_case_about_other_rules_does_not_count() -> None:
    case = decided("0123456789ab")["safety_case"]
    assert lacks(safety_case=case) == [
        "The safety case is about rule set 0123456789ab, "
        f"and this is {BOOK.version}. Approve one for it."
    ]


def test_a_long_list_is_wrapped() -> None:
    lines = as_lines(["a " * 100, "b"]).split("\n")
    assert max(map(len, lines)) <= 96
    assert [line[:4] for line in lines] == ["  - ", "    ", "    ", "  - "]
