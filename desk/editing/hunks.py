"""What a change does to the lines of a file: so it can be taken back, or made again elsewhere.

A change is found again by its lines and those around them, wherever in the file they stand by now.
Where lines repeat, as many are kept around them as make the place the only one of its kind.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple, Self

from pydantic import model_validator

from desk.editing.errors import EditError
from rules.model.base import Block

AROUND = 3  # lines on either side that must be the same


class Hunk(Block):
    """Lines of a file, and what takes their place; `at` is where they stood, from 0."""

    at: int
    above: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    below: tuple[str, ...]

    @model_validator(mode="after")
    def _has_lines(self) -> Self:
        if not (self.above or self.before or self.after or self.below):
            raise ValueError("a change without a line is nowhere")
        return self

    def reversed(self) -> "Hunk":
        """The same change taken back."""
        return self.model_copy(update={"before": self.after, "after": self.before})


def hunks_of(before: str, after: str) -> tuple[Hunk, ...]:
    """Everything that differs between two texts of a file."""
    old, new = before.split("\n"), after.split("\n")
    return tuple(
        Hunk(
            at=part.a,
            above=tuple(old[max(part.a - around, 0) : part.a]),
            before=tuple(old[part.a : part.b]),
            after=tuple(new[part.c : part.d]),
            below=tuple(old[part.b : part.b + around]),
        )
        for part, around in _apart(old, new)
    )


class _Part(NamedTuple):
    """Lines of the old text, from `a` to before `b`, and those of the new one in their place."""

    a: int
    b: int
    c: int
    d: int


def _apart(old: list[str], new: list[str]) -> list[tuple[_Part, int]]:
    """The parts that differ, each with how many lines around it make it the only one of its kind.

    Parts whose surroundings would overlap are one part.
    """
    parts = [_Part(*part) for part in _differing(old, new)]
    while True:
        found = [(part, _around(old, new, part)) for part in parts]
        together: list[tuple[_Part, int]] = []
        for part, around in found:
            if together and part.a - around < together[-1][0].b + together[-1][1]:
                first, wider = together.pop()
                part, around = _Part(first.a, part.b, first.c, part.d), max(wider, around)  # noqa: PLW2901
            together.append((part, around))
        if len(together) == len(parts):
            return together
        parts = [part for part, _ in together]


def _around(old: list[str], new: list[str], part: _Part) -> int:
    """How many lines on either side it takes, so that it is found in both texts in one place."""
    around = AROUND
    while around < len(old) + len(new):
        sides = ((old, part.a, part.b), (new, part.c, part.d))
        wanted = ((lines, lines[max(a - around, 0) : b + around]) for lines, a, b in sides)
        if all(len(_places(lines, those)) == 1 for lines, those in wanted):
            break
        around += 1
    return around


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The parts that differ. What is alike at both ends is set aside first: files are long."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    most = min(len(old), len(new)) - first
    while last < most and old[len(old) - 1 - last] == new[len(new) - 1 - last]:
        last += 1
    middle = old[first : len(old) - last], new[first : len(new) - last]
    matcher = SequenceMatcher(None, *middle, autojunk=False)
    # Parts so near to each other that their surroundings overlap are one part.
    together: list[list[int]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if together and a - together[-1][1] <= 2 * AROUND:
            together[-1][1::2] = [b, d]
        else:
            together.append([a, b, c, d])
    for a, b, c, d in together:
        yield a + first, b + first, c + first, d + first


def applied(text: str, hunks: tuple[Hunk, ...], what: str) -> str:
    """The text with these changes made. Raises EditError where their lines have changed since."""
    lines = text.split("\n")
    places = sorted(((_place(lines, hunk, what), hunk) for hunk in hunks), key=lambda one: one[0])
    for (at, hunk), (other, _) in pairwise(places):
        if other < at + max(len(hunk.before), 1):
            raise EditError(_unclear(what))
    for at, hunk in reversed(places):
        lines[at : at + len(hunk.before)] = hunk.after
    return "\n".join(lines)


def undone(text: str, hunks: tuple[Hunk, ...], what: str) -> str:
    """The text with these changes taken back."""
    return applied(text, tuple(hunk.reversed() for hunk in hunks), what)


def _place(lines: list[str], hunk: Hunk, what: str) -> int:
    """Where the lines of a change stand now. Raises EditError unless that is one place."""
    found = _places(lines, [*hunk.above, *hunk.before, *hunk.below])
    if not found:
        raise EditError(
            f"The lines of {what} were changed by somebody since, so this cannot be done to them. "
            "Nothing is written. Make the change by hand, where it belongs now."
        )
    if len(found) > 1:
        raise EditError(_unclear(what))
    return found[0] + len(hunk.above)


def _places(lines: list[str], wanted: list[str]) -> list[int]:
    """Where these lines stand among others; nowhere, when there are none."""
    return [
        i
        for i in range(len(lines) - len(wanted) + 1)
        if wanted and lines[i] == wanted[0] and lines[i : i + len(wanted)] == wanted
    ]


def _unclear(what: str) -> str:
    return (
        f"The same lines stand in more than one place of {what}, so it is not clear which of them "
        "are meant. Nothing is written. Make the change by hand, where it belongs."
    )
