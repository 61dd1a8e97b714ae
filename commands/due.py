"""The verb `due`: what has to be read or looked at again, and by when."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Said, add_folder, writing
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("--days", type=int, default=60, help="how far to look ahead (60)")
    parser.add_argument("--calendar", type=Path, metavar="FILE", help="write all of it as .ics")
    add_folder(parser)


def run(project: Project, days: int = 60, calendar: Path | None = None) -> Said:
    """Say which sources, numbers and helplines have to be looked at again soon."""
    from desk.due import as_calendar, as_text, everything_due, within
    from explainer.dates import today

    found = everything_due(project)
    if calendar:
        with writing(calendar):
            calendar.write_bytes(as_calendar(found, today()))
    soon = within(found, today(), days)
    if not soon:
        return Said(0, f"Nothing falls due in the next {days} days.")
    return Said(int(soon[0].day < today()), as_text(soon, today()))
