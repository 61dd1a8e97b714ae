"""Mends what a machine can mend: one line at a time, and only if a new check is happier with it."""

import difflib
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desk.checking import FOLLOWING, check_content
from desk.schemas import MODELS
from rules.loading.layout import CONTENT
from rules.loading.project import Project
from rules.loading.yaml.edits import Edit
from rules.loading.yaml.problems import Problem
from rules.model.levels import Level

MOST_MENDS = 100
NEAR = 0.8
ELSEWHERE = re.compile(r" \(and in \d+ other places?\)")
HIDDEN = ("R", "W", "Q", "S001")  # what can be checked only once every file has the right shape
SEEN_LATER = FOLLOWING | {"C010"}  # what is said of the words of a text once it is one
Finding = tuple[str, int, str, str]


@dataclass
class Mended:
    """What was mended, the texts before and after, and what is left."""

    mended: list[Problem] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def diff(self) -> str:
        """What changes, as a unified diff."""
        return "".join(
            line
            for name in sorted(self.after)
            for line in difflib.unified_diff(
                self.before[name].splitlines(keepends=True),
                self.after[name].splitlines(keepends=True),
                name,
                name,
            )
        )

    def write(self, root: Path) -> None:
        """Put the mended texts in place."""
        for name, text in self.after.items():
            (root / name).write_bytes(text.encode())


def mend(root: Path, today: date) -> Mended:
    """Mend a copy of the content below `root`; nothing below `root` is changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_content(root, copy)
        bench = _Workbench(copy, today)
        bench.work()
        found = Mended(bench.mended, bench.problems)
        for name in sorted({problem.file for problem in bench.mended}):
            found.before[name] = (root / name).read_bytes().decode()
            found.after[name] = (copy / name).read_bytes().decode()
        return found


def copy_content(root: Path, copy: Path) -> None:
    """Copy everything that the content team edits from one folder to another."""
    for name in CONTENT:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (root / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)


class _Workbench:
    """A copy of the content, mended line by line."""

    def __init__(self, root: Path, today: date) -> None:
        self._project, self._today = Project(root), today
        self._complete, self.problems = self._check()
        self.mended: list[Problem] = []
        self._names = _names(self._project)
        self._tried: set[Finding] = set()

    def work(self) -> None:
        """Mend until nothing more can be mended."""
        while len(self.mended) < MOST_MENDS:
            problem = next(filter(self._is_to_try, self.problems), None)
            if problem is None:
                return
            self._tried.add(_finding(problem))
            self._mend(problem)

    def _is_to_try(self, problem: Problem) -> bool:
        """A warning may be no slip at all, so somebody has to look at it first."""
        return problem.severity == "error" and _finding(problem) not in self._tried

    def _check(self) -> tuple[bool, list[Problem]]:
        """Whether everything could be checked, and what was found."""
        self._project = Project(self._project.root)
        checked = check_content(self._project, self._today)
        return checked.book is not None, checked.problems

    def _mend(self, problem: Problem) -> None:
        """Apply the edit that a check of all content accepts, where exactly one is accepted."""
        file = self._project.root / problem.file
        text = _text(file)
        if text is None:
            return
        good = [
            (written, left)
            for edit in problem.edits
            for written in [_with_edit(text, edit)]
            if self._may_apply(edit, text)
            for left in [self._left(file, written)]
            if self._is_better(problem, left[1])
        ]
        if len(good) == 1:
            written, (self._complete, self.problems) = good[0]
            file.write_bytes(written.encode())
            self.mended.append(problem)
        else:
            file.write_bytes(text.encode())

    def _may_apply(self, edit: Edit, text: str) -> bool:
        """Whether an edit may be applied without anybody who reads it first."""
        if edit.applicability == "if_only_name":
            word = text.split("\n")[edit.line - 1][edit.start - 1 : edit.end - 1]
            return _is_only_name(word, edit.text, self._names)
        return edit.applicability == "safe"

    def _left(self, file: Path, text: str) -> tuple[bool, list[Problem]]:
        """What a check finds when the file reads like this."""
        file.write_bytes(text.encode())
        return self._check()

    def _is_better(self, problem: Problem, left: list[Problem]) -> bool:
        """Whether the problem is gone and none has come, but for what follows once it is gone."""
        if any(_finding(other) == _finding(problem) for other in left):
            return False
        known = {(p.file, p.code, _plain(p.what)) for p in self.problems}
        new = (
            p
            for p in left
            if p.code not in SEEN_LATER and (p.file, p.code, _plain(p.what)) not in known
        )
        return all(self._was_hidden(other, problem) for other in new)

    def _was_hidden(self, other: Problem, problem: Problem) -> bool:
        """Whether a finding was there before, and could not be seen until this was mended.

        What is in the mended line itself never counts as hidden.
        """
        if self._complete or (other.file, other.line) == (problem.file, problem.line):
            return False
        return problem.code.startswith("Y") or other.code.startswith(HIDDEN)


def _finding(problem: Problem) -> Finding:
    return (problem.file, problem.line, problem.code, _plain(problem.what))


def _plain(what: str) -> str:
    return ELSEWHERE.sub("", what)


def _text(file: Path) -> str | None:
    """The file's text; None when it is not there or is not text."""
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _with_edit(text: str, edit: Edit) -> str:
    """The text with one line edited; its line ends stay as they are."""
    lines = text.split("\n")
    line = lines[edit.line - 1]
    end = "\r" if line.endswith("\r") else ""
    lines[edit.line - 1] = edit.applied(line.removesuffix("\r")) + end
    return "\n".join(lines)


def _is_only_name(word: str, meant: str, names: frozenset[str]) -> bool:
    """Whether no other name can be meant. Names that differ in their digits are never the same."""
    near = {name for name in names if difflib.SequenceMatcher(None, word, name).ratio() >= NEAR}
    return near - {word} == {meant} and re.findall(r"\d+", word) == re.findall(r"\d+", meant)


def _names(project: Project) -> frozenset[str]:
    """Every name that a misspelt one may have been meant for: fields, levels, and all ids."""
    ids = (name for document in project.documents.values() for name in _ids(document.data))
    return _fields().union((level.value for level in Level), ("quiet",), ids)


@cache
def _fields() -> frozenset[str]:
    """Every field that a file of the content may have."""
    return frozenset(key for model in MODELS.values() for key in _keys(model.model_json_schema()))


def _keys(schema: Any) -> Iterator[str]:
    """The fields that a schema knows."""
    if isinstance(schema, list):
        for item in schema:
            yield from _keys(item)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for item in schema.values():
            yield from _keys(item)


def _ids(data: Any) -> Iterator[str]:
    """What is given as an id, and the names at the start of lines."""
    if isinstance(data, list):
        for item in data:
            yield from _ids(item)
    elif isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for key, item in data.items():
            yield key
            yield from _ids(item)
