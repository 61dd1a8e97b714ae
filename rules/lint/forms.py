"""Forms of a claim: whole words; a/b is a choice, word? may be left out, and ... is a gap.

They are compared word by word, without regular expressions: to make hundreds of these would take
longer than everything else that is done with them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

GAP, MOST_IN_A_GAP = "...", 3
# The words of a text, and the signs that part one sentence from another.
TOKEN = re.compile(r"\{[\w:]+\}|[\w']+|[^\w\s,'-]")
Place = tuple[int, int]


class Part(NamedTuple):
    """What may stand at one place of a form; nothing in it stands for a gap."""

    choices: frozenset[str]
    is_optional: bool = False
    is_needed: bool = False  # one of the choices has to stand just there


@lru_cache(maxsize=512)
def forms_of(forms: tuple[str, ...], across: bool = False) -> "Forms":
    """The same forms are made once."""
    return Forms(forms, across)


class Forms:
    """Many forms, found in one pass over the words of a text.

    With `across`, one form may reach over full stops and quotation marks.
    """

    def __init__(self, forms: Iterable[str], across: bool = False) -> None:
        self._across = across
        self._rests: dict[str, list[tuple[Part, ...]]] = defaultdict(list)
        # The words that a form begins with by two, and those after which any word may follow.
        self._pairs: set[tuple[str, str]] = set()
        self._alone: set[str] = set()
        for form in forms:
            first, *following = form.lower().split()
            rest = tuple(map(_part, following))
            for word in first.split("/"):
                self._rests[word].append(rest)
                if rest and rest[0].is_needed:
                    self._pairs |= {(word, choice) for choice in rest[0].choices}
                else:
                    self._alone.add(word)

    def find(self, text: str) -> Iterator[Place]:
        """Each place of a form in a text made `straight`; they never overlap."""
        tokens = _tokens(text, self._across)
        last = 0
        pairs = enumerate(pairwise((*tokens, "")))
        for at in [i for i, pair in pairs if pair in self._pairs or pair[0] in self._alone]:
            end = self._end_of_any(tokens, at + 1) if at >= last else None
            if end is not None:
                last = end
                yield _place(text, at, end - 1, self._across)

    def _end_of_any(self, tokens: Sequence[str], at: int) -> int | None:
        """Where the first form ends that begins with the word before this place."""
        following = tokens[at] if at < len(tokens) else ""
        for rest in self._rests[tokens[at - 1]]:
            if rest and rest[0].is_needed and following not in rest[0].choices:
                continue  # as most are, and done with
            end = _end(tokens, at, rest)
            if end is not None:
                return end
        return None


def straight(text: str) -> str:
    """A text in small letters with straight apostrophes: what forms are looked for in."""
    return text.replace("\u2019", "'").lower()


@lru_cache(maxsize=32_768)
def claims_in(words: str, forms: Forms, unless: Forms) -> tuple[Place, ...]:
    """Where a text has one of the forms, but for what may be said after all.

    A text is looked through once: while somebody edits, all others stay as they are.
    """
    found = [*forms.find(words)]
    allowed = [*unless.find(words)] if found else []
    return tuple(
        (start, end)
        for start, end in found
        if not any(first < end and start < last for first, last in allowed)
    )


def _part(written: str) -> Part:
    if written == GAP:
        return Part(frozenset())
    choices, is_optional = frozenset(written.removesuffix("?").split("/")), written.endswith("?")
    return Part(choices, is_optional, is_needed=not is_optional)


def _end(tokens: Sequence[str], at: int, rest: tuple[Part, ...]) -> int | None:
    """Where a form ends of which this is left, if it stands at this place."""
    if not rest:
        return at
    part, after = rest[0], rest[1:]
    if not part.choices:
        return _end_of_gap(tokens, at, after)
    if at < len(tokens) and tokens[at] in part.choices:
        return _end(tokens, at + 1, after)
    return _end(tokens, at, after) if part.is_optional else None


def _end_of_gap(tokens: Sequence[str], at: int, after: tuple[Part, ...]) -> int | None:
    near = tokens[at : at + MOST_IN_A_GAP + 1]
    if after and after[0].is_needed and after[0].choices.isdisjoint(near):
        return None  # as nearly always
    for place in range(at, min(at + MOST_IN_A_GAP, len(tokens)) + 1):
        end = _end(tokens, place, after)
        if end is not None:
            return end
        if place < len(tokens) and not _is_word(tokens[place]):
            return None
    return None


def _is_word(token: str) -> bool:
    return len(token) > 1 or token.isalnum()


@lru_cache(maxsize=8192)
def _tokens(text: str, across: bool) -> list[str]:
    """The words of a text and the signs between sentences; without the signs to reach across."""
    tokens: list[str] = TOKEN.findall(text)
    return [*filter(_is_word, tokens)] if across else tokens


def _place(text: str, first: int, last: int, across: bool) -> Place:
    """Where the words of these numbers stand; looked for only when something was found."""
    spans = [m.span() for m in TOKEN.finditer(text) if not across or _is_word(m.group())]
    return spans[first][0], spans[last][1]
