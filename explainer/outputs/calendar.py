"""Reminders for her calendar, as an iCalendar file.

They go with a piece of advice (pages.yaml) and stand at weeks of her pregnancy. She gave whole
weeks, and that was today: 14 weeks can be 14 weeks and 6 days. So each entry stands on the first
day on which she can reach its week, and says that she reaches it in these days. Without her weeks
there are none. No date of hers is kept, nor is the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from explainer.answers_in_words import weeks_told
from explainer.page_words import PublicPages
from rules import Assessment, RuleBook

DAYS_UNTOLD: Final = timedelta(days=6)  # a whole week may be as many days further on
SEEN_AT: Final = timedelta(hours=9)  # of an entry for a whole day


@dataclass(frozen=True)
class Entry:
    """One reminder: the day it stands on, and its words."""

    day: date
    title: str
    text: str


def reminders(
    book: RuleBook, assessment: Assessment, pages: PublicPages, today: date
) -> tuple[Entry, ...]:
    """What can be put into her calendar, the earliest first; empty when no rule says so."""
    weeks = weeks_told(book, assessment)
    if weeks is None:
        return ()
    found: dict[date, Entry] = {}  # two pieces of advice for the same day are one reminder
    for name, words in pages.reminders.items():
        for week in words.weeks if name in assessment.advice else ():
            if week > weeks:
                day = today + timedelta(weeks=week - weeks) - DAYS_UNTOLD
                entry = Entry(day, words.title, words.text.format(weeks=week))
                found.setdefault(day, entry)
    return tuple(found[day] for day in sorted(found))


def as_calendar(entries: Iterable[Entry], site: str, today: date) -> bytes:
    """The entries as an iCalendar file, made on `today`."""
    from icalendar import Alarm, Calendar, Event  # half a second, which only those need who ask

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{site}//")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.day:%Y%m%d}@reminders")  # taken in again, it is the same entry
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", SEEN_AT)
        event.add_component(alarm)
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
