"""Reminders for a calendar: only where a rule says so, and on days that are true."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from explainer.outputs.calendar import Entry, as_calendar, reminders
from rules import assess
from tests.support.answers import NO_SIGNS
from tests.support.real_book import BOOK, PAGES
from tests.support.vignettes import answers_of

DAY = date(2026, 11, 28)
V2 = answers_of("v-2-two-late-losses-waters-at-16-weeks")
TWINS = NO_SIGNS | {"babies": "two_or_more"}


def entries(answers: dict[str, Any]) -> tuple[Entry, ...]:
    return reminders(BOOK, assess(BOOK, answers), PAGES, DAY)


def test_nobody_gets_any_without_the_advice() -> None:
    assert entries(NO_SIGNS | {"weeks": 12}) == ()


@pytest.mark.parametrize(
    ("answers", "advice"),
    [(V2 | {"weeks": 9}, "ask_about_cervix_scan"), (TWINS | {"weeks": 12}, "twins_scan")],
)
def test_each_stands_on_the_first_day_on_which_its_week_can_be_reached(
    answers: dict[str, Any], advice: str
) -> None:
    assert advice in assess(BOOK, answers).advice
    weeks = PAGES.reminders[advice].weeks
    days = [DAY + timedelta(days=7 * (week - answers["weeks"]) - 6) for week in weeks]
    found = entries(answers)
    assert [entry.day for entry in found] == days
    assert [f" {week} weeks" in entry.text for week, entry in zip(weeks, found, strict=True)] == [
        True
    ] * len(weeks)


@pytest.mark.parametrize("weeks", range(24))
def test_none_is_for_today_or_for_a_week_that_is_over(weeks: int) -> None:
    for entry in entries(V2 | {"weeks": weeks}):
        assert entry.day > DAY


@pytest.mark.parametrize("weeks", ["not_sure", 20, 23])
def test_without_weeks_or_after_the_last_one_there_are_none(weeks: str | int) -> None:
    assert entries(V2 | {"weeks": weeks}) == ()


def test_the_file_is_one_that_calendars_read() -> None:
    found = entries(V2 | {"weeks": 9})
    made = Calendar.from_ical(as_calendar(found, "The site", DAY))
    events = made.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [entry.day for entry in found]
    assert [str(event["description"]) for event in events] == [entry.text for entry in found]
    assert len({str(event["uid"]) for event in events}) == len(found) > 1
    assert all(
        event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in events
    )


def test_every_reminder_goes_with_advice_that_there_is() -> None:
    assert PAGES.reminders.keys() <= {offer.id for offer in BOOK.advice}
