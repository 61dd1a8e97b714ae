"""What cannot be read, row by row. It is named and never repeated: a cell may hold a name."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Flags = npt.NDArray[np.bool_]
BETWEEN = "; "
REFUSED = "(refused)"  # the column with why a row could not even be read as a row

NO_SUCH_OPTION = "there is no such option"
NOT_ALONE = "an answer that stands alone is given with another"
EMPTY_LIST = "an empty list: write none, or leave it out"
NOT_WHOLE = "this is not a whole number"
TWO_ANSWERS = "a number and a special answer are both given"
NO_BOX = "no box is ticked: tick none, or leave all boxes empty"
SOME_BOXES = "some boxes are empty: give each box 0 or 1, or leave all boxes empty"
NOT_A_BOX = "a box holds something else than 0 or 1"


class TableError(Exception):
    """The table as a whole cannot be read or written; the message says why in one sentence."""


class Faults:
    """The faults of one batch; `bad` are the rows that have one."""

    def __init__(self, rows: int) -> None:
        self.bad: Flags = np.zeros(rows, np.bool_)
        self._found: list[tuple[str, npt.NDArray[np.intp]]] = []

    def add(self, question: str, fault: str, where: Flags) -> None:
        """Note a fault of these rows."""
        if where.any():
            self.bad |= where
            self._found.append((f"{question}: {fault}", np.flatnonzero(where)))

    def add_refused(self, reasons: Any) -> None:
        """Note rows that were refused before; `reasons` is a column with why, null where not."""
        by_reason: dict[str, list[int]] = {}
        for row, reason in enumerate(reasons.to_pylist()):
            if reason is not None:
                by_reason.setdefault(reason, []).append(row)
        for reason, rows in by_reason.items():
            self.bad[rows] = True
            self._found.append((reason, np.array(rows, np.intp)))

    def texts(self) -> Any:
        """For each row everything that is wrong with it, as an Arrow column; null where nothing."""
        if not self._found:
            return pa.nulls(len(self.bad), pa.string())
        by_row: dict[int, list[str]] = {}
        for text, rows in self._found:
            for row in rows.tolist():
                by_row.setdefault(row, []).append(text)
        joined = {row: BETWEEN.join(texts) for row, texts in by_row.items()}
        return pa.array(map(joined.get, range(len(self.bad))), pa.string())
