"""Every text that can be changed, and what whoever changes it has to know."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from desk.schemas import model_for
from desk.where import Place, place_at
from explainer.wording import PLACEHOLDER
from explainer.words import Wording
from rules.lint.checks.sentences import MOST_WORDS, SENTENCE_END
from rules.lint.context import FOR_CLINICIANS, LintContext
from rules.lint.texts import Text
from rules.lint.values import values_of
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.book import RuleBook
from rules.model.shapes import inside, schema_of

WORD = re.compile(r"[^\s(),\u2013-]+")  # as rules/lint/checks/sentences.py counts


class Editable(NamedTuple):
    """One text: the file it stands in, its name, its path there, and what it says."""

    file: Path
    name: str
    path: Steps
    words: str

    @property
    def key(self) -> str:
        """How it is called among all texts of the project."""
        return f"{self.file.as_posix()} {self.name}"


class About(NamedTuple):
    """What to know of a text: what it is for, who reads it, who accepts a change, its limits."""

    meant_for: str
    place: Place
    gaps: tuple[str, ...]
    for_clinicians: bool


class Size(NamedTuple):
    """How long a text is: its sentences, and the words of the longest, of which so many may be."""

    sentences: int
    longest: int
    most: int = MOST_WORDS

    @property
    def is_too_long(self) -> bool:
        """Whether one of its sentences has too many words."""
        return self.longest > self.most


def editable_texts(project: Project) -> list[Editable]:
    """Every text that anybody reads: the public, the makers, and clinicians beside the rules."""
    context = LintContext(project)
    found: dict[str, list[Text]] = {}
    for text in [*context.shown_texts, *context.texts_for_clinicians]:
        found.setdefault(text.document.file, []).append(text)
    return [text for file, texts in found.items() for text in _named(project, Path(file), texts)]


def _named(project: Project, file: Path, texts: list[Text]) -> Iterator[Editable]:
    wanted = {text.path: text.words for text in texts}
    for value in values_of(project.document(file)):
        if value.path in wanted:
            yield Editable(file, value.name, value.path, wanted[value.path])


def about(text: Editable, project: Project, book: RuleBook, wording: Wording) -> About:
    """What to know before a text is changed."""
    return About(
        description_of(text.file, text.path),
        place_at(text.path, text.file, project, book, wording),
        tuple(match[0] for match in PLACEHOLDER.finditer(text.words)),
        _last_name(text.path) in FOR_CLINICIANS,
    )


def size_of(words: str) -> Size:
    """How long a text is."""
    counts = [len(WORD.findall(sentence)) for sentence in SENTENCE_END.split(words.strip())]
    return Size(len(counts), max(counts))


def description_of(file: Path, path: Steps) -> str:
    """What the field is for, as its model says; empty where no model says anything."""
    model = model_for(file.as_posix())
    schema = schema_of(model) if model else {}
    told = ""
    here: Any = schema
    for step in path:
        here = inside(here, step, schema)
        told = here.get("description", told) if isinstance(step, str) else told
    return told


def _last_name(path: Steps) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
