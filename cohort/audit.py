"""A whole table, batch by batch: its results into a file, and what they add up to."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cohort.columns.faults import TableError
from cohort.columns.readers import unread
from cohort.counting import Counts
from cohort.kernel import COLUMNS, Kernel
from cohort.reading import Table, opened
from cohort.writing import writing
from interop.fhir.response import ResponseReader
from rules.model.book import RuleBook

PURPOSE = "for audit of the rules; not for deciding about a person"


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a table.

    `keep` are columns to copy, `by` the one whose groups are counted, `before` an earlier version
    of the rules to compare with.
    """

    keep: tuple[str, ...] = ()
    by: str | None = None
    before: RuleBook | None = None

    @property
    def kept(self) -> tuple[str, ...]:
        """Every column that goes into the results."""
        return tuple(dict.fromkeys([*self.keep, *([self.by] if self.by else [])]))


@dataclass(frozen=True)
class Audit:
    """What came of a table."""

    counts: Counts
    ignored: list[str]  # columns that are neither answers nor kept
    absent: list[str]  # questions without a column


def audit(
    book: RuleBook, people: Path, out: Path, wanted: Wanted, show: Callable[[str], None]
) -> Audit:
    """Assess everybody in a table, and write the results.

    Raises TableError when the table as a whole cannot be read; a row that cannot be read is kept,
    with what is wrong with it.
    """
    taken = [name for name in wanted.kept if name in COLUMNS]
    if taken:
        raise TableError(f"column {taken[0]} cannot be kept: a column of results has this name")
    kernels = [Kernel(version) for version in (book, wanted.before) if version]
    table = opened(people, ResponseReader(book))
    known = [reader for kernel in kernels for reader in kernel.readers]
    ignored = unread(known, table.names, wanted.kept)
    names = [*(name for name in table.names if name not in ignored), *table.own]
    absent = [reader.id for reader in kernels[0].readers if not reader.used(table.names)]
    counts = Counts(wanted.by)
    lists = {reader.id for reader in known if reader.takes_lists}
    with writing(out, {"rules": book.version, "purpose": PURPOSE}) as writer:
        for batch in _shown(table, names, lists, show):
            found, *before = [kernel(batch, wanted.kept) for kernel in kernels]
            writer.write(found)
            counts.add(found, *before)
    if not counts.people:
        raise TableError("there is nobody in this table")
    return Audit(counts, ignored, absent)


def _shown(
    table: Table, names: Sequence[str], lists: Collection[str], show: Callable[[str], None]
) -> Iterator[Any]:
    """The batches that hold somebody; says how far it is."""
    of, done = f" of {table.rows:,}" if table.rows else "", 0
    for batch in table.batches(names, lists):
        if batch.num_rows:
            yield batch
            done += batch.num_rows
            show(f"{done:,}{of} people")
    show("")
