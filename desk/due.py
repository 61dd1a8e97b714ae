"""What falls due: sources to be read again, numbers to be looked at again, decisions to be made."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from rules.lint.checks.phone_dates import due_phones
from rules.loading.layout import RELEASE, WORDS
from rules.loading.project import Project
from rules.model.release import Release


class Due(NamedTuple):
    """One thing that falls due on a day."""

    day: date
    what: str
    name: str


def everything_due(project: Project) -> list[Due]:
    """All that has a review date, the earliest first."""
    found = [
        Due(source.review_by, "read this source again", source.id)
        for source in project.items("sources", "sources")
    ]
    wording = project.document(WORDS).data
    for name, path, day in due_phones(wording):
        kind = "number" if path[0] == "phones" else "helpline"
        found.append(Due(day + timedelta(days=1), f"look at this {kind} again", name))
    release = project.model(RELEASE, Release)
    for name, part in release.parts() if release else ():
        if part is not None:
            found.append(Due(part.review_by, "decide this anew", name))
    return sorted(found)


def within(found: Iterable[Due], today: date, days: int) -> list[Due]:
    """What falls due in the next days, or is past."""
    return [due for due in found if due.day <= today + timedelta(days=days)]


def as_text(found: Iterable[Due], today: date) -> str:
    """What falls due, a line a day and kind."""
    lines = []
    for (day, what), dues in groupby(found, key=lambda due: (due.day, due.what)):
        past = " (past)" if day < today else ""
        lines.append(f"{day}{past}  {what}: {', '.join(due.name for due in dues)}")
    return "\n".join(lines)


def as_calendar(found: Iterable[Due], stamp: date) -> bytes:
    """The same as a calendar file, with one entry for all of a day and kind."""
    from icalendar import Calendar, Event  # half a second, which only those need who ask

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//self-assessment//due//EN")
    for (day, what), dues in groupby(found, key=lambda due: (due.day, due.what)):
        names = [due.name for due in dues]
        event = Event()
        event.add("uid", f"{day:%Y%m%d}-{what.replace(' ', '-')}@self-assessment")
        event.add("dtstamp", datetime.combine(stamp, time(), UTC))
        event.add("dtstart", day)
        event.add("summary", f"{what.capitalize()} ({len(names)})")
        event.add("description", ", ".join(names))
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
