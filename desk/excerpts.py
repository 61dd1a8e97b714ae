"""The line of a file in which a problem is, with a caret below the very place."""

import re
import unicodedata
from typing import NamedTuple

from rules.loading.yaml.hidden import HIDDEN

WIDTH = 96  # the most characters of a line that are shown
BEFORE = 60  # of those, the most that stand before the place
MORE = "\u2026"
TAB = "\u2192   "  # a Tab cannot be seen, and is so often the very problem
SOMETHING = "\u00b7"  # stands for a character that cannot be seen, or would disturb the screen
PLAIN = re.compile(r"[\x20-\x7e]*")


class Excerpt(NamedTuple):
    """A part of one line (from 1), and the spaces and the caret that go below it.

    `before` and `after` are the two halves of `text`: the place is where `after` begins.
    """

    line: int
    before: str
    after: str
    caret: str

    @property
    def text(self) -> str:
        """The part of the line."""
        return self.before + self.after


def excerpt(lines: list[str], line: int, column: int) -> Excerpt | None:
    """The part of a line around a column (both from 1); None when there is nothing to show.

    Wherever the place is, also beyond the line or the file, this gives something or None.
    """
    if not 1 <= line <= len(lines):
        return None
    text = lines[line - 1]
    if not text.strip():
        return None
    at = min(max(column - 1, 0), len(text))
    start = max(0, at - BEFORE) if len(text) > WIDTH else 0
    end = start + WIDTH
    before = (MORE if start else "") + _visible(text[start:at])
    after = _visible(text[at:end]) + (MORE if len(text) > end else "")
    return Excerpt(line, before, after.rstrip(), " " * _width(before) + "^")


def _visible(text: str) -> str:
    """The text with a sign for everything that cannot be seen."""
    if PLAIN.fullmatch(text):
        return text
    shown = HIDDEN.sub(SOMETHING, text.replace("\t", TAB))
    return "".join(SOMETHING if unicodedata.category(c)[0] == "C" else c for c in shown)


def _width(text: str) -> int:
    """How many columns of a screen a text takes: Chinese letters two, accents set above none."""
    if PLAIN.fullmatch(text):
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me")
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
