"""How many people are at which level; what is shown of it names nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cohort.columns.faults import BETWEEN, TableError
from cohort.kernel import LEVELS

FEW = 10  # fewer people than this are not shown as a number
ROUNDED = 5
MOST_GROUPS = 200
UNSETTLED, UNREAD, NOBODY = "no level yet", "cannot be read", "(empty)"
PLACES = (*LEVELS, UNSETTLED, UNREAD)
BOUNDS = ("level_at_least", "level_at_most")

Pair = tuple[str, str]


def shown(count: int) -> str:
    """A count of people as it may be shown: a small one not at all, others to the nearest 5.

    Rounding keeps a hidden count from being worked out as what is left of a total.
    """
    if not count:
        return "0"
    return f"<{FEW}" if count < FEW else f"{ROUNDED * round(count / ROUNDED):,}"


def levels_of(batch: Any, column: str = "level") -> Any:
    """The level of each row as text, with words for rows that have none."""
    words = batch.column(column).cast(pa.string()).fill_null(UNSETTLED)
    return pc.if_else(batch.column("problem").is_valid(), UNREAD, words)


def pairs(left: Any, right: Any) -> Counter[Pair]:
    """How often each pair of texts stands in the same row."""
    one, two = (column.dictionary_encode() for column in (left, right))
    width = max(len(two.dictionary), 1)
    places = one.indices.to_numpy().astype(np.int64) * width + two.indices.to_numpy()
    names, others = one.dictionary.to_pylist(), two.dictionary.to_pylist()
    counts = np.bincount(places).tolist()
    return Counter({(names[i // width], others[i % width]): n for i, n in enumerate(counts) if n})


def groups_of(batch: Any, by: str) -> Any:
    """The group of each row as text."""
    column = batch.column(by)
    try:
        return column.cast(pa.string()).fill_null(NOBODY)
    except pa.ArrowException:  # what it says may repeat a cell
        raise TableError(f"column {by}: this kind of column ({column.type}) is not read") from None


class Counts:
    """What is counted while the batches go by."""

    def __init__(self, by: str | None) -> None:
        self._by = by
        self.people = self.unread = 0
        self.bounds: dict[str, Counter[Pair]] = {name: Counter() for name in BOUNDS}
        self.groups: Counter[Pair] = Counter()
        self.moved: Counter[Pair] = Counter()
        self.contacts: Counter[Pair] = Counter()
        self.faults: Counter[str] = Counter()

    def add(self, found: Any, before: Any = None) -> None:
        """Count one batch of results; `before` has those of another version for the same rows."""
        self.people += found.num_rows
        self.unread += found.num_rows - found.column("problem").null_count
        level = levels_of(found)
        complete = found.column("complete").cast(pa.string()).fill_null(UNREAD)
        for column, counter in self.bounds.items():
            counter.update(pairs(levels_of(found, column), complete))
        contact = found.column("contact").cast(pa.string()).fill_null("none yet")
        self.contacts.update(pairs(level, contact))
        if self._by is not None:
            self._add_groups(pairs(groups_of(found, self._by), level))
        if before is not None:
            self.moved.update(pairs(levels_of(before), level))
        for text in found.column("problem").drop_null().to_pylist():
            self.faults.update(text.split(BETWEEN))

    def _add_groups(self, more: Mapping[Pair, int]) -> None:
        self.groups.update(more)
        if len({group for group, _ in self.groups}) > MOST_GROUPS:
            raise TableError(
                f"column {self._by}: more than {MOST_GROUPS} groups would tell of single people"
            )


def grid(rows: Sequence[str], columns: Sequence[str], counts: Mapping[Pair, int]) -> list[str]:
    """A table of counts in lines; rows and columns without anybody are left out."""
    rows = [row for row in rows if any(counts.get((row, column), 0) for column in columns)]
    columns = [column for column in columns if any(counts.get((row, column), 0) for row in rows)]
    cells = [["", *columns]]
    cells += [[row, *(shown(counts.get((row, column), 0)) for column in columns)] for row in rows]
    return aligned(cells)


def aligned(cells: Sequence[Sequence[str]]) -> list[str]:
    """Cells in columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [_line(row, widths) for row in cells]


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    parts = [first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]
    return "  ".join(parts).rstrip()
