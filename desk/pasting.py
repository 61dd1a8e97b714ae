"""The line of a file as it was probably meant, ready to be pasted.

`cli.py fix` changes files, so it checks all content for each mend. Here somebody reads before they
paste, and an answer is wanted at once: a line is offered when its own file reads better with it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from desk.mends import ways
from desk.schemas import MODELS
from rules.lint.checks import placeholders
from rules.lint.texts import texts_of
from rules.loading.reader import model_of
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import read

NEW_FIELD = re.compile(r"add a line '([^']+)'")
DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
FOLDERS = {"clinical": "rules", "vignettes": "vignettes"}
CLOSED_BY = {"[": "]", "{": "}"}
Findings = dict[tuple[str, str], int]
STOPPED = "Y012"
REPLACE, INSERT = "replace", "insert_below"


class Paste(NamedTuple):
    """What to paste: in place of a line (from 1), or below it. `text` may be several lines."""

    action: str
    line: int
    text: str

    @property
    def how(self) -> str:
        """Where it goes, in words."""
        if self.action == REPLACE:
            return f"Put this in place of line {self.line}"
        return f"Put this below line {self.line}, with your words in place of the dots"


def paste_of(problem: Problem, lines: list[str]) -> Paste | None:
    """The line that mends a problem, where exactly one can be meant; `lines` are of its file."""
    if not 1 <= problem.line <= len(lines):
        return None
    before: Findings | None = None
    for pastes in filter(None, _ways(problem, lines)):
        before = _found(problem.file, lines) if before is None else before
        good = [paste for paste in pastes if _mends(paste, problem, lines, before)]
        if len(good) == 1:
            return good[0]
    return None


def _ways(problem: Problem, lines: list[str]) -> Iterator[list[Paste]]:
    """What may be pasted, from the most to the least likely; each time in one or several ways."""
    yield [*_new_field(problem, lines)]
    for mended in ways(problem, lines):
        yield [Paste(REPLACE, problem.line, line) for line in mended]
    for find in (_date, _closed_bracket, _below_a_sign, _memory):
        yield [Paste(REPLACE, problem.line, line) for line in find(problem, lines)]


def _new_field(problem: Problem, lines: list[str]) -> Iterator[Paste]:
    """The field that is missing, indented like those beside it."""
    match = NEW_FIELD.search(problem.fix)
    if match is None:
        return
    line, column = lines[problem.line - 1], problem.column - 1
    if re.fullmatch(r"[\w.]+:\s*", line[column:]):  # the name of the block: its fields are below
        below = next((other for other in lines[problem.line :] if other.strip()), "")
        column = max(len(below) - len(below.lstrip()), column + 1)
    yield Paste(INSERT, problem.line, " " * column + match.group(1))


def _date(problem: Problem, lines: list[str]) -> Iterator[str]:
    """A date as it is written here: 22/11/2026 becomes 2026-11-22."""
    line = lines[problem.line - 1]
    if problem.code == "S008" and (match := DATE.search(line, problem.column - 1)):
        day, month, year = match.groups()
        yield f"{line[: match.start()]}{year}-{month:0>2}-{day:0>2}{line[match.end() :]}"


def _closed_bracket(problem: Problem, lines: list[str]) -> Iterator[str]:
    """A bracket closed at the end of its line."""
    line, at = lines[problem.line - 1], problem.column - 1
    if "that opens here is not closed" in problem.what and line[at : at + 1] in CLOSED_BY:
        yield line.rstrip() + CLOSED_BY[line[at]]


def _below_a_sign(problem: Problem, lines: list[str]) -> Iterator[str]:
    """A text that runs on, put below `>-`."""
    if problem.code == "Y011" and "'>-'" in problem.fix:
        line, at = lines[problem.line - 1], problem.column - 1
        below = lines[problem.line] if problem.line < len(lines) else ""
        yield f"{line[:at]}>-\n{below[: len(below) - len(below.lstrip())]}{line[at:]}"


def _memory(problem: Problem, lines: list[str]) -> Iterator[str]:
    """The label for what nobody has read."""
    line, at = lines[problem.line - 1], problem.column - 1
    if problem.code == "R022":
        yield line[:at] + re.sub(r"^READ(-2)?", "MEMORY", line[at:])


def _mends(paste: Paste, problem: Problem, lines: list[str], before: Findings) -> bool:
    """Whether the file has this problem no more, and no new one.

    Where the file could not be read on, what comes to light in other lines was there before.
    """
    pasted = paste.text.split("\n")
    kept = lines[paste.line - 1 : paste.line] if paste.action == INSERT else []
    now = [*lines[: paste.line - 1], *kept, *pasted, *lines[paste.line :]]
    after = _found(problem.file, now)
    new = [line for finding, line in after.items() if finding not in before]
    if problem.code == STOPPED:
        new = [line for line in new if line == paste.line]
    return not new and (problem.code, problem.what) not in after


def _found(file: str, lines: list[str]) -> Findings:
    """What is wrong with a file by itself, each with its line."""
    document = read("\n".join(lines) + "\n", file)
    model = _model(file)
    if model is not None:
        model_of(document, model)
    problems = [*document.problems, *placeholders.check(texts_of(document))]
    return {(problem.code, problem.what): problem.line for problem in problems}


def _model(file: str) -> type[BaseModel] | None:
    path = Path(file)
    name = {"en": "wording"}.get(path.stem, path.stem)
    return MODELS.get(name) or MODELS.get(FOLDERS.get(path.parent.name, ""))
