"""NDJSON: one person a line, as the engine takes answers.

Arrow's own reader is of no use here: it takes no column that has numbers and words.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from cohort.columns.faults import TableError

FIRST = 1_000  # lines that are looked through for the names of columns
UNREADABLE = "?"  # stands for a value that is no answer of any kind; no option has this name
BETWEEN = re.compile(r"[\s,;]+")


def json_names(file: Path) -> list[str]:
    """The names in the first lines."""
    return [*dict.fromkeys(name for row in islice(json_rows(file), FIRST) for name in row)]


def json_batches(
    file: Path, size: int, wanted: Sequence[str], lists: Collection[str]
) -> Iterator[Any]:
    """The lines in batches; raises TableError where a later line has a name the first ones lack."""
    known = set(json_names(file))
    rows = json_rows(file)
    while group := list(islice(rows, size)):
        for row in group:
            if not row.keys() <= known:
                raise TableError(
                    f"after line {FIRST} stands a name that the lines before do not have: give"
                    " every name in the first line, with null where there is no answer"
                )
        yield pa.RecordBatch.from_pydict(
            {name: json_column([row.get(name) for row in group], name in lists) for name in wanted}
        )


def json_rows(file: Path) -> Iterator[dict[str, Any]]:
    """Each line as an object; raises TableError with the number of one that is none."""
    with file.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line, object_pairs_hook=_once)
            except _Twice:
                raise TableError(
                    f"line {number} has a name twice: leave the one that is meant"
                ) from None
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                raise TableError(f"line {number} is not a JSON object")
            yield row


class _Twice(Exception):
    """A name stands twice in an object: which of the two counts would be a guess."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def json_column(values: list[Any], is_list: bool) -> Any:
    """The values of one name as a column that the readers of answers take."""
    if is_list:
        return pa.array(map(_list, values), pa.list_(pa.string()))
    return pa.array(map(_text, values), pa.string())


def _list(value: Any) -> list[str] | None:
    if value is None:
        return None
    if isinstance(value, str):
        return BETWEEN.split(value.strip()) if value.strip() else None
    if isinstance(value, list):
        return [item if isinstance(item, str) else UNREADABLE for item in value]
    return [UNREADABLE]


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float) else UNREADABLE
