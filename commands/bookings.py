"""The verb `bookings`: made-up people, and what the rules say to 1,000 of them."""

from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cohort import table_file, version_of
from commands.said import Refused, Said, add_folder, writing
from rules import ContentError
from rules.loading.book import read_book
from rules.loading.bookings import load_bookings
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.bookings import BookingsFile

if TYPE_CHECKING:
    from cohort.per_thousand import PerThousand
    from explainer.changes import Report
    from explainer.review.decisions import Decision

    Decisions = Iterable[Decision]

NO_SHARES = "there is no bookings.yaml, so nothing says how common each answer is"


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    file = "write the people into this file instead: .parquet, .csv or .ndjson, for cohort"
    parser.add_argument("out", type=Path, nargs="?", help=file)
    parser.add_argument("--people", type=int, default=200_000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another number, other people")
    parser.add_argument("--against", metavar="OLD", help="compare with a folder or a git revision")
    add_folder(parser)


def run(
    project: Project,
    out: Path | None = None,
    people: int = 200_000,
    seed: int = 1,
    against: str | None = None,
) -> Said:
    """Make people up from published and guessed shares: never an estimate for a place."""
    from cohort.per_thousand import GROUPS
    from cohort.said import as_lines

    book = read_book(project)
    shares = load_bookings(project, book)
    if shares is None:
        raise Refused(NO_SHARES)
    if people < GROUPS:
        raise Refused(f"{people} people are too few: make at least {GROUPS}")
    if out is not None:
        return _written(book, shares, out, people, seed)
    before = version_of(against, project) if against is not None else None
    return Said(0, "\n".join(as_lines(_found(book, shares, before, people, seed))))


def with_bookings(report: "Report", project: Project, old: str, new: str | None) -> "Report":
    """A comparison with what it does to 1,000 made-up people, where somebody comes out different.

    Without shares, or with ones that do not fit the questions, nothing is said of people.
    """
    if not report.changes or (report.effect and not report.effect.differing):
        return report
    book = version_of(new, project) if new else read_book(project)
    try:
        shares = load_bookings(project, book)
    except ContentError:  # `check` says why
        return report
    if shares is None:
        return report
    from cohort.per_thousand import per_thousand
    from cohort.said import WHAT, notes, tables
    from explainer.changes.report import Bookings

    found = per_thousand(book, shares, version_of(old, project))
    return replace(report, bookings=Bookings(WHAT, notes(found), tuple(tables(found))))


def speaking_in(project: Project, book: RuleBook, decisions: "Decisions") -> dict[str, str]:
    """For how many of 1,000 made-up people each decision speaks; nothing without shares."""
    try:
        shares = load_bookings(project, book)
    except ContentError:  # `check` says why
        return {}
    if shares is None:
        return {}
    from cohort.per_thousand import speaking

    return speaking(book, shares, {decision.id: decision.rules for decision in decisions})


def _found(
    book: RuleBook, shares: BookingsFile, before: RuleBook | None, people: int, seed: int
) -> "PerThousand":
    from cohort.per_thousand import GROUPS, per_thousand

    each = people // GROUPS
    return per_thousand(book, shares, before, groups=GROUPS, people=each, seed=seed)


def _written(book: RuleBook, shares: BookingsFile, out: Path, people: int, seed: int) -> Said:
    from cohort.bookings import Bookings, people_of
    from cohort.per_thousand import GROUPS
    from cohort.writing import writing as writing_table

    table_file(out)
    notes = {"rules": book.version, "purpose": "made-up people; never an estimate for a place"}
    groups = [people // GROUPS + (i < people % GROUPS) for i in range(GROUPS)]
    with writing(out), writing_table(out, notes) as writer:
        for group in people_of(Bookings(book, shares), groups, seed):
            writer.write(group)
    return Said(0, f"{out}: {people:,} made-up people")
