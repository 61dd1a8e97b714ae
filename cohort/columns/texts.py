"""Columns of text: each different text is understood once, however many rows have it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cohort.columns.faults import Faults, TableError

Codes = npt.NDArray[np.int64]
ABSENT = 0  # of every question: no answer

Understand = Callable[[str], int | str]  # a text to its code, or to what is wrong with it


def encoded(column: Any, name: str) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The texts of a column, and for each row the place of its text; the last one is for null."""
    try:
        column = _as_dictionary(column)
        words = column.dictionary.cast(pa.string()).to_pylist()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid, pa.ArrowTypeError):
        # What Arrow says may repeat a cell.
        raise TableError(
            f"column {name}: this kind of column ({column.type}) is not read"
        ) from None
    places = column.indices.cast(pa.int64()).fill_null(len(words))
    return [*((word or "").strip() for word in words), ""], places.to_numpy(zero_copy_only=False)


def _as_dictionary(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        return column
    if pa.types.is_boolean(column.type):
        column = pc.if_else(column, "yes", "no")
    return column.cast(pa.string()).dictionary_encode()


def text_codes(column: Any, name: str, understand: Understand, faults: Faults) -> Codes:
    """The code of each row; an empty text is no answer."""
    words, places = encoded(column, name)
    meant = [understand(word) if word else ABSENT for word in words]
    for fault in dict.fromkeys(code for code in meant if isinstance(code, str)):
        wrong = np.array([code == fault for code in meant])
        faults.add(name, fault, wrong[places])
    table = np.array([ABSENT if isinstance(code, str) else code for code in meant], np.int64)
    return table[places]
