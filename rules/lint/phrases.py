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
    words: list[str]
    small: list[str]
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
            words = WORD.findall(_straight(phrase))
            small = [word.lower() for word in words]
            as_written = phrase != phrase.lower()
            if words:
                by_first[small[0]].append(_Phrase(words, small, as_written, about))
        for found in by_first.values():
            found.sort(key=lambda phrase: -len(phrase.words))
        self._by_first: Mapping[str, list[_Phrase[T]]] = dict(by_first)

    def find(self, text: str) -> Iterator[Found[T]]:
        """Each phrase in the text, the longest where several begin; they never overlap."""
        text = _straight(text)
        small = _small(text)
        last = 0
        for i in [i for i, word in enumerate(small) if word in self._by_first]:
            found = _at(i, self._by_first[small[i]], small, text)
            if found is not None and found.start >= last:
                last = found.end
                yield found


def _at(i: int, phrases: list[_Phrase[T]], small: list[str], text: str) -> Found[T] | None:
    """The first of the phrases that begins at this word; most go on in another way."""
    for phrase in phrases:
        end = i + len(phrase.small)
        if small[i:end] == phrase.small:
            words = _words(text)[i:end]
            if _is_said(phrase, words, text):
                return Found(words[0].start(), words[-1].end(), phrase.about)
    return None


def _is_said(phrase: _Phrase[T], words: list[re.Match[str]], text: str) -> bool:
    """Whether these words, which are those of the phrase, are written and joined like it."""
    as_written = not phrase.as_written or [word.group() for word in words] == phrase.words
    return as_written and _joined(words, text)


@lru_cache(maxsize=16_384)
def found_in(text: str, phrases: Phrases[T]) -> tuple[Found[T], ...]:
    """Each phrase in a text, looked for once: while somebody edits, all others stay as they are."""
    return tuple(phrases.find(text))


@lru_cache(maxsize=4096)
def _small(text: str) -> list[str]:
    """The words of a text in small letters; several lists are looked for in each text."""
    return WORD.findall(text.lower())


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
