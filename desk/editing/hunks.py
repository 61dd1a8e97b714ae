"""What a change does to the lines of a file: so it can be taken back, or made again elsewhere.

A change is found again by its lines and those around them, wherever in the file they stand by now.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

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

    def reversed(self) -> "Hunk":
        """The same change taken back."""
        return self.model_copy(update={"before": self.after, "after": self.before})


def hunks_of(before: str, after: str) -> tuple[Hunk, ...]:
    """Everything that differs between two texts of a file."""
    old, new = before.split("\n"), after.split("\n")
    return tuple(
        Hunk(
            at=a,
            above=tuple(old[max(a - AROUND, 0) : a]),
            before=tuple(old[a:b]),
            after=tuple(new[c:d]),
            below=tuple(old[b : b + AROUND]),
        )
        for a, b, c, d in _differing(old, new)
    )


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
    places = [(_place(lines, hunk, what), hunk) for hunk in hunks]
    for at, hunk in sorted(places, key=lambda place: place[0], reverse=True):
        lines[at : at + len(hunk.before)] = hunk.after
    return "\n".join(lines)


def undone(text: str, hunks: tuple[Hunk, ...], what: str) -> str:
    """The text with these changes taken back."""
    return applied(text, tuple(hunk.reversed() for hunk in hunks), what)


def _place(lines: list[str], hunk: Hunk, what: str) -> int:
    """Where the lines of a change stand now: the nearest place to where they stood."""
    wanted = [*hunk.above, *hunk.before, *hunk.below]
    first = wanted[0] if wanted else ""
    found = [
        i + len(hunk.above)
        for i in range(len(lines) - len(wanted) + 1)
        if lines[i] == first and lines[i : i + len(wanted)] == wanted
    ]
    if not found:
        raise EditError(
            f"The lines of {what} were changed by somebody since, so this cannot be done to them. "
            "Nothing is written. Make the change by hand, where it belongs now."
        )
    return min(found, key=lambda at: abs(at - hunk.at))
