"""Reads a folder of vignettes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rules.loading.layout import PEOPLE, VIGNETTES
from rules.loading.names.given import repeated_ids
from rules.loading.project import Project
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import ContentError, Problem, folded
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.names import did_you_mean
from rules.vignettes.model import PeopleFile, Vignette, VignetteFile


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


def read_vignettes(project: Project, folder: Path = VIGNETTES) -> list[Case]:
    """Every vignette of a project, or of another folder, in file order.

    Raises ContentError when a file cannot be read, an id is used twice or a base person is missing.
    """
    read = project.files_in(folder)
    return list(project.made_of(read, "vignettes", lambda: _read_anew(project, folder)))


def _read_anew(project: Project, folder: Path) -> list[Case]:
    problems: list[Problem] = []
    people = _read_people(project, folder / PEOPLE.name, problems)
    cases: list[Case] = []
    ids: list[tuple[str, Steps, Document]] = []
    for file in project.files_in(folder):
        if file.name == PEOPLE.name:
            continue
        read, document = project.model(file, VignetteFile), project.document(file)
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
        raise ContentError(folded(problems))
    return cases


def _read_people(
    project: Project, file: Path, problems: list[Problem]
) -> dict[str, dict[str, Any]] | None:
    """The people by id, None if they cannot be read; what is wrong is added to the problems."""
    if not project.exists(file):
        return {}
    found, document = project.model(file, PeopleFile), project.document(file)
    problems += document.problems
    if found is None:
        return None
    ids = [(person.id, ("people", i, "id"), document) for i, person in enumerate(found.people)]
    problems += repeated_ids(ids, "person")
    return {person.id: person.answers for person in found.people}


def _no_person(name: str, people: dict[str, Any], path: Steps, document: Document) -> Problem:
    what = f"there is no person '{name}' in {PEOPLE.name}"
    fix, mend = did_you_mean(name, people), nearest_name(name, people)
    return document.problem((*path, "based_on"), "V001", what, fix, mend)


def _answers(vignette: Vignette, people: dict[str, dict[str, Any]]) -> dict[str, Any]:
    answers = {**people.get(vignette.based_on or "", {}), **vignette.answers}
    return {name: answer for name, answer in answers.items() if name not in vignette.without}
