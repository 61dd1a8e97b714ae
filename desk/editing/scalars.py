"""Where each single value stands in the text of a YAML file, down to its last column."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from desk.editing.errors import EditError
from rules.loading.yaml.strict_yaml import Path

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BLOCK = (">", "|")
STEP = 2  # spaces for each level, as in all files
REMEMBERED = 8  # texts of files; somebody edits one or two


class Scalar(NamedTuple):
    """One value: how it is written, and where. Lines and columns count from 0.

    `style` is None where it stands without quotes. `indent` is where its text would go if it stood
    below its line.
    """

    value: str
    style: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    in_brackets: bool
    indent: int


@lru_cache(maxsize=REMEMBERED)
def scalars_of(text: str) -> dict[Path, Scalar]:
    """Every single value of a file by its path. Raises EditError for a file that cannot be read."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        raise EditError("This file cannot be read as it is. Mend what the check says first.") from (
            None
        )
    lines = text.split("\n")
    return dict(_below(root, (), lines, False, 0)) if root is not None else {}


def _below(
    node: Any, path: Path, lines: list[str], in_brackets: bool, indent: int
) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, _scalar(node, lines, in_brackets, indent)
        return
    inside = in_brackets or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = key.start_mark.column + STEP
            yield from _below(value, (*path, key.value), lines, inside, below)
    else:
        for i, item in enumerate(node.value):
            yield from _below(item, (*path, i), lines, inside, item.start_mark.column)


def _scalar(node: Any, lines: list[str], in_brackets: bool, indent: int) -> Scalar:
    start, end = node.start_mark, node.end_mark
    last = (end.line, end.column)
    if node.style in BLOCK:
        last = _end_of_block(lines, start.line)
        indent = _indent(lines[start.line + 1]) if last[0] > start.line else indent
    return Scalar(
        node.value, node.style or None, start.line, start.column, *last, in_brackets, indent
    )


def _end_of_block(lines: list[str], header: int) -> tuple[int, int]:
    """Where the last line of a text ends that stands below `>-`; blank lines behind are not its."""
    last = header
    least = None
    for number in range(header + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        least = _indent(line) if least is None else least
        if _indent(line) < least or (last == header and _indent(line) <= _indent(lines[header])):
            break
        last = number
    return last, len(lines[last])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
