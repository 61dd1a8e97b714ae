"""Sets one value in the text of a YAML file, and leaves every other character as it is.

    new = with_value(text, ("screens", "start", "lead"), "Other words.")

A value keeps the way in which it is written (bare, in quotes, folded below `>-`) wherever that can
hold the new one: so a change is seen as what it is, and setting the old words again gives the old
file.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desk.editing.errors import EditError
from desk.editing.folding import WIDTH, folded
from desk.editing.scalars import BLOCK, Scalar, scalars_of
from rules.loading.yaml.number_like import LIKE_A_NUMBER
from rules.loading.yaml.strict_yaml import Path, read
from rules.loading.yaml.traps import warnings_of

BOM = "\ufeff"
FOLDED = ">-"
DATE = re.compile(r"\d{4}-\d\d-\d\d")
HEADER = re.compile(r"[>|]-(?=\s|$)")


class Source(NamedTuple):
    """The text of a file without what marks its beginning and the ends of its lines."""

    mark: str
    lines: list[str]
    ends: list[str]

    @property
    def text(self) -> str:
        """The lines as every system that is not Windows writes them."""
        return "\n".join(self.lines)

    def put(self, first: int, last: int, new: list[str]) -> None:
        """Put other lines in the place of those from `first` to before `last`.

        New lines end as the first of those that they replace did.
        """
        end = self.ends[min(first, len(self.ends) - 1)]
        self.lines[first:last] = new
        self.ends[first:last] = [end] * len(new)

    def put_in(self, at: int, new: list[str]) -> None:
        """Put new lines before a line."""
        end = self.ends[min(max(at - 1, 0), len(self.ends) - 1)]
        self.lines[at:at] = new
        self.ends[at:at] = [end] * len(new)

    @property
    def whole(self) -> str:
        """The text as the file has it."""
        lines = zip(self.lines, self.ends, strict=True)
        return self.mark + "\n".join(line + end for line, end in lines)


def source_of(text: str) -> Source:
    """The lines of a text. Raises EditError where they end in a way that nothing writes today."""
    mark = BOM if text.startswith(BOM) else ""
    written = text.removeprefix(BOM).split("\n")
    lines = [line.removesuffix("\r") for line in written]
    if any("\r" in line for line in lines):
        raise EditError("The lines of this file end in an old way. Save it once in an editor.")
    return Source(mark, lines, ["\r" if line.endswith("\r") else "" for line in written])


def with_value(text: str, path: Path, value: str | int) -> str:
    """The text with another value at a path. Raises EditError where it cannot be set.

    What comes out is not checked against anything but itself: whoever writes it checks it first.
    """
    return with_values(text, {path: value})


def with_values(text: str, values: Mapping[Path, str | int]) -> str:
    """The text with other values at these paths."""
    source = source_of(text)
    found = scalars_of(source.text)
    if values.keys() - found.keys():
        raise EditError("This text is no longer in the file. Look at the page again.")
    places = [(found[path], value) for path, value in values.items()]
    # From the end to the beginning: so what is set moves nothing that is still to be set.
    for scalar, value in sorted(places, key=lambda p: (p[0].line, p[0].column), reverse=True):
        if isinstance(value, str) and not value.strip():
            raise EditError("A text cannot be empty. Write it, or take out what it belongs to.")
        lines = _written(source.lines, scalar, value)
        source.put(scalar.line, scalar.end_line + 1, lines)
    return source.whole


def _written(lines: list[str], scalar: Scalar, value: str | int) -> list[str]:
    """The lines of a value, with what stands before and behind it."""
    before = lines[scalar.line][: scalar.column]
    if scalar.style in BLOCK:
        return _below(lines, scalar, str(value))
    behind = lines[scalar.end_line][scalar.end_column :]
    best = next(_on_one_line(scalar, value))
    line = before + best + behind
    was = len(lines[scalar.line]) if scalar.end_line == scalar.line else 0
    fits = len(line) <= max(WIDTH, was)
    if fits or scalar.in_brackets or isinstance(value, int) or "\n" in value:
        return [line]
    words = folded(value, [], WIDTH - scalar.indent)
    return [before + FOLDED + behind, *(" " * scalar.indent + part for part in words)]


def _below(lines: list[str], scalar: Scalar, value: str) -> list[str]:
    """A text that stands below its line, with its line."""
    head = lines[scalar.line]
    if not HEADER.match(head, scalar.column) or value != value.strip():
        raise EditError("This text is written in a way that only an editor of YAML can change.")
    old = [line[scalar.indent :] for line in lines[scalar.line + 1 : scalar.end_line + 1]]
    if scalar.style == "|":
        new = value.split("\n")
    elif "\n" in value or "  " in value or "" in old:
        raise EditError("This text is one paragraph. Write it without an empty line in it.")
    else:
        new = folded(value, old, WIDTH - scalar.indent)
    return [head, *(" " * scalar.indent + part for part in new)]


def _on_one_line(scalar: Scalar, value: str | int) -> Iterator[str]:
    """The ways to write a value on one line, the one that it was written in first."""
    if isinstance(value, int):
        yield str(value)
    elif scalar.style is None:
        if reads_as(value, value, scalar.in_brackets):
            yield value
    elif scalar.style == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    yield quoted(str(value))


def reads_as(written: str, value: str, in_brackets: bool = False) -> bool:
    """Whether what is written means this text, without a doubt, to any program."""
    if LIKE_A_NUMBER.fullmatch(written) and not DATE.fullmatch(written):
        return False
    document = read(f"k: [{written}]\n" if in_brackets else f"k: {written}\n", "")
    wanted = {"k": [value] if in_brackets else value}
    return not document.problems and document.data == wanted and not [*warnings_of(document)]


def quoted(value: str) -> str:
    """A text in quotes: single ones where it has double ones in it."""
    if '"' in value and "'" not in value and "\n" not in value:
        return f"'{value}'"
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
