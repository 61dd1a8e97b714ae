"""The content as the checks see it: every file read once, with its places."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from rules.lint.lists import FOLDER as LISTS
from rules.lint.lists import LIST_FILES, Lists
from rules.lint.texts import QUESTIONNAIRE, Text, texts_of
from rules.loading.book import CLINICAL
from rules.loading.files import NAMED_FILES, Member, QuestionnaireFile, RuleEntry, RulesFile
from rules.loading.local import FILE as LOCAL
from rules.loading.names.references import entry_conditions, question_paths
from rules.loading.reader import model_of, read_model
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document, read_file
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.local import Local, Unit
from rules.model.questions import AnyQuestion
from rules.vignettes.model import PeopleFile, Person
from rules.vignettes.reading import PEOPLE, Case, read_vignettes

WORDING = Path("explainer") / "wording"
VIGNETTES = Path("tests") / "vignettes"
SMALL = re.compile(r"(?<![\w'{:])[a-z]{2,}(?![\w'}])")
# The blocks of screens.yaml that only clinicians and the content team see.
FOR_MAKERS = {("screens", name) for name in ("conditions", "content", "paper", "review")}
# What clinicians read of the rules. People never see it, so it may use the words of the trade.
FOR_CLINICIANS = {"means", "rationale", "supports", "words", "who"}


class Written(NamedTuple):
    """A condition and where it is written; `of` says what stands or falls with it."""

    of: str
    condition: Condition
    path: Steps
    document: Document


class Content:
    """All content files of a project folder, as far as they can be read.

    `book` is the rule book, or None when it has problems of its own. A file with problems is left
    out: they are told by the loader, and what rests on the file is checked once they are mended.
    """

    def __init__(self, root: Path, book: RuleBook | None = None) -> None:
        self.root, self.book = root, book
        self.documents: dict[str, Document] = {}
        self._models: dict[str, Any] = {}
        self._read(Path(QUESTIONNAIRE), QuestionnaireFile)
        self._read(Path(LOCAL), Local)
        for file in sorted((root / CLINICAL).glob("*.yaml")):
            self._read(CLINICAL / file.name, NAMED_FILES.get(file.name, RulesFile))
        for file in sorted((root / WORDING).glob("*.yaml")):
            name = (WORDING / file.name).as_posix()
            self.documents[name] = read_file(file, name)

    def _read(self, file: Path, model: Any) -> None:
        document = read_file(self.root / file, file.as_posix())
        self.documents[document.file] = document
        broken = any(problem.severity == "error" for problem in document.problems)
        self._models[document.file] = None if broken else model_of(document, model)

    @cached_property
    def lists(self) -> Lists:
        """The lists of words that the content team keeps."""
        found = {}
        for name, model in LIST_FILES.items():
            file = LISTS / name
            found[name] = read_model(self.root / file, file.as_posix(), model)
        return Lists(found)

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that the public can come to read: questions, wording, screens."""
        return [text for text in self.shown_texts if text.path[:2] not in FOR_MAKERS]

    @cached_property
    def shown_texts(self) -> list[Text]:
        """Every text that is shown to anybody, those of the workspaces included."""
        shown = (QUESTIONNAIRE, WORDING.as_posix())
        return [
            text
            for name, document in self.documents.items()
            if name.startswith(shown)
            for text in texts_of(document)
        ]

    @cached_property
    def ordinary_words(self) -> set[str]:
        """Every word that some text has in small letters, unless it is a short form as well."""
        words = {word for text in self.texts for word in SMALL.findall(text.words)}
        return words - {short.lower() for short in self.lists.abbreviations}

    @cached_property
    def texts_for_clinicians(self) -> list[Text]:
        """The reasons and meanings that are written beside the rules."""
        return [
            text
            for name, document in self.documents.items()
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
            return read_vignettes(self.root / VIGNETTES, self.root), []
        except ContentError as error:
            return [], list(error.problems)

    @cached_property
    def people(self) -> list[tuple[Person, Steps, Document]]:
        """The people that vignettes start from, each with its place."""
        file = VIGNETTES / PEOPLE
        if not (self.root / file).exists():
            return []
        found, document = read_model(self.root / file, file.as_posix(), PeopleFile)
        people = enumerate(found.people if found else ())
        return [(person, ("people", i), document) for i, person in people]

    def document(self, stem: str) -> Document:
        """One of the clinical files: `document("sources")`."""
        return self.documents.get(_clinical(stem), Document(_clinical(stem)))

    def items(self, stem: str, field: str) -> tuple[Any, ...]:
        """A list of one of the clinical files; empty when that file cannot be used."""
        found: tuple[Any, ...] = getattr(self._models.get(_clinical(stem)), field, ())
        return found

    def units(self) -> tuple[tuple[Unit, ...], Document]:
        """The units of local.yaml, and where they stand; none when that file cannot be used."""
        local = self._models[LOCAL]
        return (local.units if local else ()), self.documents[LOCAL]

    def questions(self) -> Iterator[tuple[Steps, AnyQuestion, Document]]:
        """Every question with its place; none when the questionnaire cannot be used."""
        questionnaire = self._models[QUESTIONNAIRE]
        for path, question in question_paths(questionnaire) if questionnaire else ():
            yield path, question, self.documents[QUESTIONNAIRE]

    def entries(self) -> Iterator[tuple[RuleEntry, Steps, Document]]:
        """Every rule or family of rules, as it is written, with its place."""
        for name, model in self._models.items():
            if isinstance(model, RulesFile):
                for i, entry in enumerate(model.rules):
                    yield entry, ("rules", i), self.documents[name]

    def blocks(self) -> Iterator[tuple[RuleEntry | Member, Steps, Document]]:
        """Every rule, family and member of a family, with its place."""
        for entry, path, document in self.entries():
            yield entry, path, document
            for i, member in enumerate(entry.members):
                yield member, (*path, "members", i), document

    def conditions(self) -> Iterator[Written]:
        """Every condition that is written anywhere but in safety.yaml."""
        for path, question, document in self.questions():
            if question.asked_when is not None:
                yield Written("question", question.asked_when, (*path, "asked_when"), document)
        for stem, field, of in (
            ("conditions", "conditions", "condition"),
            ("contacts", "contacts", "contact"),
            ("cards", "cards", "card"),
            ("advice", "advice", "advice"),
            ("advice", "topics", "topic"),
        ):
            for i, item in enumerate(self.items(stem, field)):
                if item.when is not None:
                    yield Written(of, item.when, (field, i, "when"), self.document(stem))
        for entry, path, document in self.entries():
            for place, condition in entry_conditions(entry, path):
                yield Written("rule", condition, place, document)


def field_of(text: Text) -> str:
    """The name of the field that a text stands in, or its number in a list."""
    return str(text.path[-1]) if text.path else ""


def _clinical(stem: str) -> str:
    return (CLINICAL / f"{stem}.yaml").as_posix()
