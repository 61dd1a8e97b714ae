"""The verb `cohort`: what the rules say of a whole table of people, for audit of the rules."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import progress
from commands.said import Refused, Said, add_folder, writing
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.book import RuleBook

if TYPE_CHECKING:
    from cohort.audit import Wanted


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("people", type=Path, nargs="?", help="a .parquet, .csv or .ndjson file")
    parser.add_argument("out", type=Path, nargs="?", help="where the results go, in any of these")
    parser.add_argument("--keep", default="", metavar="A,B", help="columns to copy, such as person")
    parser.add_argument("--by", metavar="COLUMN", help="count the levels of each group apart")
    parser.add_argument("--against", metavar="OLD", help="compare with a folder or a git revision")
    empty = "write an empty table, and say what may stand in each column"
    parser.add_argument("--template", type=Path, metavar="FILE", help=empty)
    add_folder(parser)


def run(
    project: Project,
    people: Path | None = None,
    out: Path | None = None,
    *,
    keep: str = "",
    by: str | None = None,
    against: str | None = None,
    template: Path | None = None,
) -> Said:
    """Assess a table of people, for audit of the rules and not for deciding about a person."""
    from cohort.audit import Wanted

    book = read_book(project)
    if template:
        return _template(book, template)
    if people is None or out is None:
        raise Refused("give a table of people and where the results go, or --template FILE")
    before = version_of(against, project) if against is not None else None
    kept = tuple(name.strip() for name in keep.split(",") if name.strip())
    return _audit(book, people, out, Wanted(kept, by, before), against)


def _audit(book: RuleBook, people: Path, out: Path, wanted: "Wanted", against: str | None) -> Said:
    """1 when some rows cannot be read."""
    from cohort.audit import audit
    from cohort.columns.faults import TableError
    from cohort.reading import known_suffix
    from cohort.summary import as_lines

    table_file(out)
    if people.resolve() == out.resolve():
        raise Refused(f"{out}: the results would be written over the people")
    try:
        known_suffix(people)
        with writing(out):
            found = audit(book, people, out, wanted, progress())
    except TableError as error:
        raise Refused(f"{people}: {error}") from None
    return Said(int(found.counts.unread > 0), "\n".join(as_lines(found, wanted.by, against)))


def _template(book: RuleBook, file: Path) -> Said:
    from cohort.template import described, write_template

    table_file(file)
    with writing(file):
        write_template(book, file)
    return Said(0, "\n".join(described(book)))


def table_file(file: Path) -> None:
    """Refuse a file to write whose name does not say what it is to be."""
    from cohort.columns.faults import TableError
    from cohort.reading import known_suffix

    try:
        known_suffix(file)
    except TableError as error:
        raise Refused(f"{file}: {error}") from None


def version_of(name: str, project: Project) -> RuleBook:
    """The rule book of a folder or a git revision."""
    from rules.changes.revisions import RevisionError, folder_of

    try:
        with folder_of(name, project.root) as folder:
            return read_book(Project(folder))
    except RevisionError as error:
        raise Refused(str(error)) from None
