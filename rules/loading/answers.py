"""Reads a file of answers, remembering where each stands."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from rules.loading.problems import ContentError, Problem
from rules.loading.strict_yaml import Document, decode

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
    """The answers of one file, as data."""

    data: dict[str, Any]
    document: Document

    def problems(self, error: _Faults) -> list[Problem]:
        """The engine's faults, each with its place in the file."""
        return [
            self.document.problem((fault.question,), "A001", *self._words(fault), key=True)
            for fault in error.faults
        ]

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
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise AnswersFileError(f"{shown}: {error.strerror or 'cannot be opened'}") from None
    # JSON may be indented with Tabs, which YAML does not allow.
    document = decode(data.replace(b"\t", b" ") if file.endswith(".json") else data, shown)
    if document.problems:
        raise ContentError(document.problems)
    if not isinstance(document.data, dict):
        raise ContentError([Problem(shown, 1, 1, "A002", "this is not a list of answers", FIX)])
    return AnswersFile(document.data, document)
