"""The content of one project folder, opened once.

    project = Project(folder)
    book = read_book(project)              # rules/loading/book.py
    words = load_wording(project)          # explainer/wording.py

A project is what the folder said when each file was first asked for. When files were saved since,
open the folder anew: what was made of a file is remembered by what it says, so only what changed
is read again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from rules.loading.files import NAMED_FILES, Member, QuestionnaireFile, RuleEntry, RulesFile
from rules.loading.layout import (
    ALONE,
    CLINICAL,
    FOLDERS,
    HOME,
    QUESTIONNAIRE,
    WORDING,
    clinical,
)
from rules.loading.names.given import entry_conditions, question_paths
from rules.loading.reader import model_of
from rules.loading.yaml.problems import ContentError
from rules.loading.yaml.strict_yaml import MOST_BYTES, Document, decode, first_bytes, unreadable
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.conditions import Condition
from rules.model.questions import AnyQuestion

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

REMEMBERED = 256  # files; the content has about a hundred
KEPT = 16  # rule books and lists of vignettes

# The lists in which conditions stand: file, field, and what stands or falls with the condition.
CONDITIONS_STAND_IN = (
    ("conditions", "conditions", "condition"),
    ("contacts", "contacts", "contact"),
    ("cards", "cards", "card"),
    ("advice", "advice", "advice"),
    ("advice", "topics", "topic"),
)


class Written(NamedTuple):
    """A condition and where it is written; `of` says what stands or falls with it."""

    of: str
    condition: Condition
    path: Steps
    document: Document


class _File:
    """What one file says, and what was made of it so far. Several projects may share it."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.data = data
        self._shown = shown
        self._models: dict[type[BaseModel], BaseModel | None] = {}
        self._lock = RLock()

    @cached_property
    def document(self) -> Document:
        with self._lock:
            return decode(self.data, self._shown)

    @cached_property
    def text(self) -> str:
        text = self.data[:MOST_BYTES].decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def model(self, model: type[M]) -> M | None:
        with self._lock:
            if model not in self._models:
                self._models[model] = model_of(self.document, model)
        return cast("M | None", self._models[model])


class _NoFile(_File):
    """A file that could not be opened."""

    def __init__(self, error: OSError, shown: str) -> None:
        super().__init__(b"", shown)
        self.document = unreadable(error, shown)


_that_says = lru_cache(maxsize=REMEMBERED)(_File)


@lru_cache(maxsize=KEPT)
def _kept(_name: str, _files: tuple[_File, ...]) -> list[Any]:
    """Room for what was made of these files: empty at first."""
    return []


def _open(path: Path, shown: str) -> _File:
    try:
        return _that_says(first_bytes(path), shown)
    except OSError as error:
        return _NoFile(error, shown)


class Project:
    """The content of a project folder; without a folder, of this project's own.

    Every file is named as seen from the folder. Each is read once, when it is first asked for.
    """

    def __init__(self, root: str | Path = HOME) -> None:
        self.root = Path(root)
        self._files: dict[Path, _File] = {}

    # --- one file ------------------------------------------------------------------------------

    def document(self, file: Path) -> Document:
        """A file as read, with its places. What is wrong with it is among its problems."""
        return self._file(file).document

    def model(self, file: Path, model: type[M]) -> M | None:
        """A file as a model; None when it cannot be, and then its document says why.

        A file in which something was refused may still give a model: `sound` is stricter.
        """
        return self._file(file).model(model)

    def sound(self, file: Path, model: type[M]) -> M | None:
        """A file as a model; None while anything is wrong with the file."""
        found = None if self.document(file).problems else self.model(file, model)
        return None if self.document(file).problems else found

    def whole(self, file: Path, model: type[M]) -> M:
        """A file as a model. Raises ContentError with every problem of the file."""
        self.model(file, model)
        found = self.sound(file, model)
        if found is None:
            raise ContentError(self.document(file).problems)
        return found

    def made_of(self, files: Iterable[Path], name: str, make: Callable[[], T]) -> T:
        """What follows from these files alone; made anew only when one of them says another thing.

        What `make` raises is not kept.
        """
        room = _kept(name, tuple(map(self._file, files)))
        if not room:
            room.append(make())
        found: T = room[0]
        return found

    def text(self, file: Path) -> str:
        """The text of a file, its lines as problems count them; empty if it cannot be opened.

        What is not UTF-8 is replaced, and what is too long to be read is left out.
        """
        return self._file(file).text

    def saying(self, texts: Mapping[Path, str]) -> "Project":
        """The same folder as if these files said this. Nothing is written, and nothing kept."""
        other = Project(self.root)
        for file, text in texts.items():
            other._files[file] = _File(text.encode(), file.as_posix())
        return other

    def holding(self, data: Mapping[Path, Any]) -> "Project":
        """The same folder as if these files held this data, each at the place of its own."""
        other = Project(self.root)
        other._files = dict(self._files)
        for file, held in data.items():
            own = self._file(file)
            other._files[file] = made = _File(own.data, file.as_posix())
            read = own.document
            made.document = replace(read, data=held, problems=[*read.problems])
        return other

    def _file(self, file: Path) -> _File:
        if file not in self._files:
            self._files[file] = _open(self.root / file, file.as_posix())
        return self._files[file]

    # --- the folder ----------------------------------------------------------------------------

    def exists(self, file: Path) -> bool:
        """Whether there is such a file or folder."""
        return (self.root / file).exists()

    def files_in(self, folder: Path, pattern: str = "*.yaml") -> list[Path]:
        """The content files of one of the folders, in the order of their names."""
        return sorted(folder / file.name for file in (self.root / folder).glob(pattern))

    def all_files(self) -> list[Path]:
        """Every content file that is there."""
        found = [file for folder in FOLDERS for file in self.files_in(folder)]
        return [*(file for file in ALONE if self.exists(file)), *found]

    def watched(self) -> list[Path]:
        """Every file whose change changes what a check says: also one with a wrong ending."""
        return [*self.all_files(), *self.files_in(CLINICAL, "*.yml")]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The questionnaire, the clinical files and the wording, by name."""
        files = [QUESTIONNAIRE, *self.files_in(CLINICAL), *self.files_in(WORDING)]
        return {file.as_posix(): self.document(file) for file in files}

    # --- what is written in it -----------------------------------------------------------------

    def items(self, stem: str, field: str) -> tuple[Any, ...]:
        """A list of one of the clinical files; empty when that file is no model of its kind."""
        found = self.model(clinical(stem), NAMED_FILES[f"{stem}.yaml"])
        items: tuple[Any, ...] = getattr(found, field, ())
        return items

    def questions(self) -> Iterator[tuple[Steps, AnyQuestion, Document]]:
        """Every question with its place; none when the questionnaire cannot be read."""
        questionnaire = self.model(QUESTIONNAIRE, QuestionnaireFile)
        for path, question in question_paths(questionnaire) if questionnaire else ():
            yield path, question, self.document(QUESTIONNAIRE)

    def entries(self) -> Iterator[tuple[RuleEntry, Steps, Document]]:
        """Every rule or family of rules, as it is written, with its place."""
        for file in self.files_in(CLINICAL):
            found = None if file.name in NAMED_FILES else self.model(file, RulesFile)
            for i, entry in enumerate(found.rules if found else ()):
                yield entry, ("rules", i), self.document(file)

    def blocks(self) -> Iterator[tuple[RuleEntry | Member, Steps, Document]]:
        """Every rule, family and member of a family, with its place."""
        for entry, path, document in self.entries():
            yield entry, path, document
            for i, member in enumerate(entry.members):
                yield member, (*path, "members", i), document

    def written_conditions(self) -> Iterator[Written]:
        """Every condition that is written anywhere but in safety.yaml."""
        for path, question, document in self.questions():
            if question.asked_when is not None:
                yield Written("question", question.asked_when, (*path, "asked_when"), document)
        for stem, field, of in CONDITIONS_STAND_IN:
            for i, item in enumerate(self.items(stem, field)):
                if item.when is not None:
                    document = self.document(clinical(stem))
                    yield Written(of, item.when, (field, i, "when"), document)
        for entry, path, document in self.entries():
            for place, condition in entry_conditions(entry, path):
                yield Written("rule", condition, place, document)
