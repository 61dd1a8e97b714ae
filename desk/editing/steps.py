"""The kinds of edit. Each says what it does, and works out the texts of the files with it done.

An edit names what it is about by ids, never by numbers of lines: so it means the same when somebody
else has added lines meanwhile. It carries what was there when it was begun, and refuses when that
is no longer so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desk.editing.errors import EditError, SaidOtherwise
from desk.editing.setting import with_value
from desk.editing.writing import read_text
from rules.lint.values import values_of
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path as Steps

Texts = Mapping[Path, str]


class Step(Protocol):
    """One edit."""

    @property
    def title(self) -> str:
        """What it does, in a few words."""
        ...

    def on(self, project: Project) -> Texts:
        """The texts of the files that it changes, with it done. Raises EditError."""
        ...


@dataclass(frozen=True)
class SetValue:
    """Another text or number in the place of one. `name` is as in `cli.py where`."""

    file: Path
    name: str
    was: str | int
    value: str | int

    @property
    def title(self) -> str:
        """What it does."""
        return f"{self.name} in {self.file.as_posix()}"

    def on(self, project: Project) -> Texts:
        """The file with the value set."""
        path, now = found(project, self.file, self.name)
        if now != self.was:
            raise SaidOtherwise("This text" if isinstance(now, str) else "This number", str(now))
        text = read_text(project.root, self.file)
        return {self.file: with_value(text, path, self.value)}


def found(project: Project, file: Path, name: str) -> tuple[Steps, object]:
    """The path of something by its name, and what it says. Raises EditError when it is gone."""
    for value in values_of(project.document(file)):
        if value.name == name:
            return value.path, value.value
    raise EditError(f"{name} is no longer in {file.as_posix()}. Look at the page again.")


def cleaned(typed: str, was: str) -> str:
    """What somebody typed as the files have it: a text of one paragraph has no breaks in it."""
    lines = [" ".join(line.split()) for line in typed.strip().splitlines()]
    return "\n".join(lines) if "\n" in was else " ".join(filter(None, lines))
