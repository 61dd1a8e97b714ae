"""One text a row: its key, where it is read, what it says, and a place for the new words."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import NamedTuple

from desk.editing.texts import editable_texts
from desk.where import places_at
from explainer.words import Wording
from rules.loading.project import Project
from rules.model.book import RuleBook

COLUMNS = ("Key", "Where it is read", "English now", "New words")
ABOUT = (
    "Write in the last column, and only where something should change: what is empty there stays "
    "as it is. Words in braces, such as {contact}, are filled in by the pages: keep them. Do not "
    "add, move or rename rows. Save it in the same kind of file, and have it read back: "
    "python cli.py words back FILE"
)
DIGITS = 12


class WordsRow(NamedTuple):
    """One text as it goes out. `key` is its file and its name, as in `cli.py where`."""

    key: str
    read_at: str
    words: str

    @property
    def mark(self) -> str:
        """What shows later whether the key and the words of its time are as they went out."""
        return mark_of(self.key, self.words)


class Returned(NamedTuple):
    """A row that came back. `place` is where in the file it stands, for whoever has to look."""

    place: str
    key: str
    mark: str
    was: str
    new: str


class WordsFileError(Exception):
    """A file cannot be read back; the message says why and what to do."""


def mark_of(key: str, words: str) -> str:
    """A short fingerprint of a key with its words; how lines are broken is no part of it."""
    text = f"{key}\n{' '.join(words.split())}"
    return sha256(text.encode()).hexdigest()[:DIGITS]


def rows_of(
    project: Project, book: RuleBook, wording: Wording, only: str = "*"
) -> Iterator[WordsRow]:
    """Every text that anybody reads; `only` is a pattern for its name."""
    texts = [text for text in editable_texts(project) if fnmatchcase(text.name, only)]
    places = places_at(((text.file, text.path) for text in texts), project, book, wording)
    for text, place in zip(texts, places, strict=True):
        read_at = f"{place.pages}; {place.readers}. Accepted by {place.accepted_by}."
        yield WordsRow(text.key, read_at, text.words)
