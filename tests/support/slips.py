"""Edits of the content made in memory, many at once, each with what is said of it."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.acceptance.differing import Difference, differences
from desk.acceptance.ledger import read_ledger
from desk.checking import check_content
from rules import Problem
from rules.lint.values import values_of
from rules.loading.layout import QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.project import Project, _File
from rules.loading.yaml.strict_yaml import Document, read
from rules.loading.yaml.strict_yaml import Path as Steps

TODAY = date(2026, 12, 1)
SHORT = {"en": WORDS, "screens": SCREENS, "questions": QUESTIONNAIRE}
BASE = Project()
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
CHANGED = "W040"

Edit = dict[str, Any]


class Told(NamedTuple):
    """The codes said of one edit at its place, and anywhere; W040 when it is not accepted."""

    here: set[str]
    anywhere: set[str]


class Patched(Project):
    """The real content with some files as they would be."""

    def __init__(self, texts: dict[Path, str]) -> None:
        super().__init__(BASE.root)
        self._texts = texts

    def _file(self, file: Path) -> _File:
        if file not in self._texts:
            return BASE._file(file)
        if file not in self._files:
            self._files[file] = _File(self._texts[file].encode(), file.as_posix())
        return self._files[file]


def file_of(edit: Edit) -> Path:
    """The file that an edit is made in."""
    name = edit.get("in", "en")
    return SHORT.get(name, Path(name))


def told(edits: Sequence[Edit]) -> list[Told]:
    """What is said of each of these edits, made together."""
    texts: dict[Path, str] = {}
    for file in {file_of(edit) for edit in edits}:
        texts[file] = _edited(file, [edit for edit in edits if file_of(edit) == file])
    project = Patched(texts)
    checked = check_content(project, TODAY)
    problems = [p for p in checked.problems if p.code != CHANGED]
    ledger = read_ledger(project)
    assert ledger is not None
    changed = differences(project, ledger, checked.book)
    names = {(d.entry.file, d.entry.name) for d in changed}
    lines = {(d.entry.file, line) for d in changed for line in _lines_of(d, project)}
    return [_told(edit, project, problems, names, lines) for edit in edits]


def _lines_of(found: Difference, project: Project) -> range:
    """The lines of what changed, to the end of the last thing in it."""
    document, path = project.document(Path(found.entry.file)), found.entry.path
    spans = [document.span(at) for at in document._spans if at[: len(path)] == path]
    first = min(span.key_line for span in spans if span)
    return range(first + 1, max(span.last_line for span in spans if span) + 3)


def _told(
    edit: Edit,
    project: Project,
    problems: Iterable[Problem],
    changed: set[tuple[str, str]],
    changed_lines: set[tuple[str, int]],
) -> Told:
    file = file_of(edit)
    problems = list(problems)
    everywhere = {problem.code for problem in problems}
    if "raw" in edit:
        lines = _lines_of_raw(edit, project.text(file))
        here = {p.code for p in problems if p.file == file.as_posix() and p.line in lines}
        accepted = not any((file.as_posix(), line) in changed_lines for line in lines)
    else:
        here = _at(edit["at"], project.document(file), problems)
        accepted = not any(_holds(name, edit["at"]) for f, name in changed if f == file.as_posix())
    more = set() if accepted else {CHANGED}
    return Told(here | more, everywhere | more)


def _holds(entry: str, name: str) -> bool:
    """Whether an accepted entry is this value, or the list or text that it stands in."""
    return name == entry or name.startswith(f"{entry}.")


def _at(name: str, document: Document, problems: Iterable[Problem]) -> set[str]:
    span = document.span(_path(document, name))
    assert span is not None
    lines = range(span.key_line + 1, max(span.last_line, span.line) + 2)
    return {p.code for p in problems if p.file == document.file and p.line in lines}


def _path(document: Document, name: str) -> Steps:
    return next(value.path for value in values_of(document) if value.name == name)


def _lines_of_raw(edit: Edit, text: str) -> range:
    old, new = edit["raw"]
    start = text.find(new) if new else BASE.text(file_of(edit)).find(old)
    first = text.count("\n", 0, start) + 1
    return range(first, first + new.count("\n") + 1)


def _edited(file: Path, edits: Sequence[Edit]) -> str:
    text = BASE.text(file)
    for edit in edits:
        if "raw" in edit:
            old, new = edit["raw"]
            assert old in text, f"{old!r} is not in {file}"
            text = text.replace(old, new, 1)
    document = read(text, file.as_posix())
    named = [edit for edit in edits if "at" in edit]
    values = {value.name: value for value in values_of(document)} if named else {}
    places = []
    for edit in named:
        assert edit["at"] in values, f"{edit['at']} is not in {file}"
        value = values[edit["at"]]
        span = document.span(value.path)
        assert span is not None
        places.append((span, _new_value(edit, value.value)))
    lines = text.split("\n")
    for span, new in sorted(places, key=lambda place: place[0], reverse=True):
        _put(lines, span.line, span.column, span.key_column, new)
    return "\n".join(lines)


def _new_value(edit: Edit, old: Any) -> str:
    new = edit.get("set", old)
    if "add" in edit:
        new = f"{old}{edit['add']}"
    if "replace" in edit:
        assert edit["replace"][0] in old, f"{edit['replace'][0]!r} is not in {old!r}"
        new = old.replace(*edit["replace"])
    plain = isinstance(new, int | date)
    return str(new) if plain else json.dumps(new, ensure_ascii=False)


def _put(lines: list[str], line: int, column: int, indent: int, new: str) -> None:
    """Write a value over the one that begins at this place."""
    rest = lines[line][column:]
    before = lines[line][:column]
    if indent == column:  # an entry of a list: its dash counts
        indent = len(before) - len(before.lstrip())
    if rest[:1] in (">", "|"):
        after = line + 1
        while after < len(lines) and (
            not lines[after].strip() or len(lines[after]) - len(lines[after].lstrip()) > indent
        ):
            after += 1
        while not lines[after - 1].strip():
            after -= 1
        lines[line:after] = [before + new]
        return
    quoted = QUOTED.match(rest)
    in_flow = before.count("{") > before.count("}") or before.count("[") > before.count("]")
    end = quoted.end() if quoted else (re.search(r"[,\]}]|$", rest) if in_flow else None)
    if not isinstance(end, int):
        end = end.start() if end else len(rest)
    lines[line] = before + new + rest[end:]
