"""Forms of a claim: whole words; a/b is a choice, word? may be left out, and ... is a gap."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

BETWEEN = r"[\s,-]+"
# What may be said after all can be a whole sentence, or a part of two of them.
ACROSS = r"[^\w']+"
WORD = re.compile(r"(?<![\w'])[\w']+")
Place = tuple[int, int]


class Forms:
    """Many forms, found in one pass over the words of a text, however many there are."""

    def __init__(self, forms: Iterable[str], between: str = BETWEEN) -> None:
        self._between = between
        by_first: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            first, _, rest = form.lower().partition(" ")
            for word in first.split("/"):
                by_first[word].append(rest)
        self._rests = dict(by_first)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, text: str) -> Iterator[Place]:
        """Each place of a form in a text made `straight`; they never overlap."""
        last = 0
        for word, start, end in _words(text):
            if word in self._rests and start >= last:
                match = self._after(word).match(text, end)
                if match:
                    last = match.end()
                    yield start, last

    def _after(self, word: str) -> re.Pattern[str]:
        """What follows this first word in any of the forms."""
        if word not in self._compiled:
            rests = ("".join(map(self._next, rest.split())) for rest in self._rests[word])
            self._compiled[word] = re.compile(rf"(?:{'|'.join(rests)})(?![\w'])")
        return self._compiled[word]

    def _next(self, part: str) -> str:
        if part == "...":
            return rf"(?:{self._between}[\w'{{}}:]+){{0,3}}"
        optional = part.endswith("?")
        choice = "|".join(map(re.escape, part.removesuffix("?").split("/")))
        found = rf"(?:{self._between}(?:{choice}))"
        return f"{found}?" if optional else found


def straight(text: str) -> str:
    """A text in small letters with straight apostrophes: what forms are looked for in."""
    return text.replace("\u2019", "'").lower()


def claims_in(words: str, forms: Forms, unless: Forms) -> Iterator[Place]:
    """Where a text has one of the forms, but for what may be said after all."""
    found = [*forms.find(words)]
    allowed = [*unless.find(words)] if found else []
    for start, end in found:
        if not any(first < end and start < last for first, last in allowed):
            yield start, end


@lru_cache(maxsize=8192)
def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text; several lists are looked for in each."""
    return [(match.group(), *match.span()) for match in WORD.finditer(text)]
