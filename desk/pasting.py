"""The line of a file as it was probably meant, ready to be pasted.

`cli.py fix` changes files, so it checks all content for each mend. Here somebody reads before they
paste, and an answer is wanted at once: a line is offered when its own file reads better with it.
"""

from typing import NamedTuple

from desk.schemas import model_for
from rules.lint.checks import placeholders
from rules.lint.texts import texts_of
from rules.loading.reader import model_of
from rules.loading.yaml.edits import Edit
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import read

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
    pastes = [_paste(edit, lines) for edit in problem.edits if edit.line <= len(lines)]
    if not pastes:
        return None
    before = _found(problem.file, lines)
    good = [paste for paste in pastes if _mends(paste, problem, lines, before)]
    return good[0] if len(good) == 1 else None


def _paste(edit: Edit, lines: list[str]) -> Paste:
    """An edit as whole lines. One that adds lines below leaves its own line as it is."""
    line = lines[edit.line - 1]
    if edit.text.startswith("\n") and edit.start > len(line):
        return Paste(INSERT, edit.line, edit.text[1:])
    return Paste(REPLACE, edit.line, edit.applied(line))


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
    model = model_for(file)
    if model is not None:
        model_of(document, model)
    problems = [*document.problems, *placeholders.check(texts_of(document))]
    return {(problem.code, problem.what): problem.line for problem in problems}
