"""Which unit of local.yaml fits: only one that certainly answers, and that somebody has checked."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from rules.loading.local import load_local
from rules.loading.project import Project
from rules.model.local import Local, Unit
from tests.support.units import NOBODY, unit

TODAY = date(2026, 11, 28)


def found(
    *units: Unit, weeks: int | None = 22, after_birth: bool = False, **more: Any
) -> list[str]:
    asked: dict[str, Any] = {"contact": "maternity_unit", "today": TODAY} | more
    local = Local(service=NOBODY, units=units)
    return [u.id for u in local.unit_for(weeks=weeks, after_birth=after_birth, **asked)]


def test_the_project_ships_it_empty() -> None:
    local = load_local(Project())
    assert local.units == ()
    assert local.service == NOBODY


@pytest.mark.parametrize(
    ("weeks", "fits"), [(15, False), (16, True), (30, True), (42, True), (None, False)]
)
def test_it_has_to_answer_in_her_week(weeks: int | None, fits: bool) -> None:
    assert bool(found(unit(), weeks=weeks)) is fits


def test_with_weeks_not_sure_it_has_to_answer_in_every_week() -> None:
    assert found(unit(weeks_from=0), weeks=None) == ["triage"]


def test_it_has_to_be_whom_the_result_says_to_call() -> None:
    assert found(unit(), contact="midwife_or_booking") == []


@pytest.mark.parametrize(("until", "fits"), [(None, False), (4, False), (6, True), (8, True)])
def test_after_a_birth_it_has_to_answer_for_all_that_was_asked(
    until: int | None, fits: bool
) -> None:
    assert bool(found(unit(weeks_after_birth=until), weeks=None, after_birth=True)) is fits


def test_after_a_loss_none_is_named() -> None:
    assert found(unit(), weeks=None) == []


@pytest.mark.parametrize(
    "changed", [{"checked_on": None}, {"review_by": date(2026, 11, 27)}], ids=str
)
def test_a_number_that_is_not_checked_or_past_its_date_is_not_shown(
    changed: dict[str, Any],
) -> None:
    assert found(unit(**changed)) == []
    assert found(unit(review_by=TODAY)) == ["triage"]


def test_of_several_the_one_for_the_fewest_weeks_comes_first() -> None:
    early = unit("early", weeks_from=16, weeks_to=24)
    assert found(unit("all", weeks_from=0), unit(), early) == ["early", "triage", "all"]


@pytest.mark.parametrize(
    "changed",
    [
        {"weeks_from": 24, "weeks_to": 20},
        {"weeks_to": 43},
        {"weeks_to": None},
        {"weeks_from": None, "weeks_to": None, "weeks_after_birth": None},
        {"number": "call us"},
        {"number": "111"},
        {"contacts": []},
        {"always_open": "yes"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        unit(**changed)
