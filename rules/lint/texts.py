"""The texts that people read, each with its place."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from rules.loading.layout import PAGES, SCREENS
from rules.loading.yaml.edits import Maker
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.base import worked_out_once

# Fields that hold ids, dates and facts for the makers, not words for a reader.
NOT_WORDS = {
    *("id", "kind", "asked_when", "card", "facts", "sources", "phone", "source", "note", "role"),
    *("address", "checked_on", "confidence", "number", "language", "pictures", "look", "alone"),
    *("situation", "when", "order", "shows", "may_change_with", "signs", "starts_with"),
    *("says_sorry", "phone_now", "said_by"),
}
# In the words of screens and pages, such a name is the name of a text.
NOT_WORDS_OF = {file.as_posix(): {"address", "language", "shows"} for file in (SCREENS, PAGES)}
DIGIT = re.compile(r"\d")  # most texts have none: what is looked for in numbers begins with this
REMEMBERED = 16_384  # texts; the content has about three thousand

T = TypeVar("T")


class Text(NamedTuple):
    """One text and where it stands."""

    words: str
    path: Steps
    document: Document

    def problem(
        self, code: str, what: str, fix: str, words: str = "", mend: Maker | None = None
    ) -> Problem:
        """A problem with this text, or with some of its words; `mend` makes the edits for it."""
        return self.document.problem(self.path, code, what, fix, mend, words=words)


def texts_of(document: Document) -> list[Text]:
    """Every text of one file, as far as the file can be read."""
    return worked_out_once(document, "_texts", lambda: _all_texts(document))


def remembered(find: Callable[[str], Iterable[T]]) -> Callable[[str], tuple[T, ...]]:
    """What is found in the words of one text alone, looked for once.

    While somebody edits one text, all others stay as they are, and are not looked through again.
    """
    return lru_cache(maxsize=REMEMBERED)(lambda words: tuple(find(words)))


def _all_texts(document: Document) -> list[Text]:
    found: list[Text] = []
    _within(document.data, (), document, found)
    return found


def _within(data: Any, path: Steps, document: Document, found: list[Text]) -> None:
    """Adds to a list, for speed: these are all texts of all files."""
    if isinstance(data, str):
        found.append(Text(data, path, document))
    elif isinstance(data, list):
        for i, item in enumerate(data):
            _within(item, (*path, i), document, found)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_WORDS_OF.get(document.file, NOT_WORDS):
                _within(value, (*path, key), document, found)
