"""Fields as the lines of a file, written as the files are written by hand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from desk.editing.folding import WIDTH, folded
from desk.editing.scalars import STEP
from desk.editing.setting import FOLDED, quoted, reads_as

SINGLE = {True: "true", False: "false", None: "null"}


def item_lines(fields: Mapping[str, Any], indent: int) -> list[str]:
    """One item of a list: its dash stands in the column `indent`."""
    lines = field_lines(fields, indent + STEP)
    return [" " * indent + "- " + lines[0][indent + STEP :], *lines[1:]]


def field_lines(fields: Mapping[str, Any], indent: int) -> list[str]:
    """The fields of a block, each beginning in the column `indent`."""
    return [line for name, value in fields.items() for line in _field(name, value, indent)]


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    start = " " * indent + f"{name}:"
    if isinstance(value, Mapping):
        yield start
        yield from field_lines(value, indent + STEP)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _list(start, value, indent)
    else:
        yield from _single(f"{start} ", value, indent + STEP)


def _list(start: str, values: Sequence[Any], indent: int) -> Iterator[str]:
    """Short names stand in brackets, and texts below each other."""
    short = all(isinstance(value, str) and reads_as(value, value, True) for value in values)
    line = f"{start} [{', '.join(map(str, values))}]"
    if not values or (short and len(line) <= WIDTH and not any(" " in value for value in values)):
        yield line
        return
    yield start
    for value in values:
        if isinstance(value, Mapping):
            yield from item_lines(value, indent + STEP)
        else:
            yield from _single(" " * (indent + STEP) + "- ", value, indent + 2 * STEP)


def _single(before: str, value: Any, below: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield before + _plain(value)
        return
    written = value if reads_as(value, value) else quoted(value)
    if len(before + written) <= WIDTH or "\n" in value:
        yield before + written
        return
    yield before + FOLDED
    yield from (" " * below + part for part in folded(value, [], WIDTH - below))


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return SINGLE[value] if value is None or isinstance(value, bool) else str(value)
