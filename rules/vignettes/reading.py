"""Reads a folder of vignettes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rules.loading.problems import ContentError, Problem
from rules.loading.reader import read_model
from rules.loading.references import repeated_ids
from rules.model.names import did_you_mean
from rules.vignettes.model import PeopleFile, Vignette, VignetteFile

PEOPLE = "people.yaml"


@dataclass(frozen=True)
class Case:
    """A vignette with its place and its full set of answers."""

    vignette: Vignette
    place: str
    answers: dict[str, Any]


def read_vignettes(folder: Path) -> list[Case]:
    """Every vignette of the folder, in file order.

    Raises ContentError when a file cannot be read, an id is used twice or a base person is missing.
    """
    problems: list[Problem] = []
    people: dict[str, dict[str, Any]] = {}
    if (folder / PEOPLE).exists():
        found, document = read_model(folder / PEOPLE, _shown(folder / PEOPLE), PeopleFile)
        problems += document.problems
        people = {person.id: person.answers for person in found.people} if found else {}
    cases: list[Case] = []
    ids = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == PEOPLE:
            continue
        read, document = read_model(file, _shown(file), VignetteFile)
        problems += document.problems
        for i, vignette in enumerate(read.vignettes if read else ()):
            path = ("vignettes", i)
            ids.append((vignette.id, (*path, "id"), document))
            if vignette.based_on is not None and vignette.based_on not in people:
                what = f"there is no person '{vignette.based_on}' in {PEOPLE}"
                fix = did_you_mean(vignette.based_on, people)
                problems.append(document.problem((*path, "based_on"), "V001", what, fix))
            place = ":".join(map(str, (document.file, *document.place(path))))
            cases.append(Case(vignette, place, _answers(vignette, people)))
    problems += repeated_ids(ids, "vignette")
    if problems:
        raise ContentError(problems)
    return cases


def _shown(file: Path) -> str:
    """The path as typed by whoever asked; never the whole path of a machine."""
    return file.as_posix()


def _answers(vignette: Vignette, people: dict[str, dict[str, Any]]) -> dict[str, Any]:
    answers = {**people.get(vignette.based_on or "", {}), **vignette.answers}
    return {name: answer for name, answer in answers.items() if name not in vignette.without}
