"""The verb `words`: every text out to a file of Excel or Word, and the new words back."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commands.said import Refused, Said, add_folder, counted, writing
from rules.loading.project import Project

if TYPE_CHECKING:
    from desk.editing.bench import Bench, Tried
    from desk.words.back import Brought, NewWords

EXCEL, WORD = ".xlsx", ".docx"
NOT_YET = "Nothing is changed yet: add --write, or --propose TITLE --by NAME."
EXAMPLES = """\
  cli.py words out words.xlsx                    every text, for Excel
  cli.py words out topics.docx --only "topics.*" those of the topics, for Word
  cli.py words back words.xlsx                   show what came back, with every check
  cli.py words back words.xlsx --write           change the files
  cli.py words back words.xlsx --propose "Shorter words for the scan" --by "First Last"
"""


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    option = parser.add_argument
    option("way", choices=("out", "back"), help="out of the project, or back into it")
    option("file", type=Path, metavar="FILE", help="a workbook (.xlsx) or a document (.docx)")
    option("--only", metavar="PATTERN", default="*", help="out: only texts with such a name")
    option("--write", action="store_true", help="back: change the files")
    option("--propose", metavar="TITLE", help="back: change them, and propose it as this")
    option("--by", metavar="NAME", default="", help="who proposes it")
    add_folder(parser)


def run(
    project: Project,
    way: str,
    file: Path,
    *,
    only: str = "*",
    write: bool = False,
    propose: str | None = None,
    by: str = "",
) -> Said:
    """Take every text out to Excel or Word, or bring back the new words from there."""
    if file.suffix.lower() not in (EXCEL, WORD):
        raise Refused(f"{file}: name a workbook ({EXCEL}) or a document ({WORD})")
    if way == "out":
        return _out(project, file, only)
    return _back(project, file, write, propose, by)


def _out(project: Project, file: Path, only: str) -> Said:
    from desk.words.document import as_document
    from desk.words.rows import rows_of
    from desk.words.workbook import as_workbook
    from explainer.wording import load_wording
    from rules.loading.book import read_book

    rows = list(rows_of(project, read_book(project), load_wording(project), only))
    if not rows:
        raise Refused(f"no text has a name like '{only}'; cli.py where WORDS shows names")
    if file.exists():
        raise Refused(f"{file}: is there already, maybe with new words in it. Name another file.")
    made = as_workbook(rows) if file.suffix.lower() == EXCEL else as_document(rows)
    with writing(file):
        file.write_bytes(made)
    return Said(
        0, f"{file}: {counted(len(rows), 'text')}. Write in the last column, and bring it back."
    )


def _back(project: Project, file: Path, write: bool, propose: str | None, by: str) -> Said:
    from desk.editing.bench import Bench
    from desk.editing.errors import EditError
    from desk.words.back import NewWords
    from explainer.dates import today

    brought = _brought(project, file)
    told = list(_told(brought))
    if not brought.changes:
        return Said(int(bool(brought.refused)), "\n".join([*told, "No text is different."]))
    step, bench = NewWords(tuple(brought.changes)), Bench(project.root, today)
    tried = bench.attempt(step)
    told += _checks(tried)
    try:
        done = _done(bench, step, write, propose, by)
    except EditError as error:
        return Said(1, "\n".join(told), str(error))
    return Said(int(bool(brought.refused or not done)), "\n".join([*told, done or NOT_YET]))


def _brought(project: Project, file: Path) -> Brought:
    from desk.words.back import brought
    from desk.words.document import from_document
    from desk.words.rows import WordsFileError
    from desk.words.workbook import from_workbook

    read = from_workbook if file.suffix.lower() == EXCEL else from_document
    try:
        return brought(list(read(file.read_bytes())), project)
    except OSError as error:
        raise Refused(f"{file}: cannot be read ({error.strerror})") from None
    except WordsFileError as error:
        raise Refused(f"{file}: {error}") from None


def _told(brought: Brought) -> Iterator[str]:
    """Each change, before and after, and each row that is none."""
    for change in brought.changes:
        yield f"{change.text.key}\n  before: {change.text.words}\n  after:  {change.new}"
    yield from (f"not taken, {why}" for why in brought.refused)
    read, changes = counted(brought.rows, "row"), counted(len(brought.changes), "text")
    yield f"Read: {read}. Different: {changes}. Not taken: {len(brought.refused)}."


def _checks(tried: Tried) -> Iterable[str]:
    """What the checks say of it."""
    from desk.rendering import block, shown

    yield from (block(item) for item in shown(list(tried.new), tried.project))
    yield f"Checks: {len(tried.new)} new, {len(tried.mended)} mended."


def _done(bench: Bench, step: NewWords, write: bool, propose: str | None, by: str) -> str | None:
    """Write it or propose it; None where neither was asked for."""
    from desk.editing.errors import EditError
    from desk.proposals.model import as_file, free_file
    from desk.proposals.office import Office
    from explainer.dates import today

    if propose is None:
        if not write:
            return None
        bench.make(step)
        return f"Written: {counted(len(step.changes), 'text')}."
    office = Office(bench, today)
    if office.before():
        what = "Other changes are not proposed yet"
        raise EditError(f"{what}. Propose them first, or take them back.")
    bench.make(step)
    try:
        made = office.propose(propose, by)
    except EditError:
        bench.undo()  # what is not proposed is not written either
        raise
    if made.id:
        return f"Proposed: proposal/{made.id}. The files are as they were."
    file = free_file(made, Path())
    with writing(file), file.open("x", encoding="utf-8") as new:
        new.write(as_file(made))
    return f"Written, and proposed in {file}: send it to whoever answers."
