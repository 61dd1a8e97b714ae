"""Reads a folder of vignettes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rules.loading.names.references import repeated_ids
from rules.loading.reader import read_model
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.names import did_you_mean
from rules.vignettes.model import PeopleFile, Vignette, VignetteFile

PEOPLE = "people.yaml"


@dataclass(frozen=True)
class Case:
    """A vignette with its place and its full set of answers."""

    vignette: Vignette
    path: Steps
    document: Document
    answers: dict[str, Any]

    @property
    def place(self) -> str:
        """Where it stands: `file:line:column`."""
        return ":".join(map(str, (self.document.file, *self.document.place(self.path))))


def read_vignettes(folder: Path, root: Path = Path()) -> list[Case]:
    """Every vignette of the folder, in file order; files are named as seen from `root`.

    Raises ContentError when a file cannot be read, an id is used twice or a base person is missing.
    """
    problems: list[Problem] = []
    people = _read_people(folder / PEOPLE, root, problems)
    cases: list[Case] = []
    ids: list[tuple[str, Steps, Document]] = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == PEOPLE:
            continue
        read, document = read_model(file, _shown(file, root), VignetteFile)
        problems += document.problems
        for i, vignette in enumerate(read.vignettes if read else ()):
            path: Steps = ("vignettes", i)
            ids.append((vignette.id, (*path, "id"), document))
            cases.append(Case(vignette, path, document, _answers(vignette, people or {})))
            # Where people.yaml cannot be read, that is the one thing to say.
            if people is not None and vignette.based_on not in (None, *people):
                problems.append(_no_person(str(vignette.based_on), people, path, document))
    problems += repeated_ids(ids, "vignette")
    if problems:
        raise ContentError(problems)
    return cases


def _shown(file: Path, root: Path) -> str:
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def _read_people(
    file: Path, root: Path, problems: list[Problem]
) -> dict[str, dict[str, Any]] | None:
    """The people by id, None if they cannot be read; what is wrong is added to the problems."""
    if not file.exists():
        return {}
    found, document = read_model(file, _shown(file, root), PeopleFile)
    problems += document.problems
    if found is None:
        return None
    ids = [(person.id, ("people", i, "id"), document) for i, person in enumerate(found.people)]
    problems += repeated_ids(ids, "person")
    return {person.id: person.answers for person in found.people}


def _no_person(name: str, people: dict[str, Any], path: Steps, document: Document) -> Problem:
    what = f"there is no person '{name}' in {PEOPLE}"
    fix, mend = did_you_mean(name, people), nearest_name(name, people)
    return document.problem((*path, "based_on"), "V001", what, fix, mend)


def _answers(vignette: Vignette, people: dict[str, dict[str, Any]]) -> dict[str, Any]:
    answers = {**people.get(vignette.based_on or "", {}), **vignette.answers}
    return {name: answer for name, answer in answers.items() if name not in vignette.without}
