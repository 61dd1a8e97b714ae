"""Characters that nobody can see, which come along when a text is pasted from elsewhere."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rules.loading.yaml.documents import Document
from rules.loading.yaml.edits import Edit, Place
from rules.loading.yaml.problems import Problem

BLANK = "\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # look like spaces
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"  # no width, or direction marks
HIDDEN = re.compile(f"[{BLANK}{CONTROL}{NOTHING}]")
LIKE_A_SPACE = re.compile(f"[{BLANK}]")
FIX = "it looks like a space or like nothing; delete it, and type a space if one is needed"


def hidden_characters(document: Document) -> Iterator[Problem]:
    """A problem for each hidden character."""
    for number, line in enumerate(document.lines, 1):
        if line.isprintable():  # as nearly all are; no hidden character is
            continue
        for match in HIDDEN.finditer(line):
            what = f"there is a hidden character here (U+{ord(match.group()):04X})"
            at = (number, match.start() + 1)
            yield document.problem_at(at, "Y002", what, FIX, _nothing_hidden)


def _nothing_hidden(place: Place) -> Iterable[Edit]:
    """The whole line without hidden characters."""
    return [place.whole(without_hidden(place.line))]


@lru_cache(maxsize=1)  # one line can have many, and each of them asks
def without_hidden(text: str) -> str:
    """The text as it was probably meant, so that the rest of the file can be read."""
    return HIDDEN.sub("", LIKE_A_SPACE.sub(" ", text))
