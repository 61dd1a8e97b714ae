"""What the checks look at: a project with its rule book, and the texts that people read of it."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rules.lint.lists import Lists
from rules.lint.texts import Text, remembered, texts_of
from rules.loading.files import NAMED_FILES, Member, QuestionnaireFile, RuleEntry, RulesFile
from rules.loading.layout import (
    BOOKINGS,
    CLINICAL,
    LOCAL,
    MUST_SAY,
    PEOPLE,
    QUESTIONNAIRE,
    RELEASE,
    WORDING,
    WORDS,
    clinical,
)
from rules.loading.project import Project, Written
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.book import RuleBook
from rules.model.bookings import BookingsFile
from rules.model.local import Local, Unit
from rules.model.questions import AnyQuestion
from rules.model.release import Release
from rules.vignettes.model import PeopleFile, Person
from rules.vignettes.reading import Case, read_vignettes

SMALL = re.compile(r"(?<![\w'{:])[a-z]{2,}(?![\w'}])")
# The blocks of screens.yaml that only clinicians and the content team see.
FOR_MAKERS = {("screens", name) for name in ("conditions", "content", "paper", "review")}
# The texts of local.yaml that people read. All else in it is for whoever looks after it.
OF_THE_PLACE = {"name", "hours", "offered_by", "answers_within"}
# What clinicians read of the rules. People never see it, so it may use the words of the trade.
FOR_CLINICIANS = {"means", "rationale", "supports", "words", "who"}


class LintContext:
    """A project as the checks see it.

    `book` is the rule book, or None when it has problems of its own. `wording` is en.yaml, whose
    shape the explainer knows; None when it cannot be used. A file with problems is left
    out: they are told by the loader, and what rests on the file is checked once they are mended.
    """

    def __init__(
        self, project: Project, book: RuleBook | None = None, wording: BaseModel | None = None
    ) -> None:
        self.project, self.book, self.wording = project, book, wording
        self._ordinary: dict[str, bool] = {}

    @cached_property
    def lists(self) -> Lists:
        """The lists of words that the content team keeps."""
        return Lists(self.project)

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that the public can come to read: questions, wording, screens."""
        return [text for text in self.shown_texts if text.path[:2] not in FOR_MAKERS]

    @cached_property
    def shown_texts(self) -> list[Text]:
        """Every text that is shown to anybody: those of the workspaces and of the place too."""
        shown = (QUESTIONNAIRE.as_posix(), WORDING.as_posix())
        return [
            text
            for name, document in self.project.documents.items()
            if name.startswith(shown) and name != MUST_SAY.as_posix()
            for text in texts_of(document)
        ] + self._texts_of_the_place

    @property
    def _texts_of_the_place(self) -> list[Text]:
        if not self.project.exists(LOCAL):
            return []
        texts = texts_of(self.project.document(LOCAL))
        return [text for text in texts if field_of(text) in OF_THE_PLACE]

    def is_ordinary(self, word: str) -> bool:
        """Whether some text has a word in small letters, and it is no short form as well."""
        if word not in self._ordinary:
            shorts = {short.lower() for short in self.lists.abbreviations}
            self._ordinary[word] = word not in shorts and any(
                word in text.words and word in _in_small_letters(text.words) for text in self.texts
            )
        return self._ordinary[word]

    @cached_property
    def texts_for_clinicians(self) -> list[Text]:
        """The reasons and meanings that are written beside the rules."""
        return [
            text
            for name, document in self.project.documents.items()
            if name.startswith(CLINICAL.as_posix())
            for text in texts_of(document)
            if field_of(text) in FOR_CLINICIANS
        ]

    @cached_property
    def vignettes(self) -> list[Case]:
        """Every vignette; none when the vignettes cannot be read."""
        return self._cases[0]

    @property
    def vignette_problems(self) -> list[Problem]:
        """What is wrong with the files of vignettes themselves."""
        return self._cases[1]

    @cached_property
    def _cases(self) -> tuple[list[Case], list[Problem]]:
        try:
            return read_vignettes(self.project), []
        except ContentError as error:
            return [], list(error.problems)

    @cached_property
    def people(self) -> list[tuple[Person, Steps, Document]]:
        """The people that vignettes start from, each with its place."""
        if not self.project.exists(PEOPLE):
            return []
        found = self.project.model(PEOPLE, PeopleFile)
        people = enumerate(found.people if found else ())
        return [(person, ("people", i), self.project.document(PEOPLE)) for i, person in people]

    def models(self) -> Iterator[tuple[Path, BaseModel]]:
        """The content files that name something, as far as they can be used."""
        kinds = {CLINICAL / name: model for name, model in NAMED_FILES.items()}
        kinds |= {QUESTIONNAIRE: QuestionnaireFile, BOOKINGS: BookingsFile}
        bookings = [BOOKINGS] if self.project.exists(BOOKINGS) else []
        for file in (QUESTIONNAIRE, *bookings, *self.project.files_in(CLINICAL)):
            model = self.project.sound(file, kinds.get(file, RulesFile))
            if model is not None:
                yield file, model
        if self.wording is not None:
            yield WORDS, self.wording

    def document(self, stem: str) -> Document:
        """One of the clinical files: `document("sources")`."""
        return self.project.document(clinical(stem))

    def items(self, stem: str, field: str) -> tuple[Any, ...]:
        """A list of one of the clinical files; empty when anything is wrong with the file."""
        return () if self.document(stem).problems else self.project.items(stem, field)

    def units(self) -> tuple[tuple[Unit, ...], Document]:
        """The units of local.yaml, and where they stand; none when that file cannot be used."""
        local = self.project.sound(LOCAL, Local)
        return (local.units if local else ()), self.project.document(LOCAL)

    def release(self) -> tuple[Release | None, Document]:
        """What was decided about the release, and where it stands; None if it cannot be used."""
        return self.project.sound(RELEASE, Release), self.project.document(RELEASE)

    def questions(self) -> Iterator[tuple[Steps, AnyQuestion, Document]]:
        """Every question with its place; none when anything is wrong with the questionnaire."""
        return (found for found in self.project.questions() if not found[2].problems)

    def entries(self) -> Iterator[tuple[RuleEntry, Steps, Document]]:
        """Every rule or family of rules, as it is written, with its place."""
        return (found for found in self.project.entries() if not found[2].problems)

    def blocks(self) -> Iterator[tuple[RuleEntry | Member, Steps, Document]]:
        """Every rule, family and member of a family, with its place."""
        return (found for found in self.project.blocks() if not found[2].problems)

    def conditions(self) -> Iterator[Written]:
        """Every condition that is written anywhere but in safety.yaml."""
        return (w for w in self.project.written_conditions() if not w.document.problems)


@remembered
def _in_small_letters(words: str) -> list[str]:
    """The ordinary words of a text. Names in curly brackets, and parts of words, are none."""
    return SMALL.findall(words)


def field_of(text: Text) -> str:
    """The name of the field that a text stands in, or its number in a list."""
    return str(text.path[-1]) if text.path else ""
