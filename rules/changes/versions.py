"""One version of all content, with the place of everything in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rules.loading.book import read_book
from rules.loading.layout import CLINICAL, QUESTIONNAIRE, clinical
from rules.loading.names.given import question_paths
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.evidence import Meaning
from rules.model.reach import Reach
from rules.signoff.meaning import Shown, everything_read, meanings

LISTS = {
    "condition": ("conditions", "conditions"),
    "contact": ("contacts", "contacts"),
    "card": ("cards", "cards"),
    "advice": ("advice", "advice"),
    "topic": ("advice", "topics"),
    "source": ("sources", "sources"),
    "hazard": ("hazards", "hazards"),
}


@dataclass(frozen=True, eq=False)
class Version:
    """The rule book of one version, the words that its rules show, and its files.

    `name` is how people call it: a folder or a revision.
    """

    name: str
    book: RuleBook
    shown: Shown
    documents: Mapping[str, Document]

    @cached_property
    def meanings(self) -> dict[str, Meaning]:
        """What each rule means, by rule id."""
        return meanings(self.book, self.shown)

    @cached_property
    def read(self) -> dict[str, Reach]:
        """The questions and named conditions that each rule rests on, by rule id."""
        return {rule.id: everything_read(self.book, rule.when) for rule in self.book.rules}

    def place(self, about: str, name: str, *steps: str | int) -> str:
        """Where something stands, as file:line; the file alone where its line is not known."""
        if about == "rule":
            return self.book.places.get(name, CLINICAL.as_posix()).rsplit(":", 1)[0]
        if about == "question":
            paths = {q.id: path for path, q in question_paths(self.book.questionnaire)}
            return self.line(QUESTIONNAIRE.as_posix(), (*paths[name], *steps))
        file, field = LISTS[about]
        path = clinical(file).as_posix()
        entries = self.documents[path].data[field]
        position = [entry["id"] for entry in entries].index(name)
        return self.line(path, (field, position, *steps))

    def line(self, file: str, path: Path) -> str:
        """The line of a key, as file:line."""
        return f"{file}:{self.documents[file].place(path, key=True)[0]}"


def read_version(project: Project, name: str, shown: Callable[[RuleBook], Shown]) -> Version:
    """The content of a project. Raises ContentError with every problem found."""
    book = read_book(project)
    return Version(name, book, shown(book), project.documents)
