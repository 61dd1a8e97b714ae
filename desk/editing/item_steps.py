"""Edits of whole items: one is added, moved, taken out, or written anew as YAML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.editing.errors import EditError, SaidOtherwise
from desk.editing.items import Item, Named, items_of, path_of
from desk.editing.setting import Source, source_of
from desk.editing.writing import read_text
from desk.editing.yaml_lines import field_lines, item_lines
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read

FIRST = ""  # in place of the id of an item: before all of them


@dataclass(frozen=True)
class Place:
    """A list, or a block with names, in a file."""

    file: Path
    named: Named

    def source(self, project: Project) -> Source:
        """The lines of its file as they are."""
        return source_of(read_text(project.root, self.file))

    def items(self, source: Source) -> list[Item]:
        """Its items. Raises EditError when it is gone."""
        data = read(source.text, self.file.as_posix()).data
        return items_of(source.text, path_of(data, self.named))

    def item(self, source: Source, name: str) -> Item:
        """One of them. Raises EditError when it is gone."""
        found = next((item for item in self.items(source) if item.id == name), None)
        if found is None:
            raise EditError(f"{name} is no longer there. Look at the page again.")
        return found


@dataclass(frozen=True)
class Added:
    """A new item: where, behind which one, and its fields. In a block, `id` is its name."""

    place: Place
    after: str
    id: str
    fields: Mapping[str, Any]

    def put(self, source: Source) -> None:
        """Put it into the lines of its file."""
        items = self.place.items(source)
        if self.id in {item.id for item in items}:
            raise EditError(f"'{self.id}' is there already. Choose another id.")
        if self.after == FIRST:
            at, before = items[0].first, None
        else:
            before = self.place.item(source, self.after)
            at = before.last
        indent = items[0].indent
        is_list = source.lines[items[0].head].lstrip().startswith("-")
        if is_list:
            lines = item_lines({"id": self.id, **self.fields}, indent)
        else:
            lines = [f"{' ' * indent}{self.id}:", *field_lines(self.fields, indent + 2)]
        apart = len(items) > 1 and not source.lines[items[1].first - 1].strip()
        lines = (["", *lines] if before else [*lines, ""]) if apart else lines
        source.put_in(at, lines)


@dataclass(frozen=True)
class Add:
    """Several new items at once, such as a rule and its words."""

    what: str
    added: tuple[Added, ...]

    @property
    def title(self) -> str:
        """What it does."""
        return f"{self.added[0].id} ({self.what})"

    def on(self, project: Project) -> dict[Path, str]:
        """The files with the items in them."""
        sources: dict[Path, Source] = {}
        for one in self.added:
            file = one.place.file
            sources.setdefault(file, one.place.source(project))
            one.put(sources[file])
        return {file: source.whole for file, source in sources.items()}


@dataclass(frozen=True)
class Move:
    """An item takes the place of the one before it (`by` -1) or behind it (1)."""

    place: Place
    id: str
    by: int

    @property
    def title(self) -> str:
        """What it does."""
        return f"{self.id} moved {'up' if self.by < 0 else 'down'}"

    def on(self, project: Project) -> dict[Path, str]:
        """The file with the two items in the other order."""
        source = self.place.source(project)
        items = self.place.items(source)
        at = items.index(self.place.item(source, self.id))
        if not 0 <= at + self.by < len(items):
            raise EditError(f"{self.id} is at the end of its list already.")
        upper, lower = sorted((items[at], items[at + self.by]), key=lambda item: item.first)
        between = source.lines[upper.last : lower.first]
        lines = [
            *source.lines[lower.first : lower.last],
            *between,
            *source.lines[upper.first : upper.last],
        ]
        source.put(upper.first, lower.last, lines)
        return {self.place.file: source.whole}


@dataclass(frozen=True)
class Retire:
    """Items are taken out, with the comments above them. `was` is what the first one said."""

    what: str
    taken: tuple[tuple[Place, str], ...]
    was: Any

    @property
    def title(self) -> str:
        """What it does."""
        return f"{self.what} {self.taken[0][1]} taken out"

    def on(self, project: Project) -> dict[Path, str]:
        """The files without the items."""
        place, name = self.taken[0]
        now = said(project, place, name)
        if now != self.was:
            raise SaidOtherwise(name, str(now))
        sources: dict[Path, Source] = {}
        for place, name in self.taken:
            source = sources.setdefault(place.file, place.source(project))
            take_out(source, [place.item(source, name)])
        return {file: source.whole for file, source in sources.items()}


@dataclass(frozen=True)
class Rewrite:
    """An item written anew, as YAML. `was` is how its lines were."""

    place: Place
    id: str
    was: str
    lines: str

    @property
    def title(self) -> str:
        """What it does."""
        return f"{self.id} in {self.place.file.as_posix()}"

    def on(self, project: Project) -> dict[Path, str]:
        """The file with the new lines in place of the old ones."""
        source = self.place.source(project)
        item = self.place.item(source, self.id)
        now = yaml_of(source, item)
        if now != self.was:
            raise SaidOtherwise(self.id, now)
        margin = " " * item.indent
        new = [margin + line if line.strip() else "" for line in self.lines.rstrip().split("\n")]
        source.put(item.first, item.last, new)
        return {self.place.file: source.whole}


def yaml_of(source: Source, item: Item) -> str:
    """The lines of an item as somebody edits them: from the first column on."""
    lines = source.lines[item.first : item.last]
    return "\n".join(line[item.indent :] if line.strip() else "" for line in lines)


def take_out(source: Source, items: Iterable[Item]) -> None:
    """Take items out, from the last to the first, each with the empty line that set it apart."""
    for item in sorted(items, key=lambda item: item.first, reverse=True):
        last = item.last
        above = item.first == 0 or not source.lines[item.first - 1].strip()
        if above and last < len(source.lines) and not source.lines[last].strip():
            last += 1
        ends_with_a_line_end = not source.lines[-1].strip()
        source.put(item.first, min(last, len(source.lines) - ends_with_a_line_end), [])
        if not ends_with_a_line_end:
            source.ends[-1] = ""


def said(project: Project, place: Place, name: str) -> Any:
    """What an item says now, as data. Raises EditError when it is gone."""
    data: Any = project.document(place.file).data
    for step in path_of(data, (*place.named, name)):
        data = data[step]
    return data
