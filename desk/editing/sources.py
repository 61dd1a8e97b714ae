"""A source is retired: another takes its place, or what rests on it is taken out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from desk.editing.errors import EditError
from desk.editing.item_steps import Place, take_out
from desk.editing.items import items_of
from desk.editing.setting import source_of, with_values
from desk.editing.writing import read_text
from rules.lint.values import values_of
from rules.loading.layout import clinical
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.evidence import Label

SOURCES = Place(clinical("sources"), ("sources",))


class Cited(NamedTuple):
    """One place that cites a source: as evidence, or in a list of sources."""

    file: Path
    name: str
    path: Steps
    is_evidence: bool


def cited(project: Project, source: str) -> list[Cited]:
    """Every place that cites a source."""
    return [*_cited(project, source)]


def _cited(project: Project, source: str) -> Iterator[Cited]:
    for name, document in project.documents.items():
        for value in values_of(document):
            if value.value != source or value.path[-1] == "id":
                continue
            is_evidence = value.path[-1] == "source" and "evidence" in value.path
            in_a_list = isinstance(value.path[-1], int) and value.path[-2:-1] == ("sources",)
            if is_evidence or in_a_list:
                yield Cited(Path(name), value.name, value.path, is_evidence)


@dataclass(frozen=True)
class RetireSource:
    """A source is taken out. Without `instead`, so is what rests on it alone.

    Where another source takes its place as evidence, nobody has checked that it says the same: so
    the label of that evidence becomes MEMORY, until somebody has.
    """

    source: str
    instead: str = ""

    @property
    def title(self) -> str:
        """What it does."""
        return f"source {self.source} retired"

    def on(self, project: Project) -> dict[Path, str]:
        """The files without the source."""
        if self.instead == self.source:
            raise EditError("A source cannot take its own place. Choose another.")
        places = cited(project, self.source)
        files = {SOURCES.file} | {place.file for place in places}
        texts = {file: read_text(project.root, file) for file in files}
        for file in files:
            here = [place for place in places if place.file == file]
            change = self._with_instead if self.instead else _without
            texts[file] = change(texts[file], here)
        sources = source_of(texts[SOURCES.file])
        take_out(sources, [SOURCES.item(sources, self.source)])
        return {**texts, SOURCES.file: sources.whole}

    def _with_instead(self, text: str, places: list[Cited]) -> str:
        values: dict[Steps, str | int] = {place.path: self.instead for place in places}
        labels = [(*place.path[:-1], "label") for place in places if place.is_evidence]
        return with_values(text, {**values, **dict.fromkeys(labels, Label.MEMORY.value)})


def _without(text: str, places: list[Cited]) -> str:
    """The text without the evidence that cites it."""
    if any(not place.is_evidence for place in places):
        names = ", ".join(place.name for place in places if not place.is_evidence)
        raise EditError(f"It is also named in {names}. Choose a source that takes its place.")
    source = source_of(text)
    items = []
    for place in places:
        *_, number, _ = place.path
        found = items_of(source.text, place.path[:-2])
        if len(found) == sum(other.path[:-2] == place.path[:-2] for other in places):
            raise EditError(
                f"{place.name} has no other evidence. Choose a source that takes its place."
            )
        items.append(found[int(number)])
    take_out(source, items)
    return source.whole
