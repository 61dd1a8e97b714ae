"""Reads a file of answers, remembering where each stands."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Protocol

from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document, Path, decode

FIX = "write one 'question: answer' a line"


class AnswersFileError(Exception):
    """The file of answers cannot be opened."""


class _Fault(Protocol):
    """What the engine says of one answer it cannot take."""

    @property
    def question(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def suggestion(self) -> str: ...


class _Faults(Protocol):
    @property
    def faults(self) -> Iterable[_Fault]: ...


@dataclass(frozen=True)
class AnswersFile:
    """The answers of one file, as data; `within` is where in the file they stand.

    `places` has where an answer stands that is not found below its question's name.
    """

    data: dict[str, Any]
    document: Document
    within: Path = ()
    places: Mapping[str, Path] = field(default_factory=dict)

    def problems(self, error: _Faults) -> list[Problem]:
        """The engine's faults, each with its place in the file."""
        return [
            self.document.problem(
                self.places.get(fault.question, (*self.within, fault.question)),
                "A001",
                *self._words(fault),
                key=True,
            )
            for fault in error.faults
        ]

    def refusal(self, path: Path, question: str, what: str, remedy: str) -> Problem:
        """Why the file, or its answer to a question, cannot be taken."""
        if not question:
            return self.document.problem(path, "A002", what, remedy)
        return self.document.problem(path, "A001", f"'{question}': {what}", remedy)

    def _words(self, fault: _Fault) -> tuple[str, str]:
        if self.data.get(fault.question, "") is None:
            return f"'{fault.question}' has no answer", "write one, or remove this line"
        return f"'{fault.question}': {fault.message}", fault.suggestion


def read_answers(file: str) -> AnswersFile:
    """The answers of a YAML or JSON file; `-` reads standard input.

    Raises AnswersFileError when the file cannot be opened, ContentError when it cannot be read.
    """
    shown = "answers" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else FilePath(file).read_bytes()
    except OSError as error:
        raise AnswersFileError(f"{shown}: {error.strerror or 'cannot be opened'}") from None
    return answers_in(data, shown)


def answers_in(data: bytes, shown: str) -> AnswersFile:
    """The answers in YAML or JSON: alone, as the app saves them, or of the one vignette in a file.

    `shown` is the name of the file in problems. Raises ContentError when they cannot be read.
    """
    # JSON may be indented with Tabs, which YAML does not allow.
    is_json = data.lstrip().startswith(b"{")
    document = decode(data.replace(b"\t", b" ") if is_json else data, shown)
    if document.problems:
        raise ContentError(document.problems)
    within = _place_of_answers(document.data)
    answers = document.data
    for step in within:
        answers = answers[step]
    if isinstance(answers, dict):
        return AnswersFile(answers, document, within)
    what, fix = _not_answers(document.data)
    raise ContentError([Problem(shown, 1, 1, "A002", what, fix)])


def _place_of_answers(data: Any) -> Path:
    match data:
        case {"kind": _, "answers": _}:
            return ("answers",)
        case {"vignettes": [{"answers": _, **rest}]} if "based_on" not in rest:
            return ("vignettes", 0, "answers")
        case {"vignettes": _}:
            return ("vignettes",)
    return ()


def _not_answers(data: Any) -> tuple[str, str]:
    if isinstance(data, dict) and "vignettes" in data:
        what = "only a file with one vignette, with all its answers, can be read here"
        return what, "leave one, and write out the answers of the person it is based on"
    return "this is not a list of answers", FIX
