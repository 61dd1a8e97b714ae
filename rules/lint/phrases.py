"""Finds words and phrases of a list in a text, in one pass however long the list is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
BETWEEN = re.compile(r"[\s-]+")


class Found(NamedTuple, Generic[T]):
    """Where a phrase stands in the text, and what the list says of it."""

    start: int
    end: int
    about: T


class _Phrase(NamedTuple, Generic[T]):
    words: tuple[str, ...]
    as_written: bool
    about: T


class Phrases(Generic[T]):
    """A list of phrases, each with something to say about it.

    A phrase is found as whole words, whatever their case; one with a capital letter only as it is
    written. A space and a hyphen are the same, and so are straight and curly apostrophes.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, list[_Phrase[T]]] = defaultdict(list)
        for phrase, about in phrases:
            words = tuple(WORD.findall(_straight(phrase)))
            as_written = phrase != phrase.lower()
            if words:
                by_first[words[0].lower()].append(_Phrase(words, as_written, about))
        for found in by_first.values():
            found.sort(key=lambda phrase: -len(phrase.words))
        self._by_first: Mapping[str, list[_Phrase[T]]] = dict(by_first)
        sizes = (len(phrase.words) for found in by_first.values() for phrase in found)
        self._longest = max(sizes, default=0)

    def find(self, text: str) -> Iterator[Found[T]]:
        """Each phrase in the text, the longest where several begin; they never overlap."""
        text = _straight(text)
        small = _small(text)
        begun = [i for i, word in enumerate(small) if word in self._by_first]
        words = _words(text) if begun else []
        last = 0
        for i in begun:
            if words[i].start() < last:
                continue
            found = _at(self._by_first[small[i]], words[i : i + self._longest], text)
            if found is not None:
                last = found.end
                yield found


def _at(phrases: list[_Phrase[T]], words: list[re.Match[str]], text: str) -> Found[T] | None:
    """The first of the phrases that these words begin with."""
    as_written = tuple(word.group() for word in words)
    small = tuple(map(str.lower, as_written))
    for phrase in phrases:
        size = len(phrase.words)
        said = as_written if phrase.as_written else small
        if said[:size] == phrase.words and _joined(words[:size], text):
            return Found(words[0].start(), words[size - 1].end(), phrase.about)
    return None


@lru_cache(maxsize=16_384)
def found_in(text: str, phrases: Phrases[T]) -> tuple[Found[T], ...]:
    """Each phrase in a text, looked for once: while somebody edits, all others stay as they are."""
    return tuple(phrases.find(text))


@lru_cache(maxsize=4096)
def _small(text: str) -> list[str]:
    """The words of a text in small letters; several lists are looked for in each text."""
    return [word.lower() for word in WORD.findall(text)]


@lru_cache(maxsize=4096)
def _words(text: str) -> list[re.Match[str]]:
    """The words of a text with their places."""
    return list(WORD.finditer(text))


def _joined(words: list[re.Match[str]], text: str) -> bool:
    """Whether only spaces and hyphens stand between the words."""
    pairs = pairwise(words)
    return all(BETWEEN.fullmatch(text, left.end(), right.start()) for left, right in pairs)


def _straight(text: str) -> str:
    return text.replace("\u2019", "'")
