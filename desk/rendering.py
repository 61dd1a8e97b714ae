"""Problems as they are shown: as text on a terminal, as marks on GitHub, as JSON for programs.

A problem is a plain record (rules/loading/yaml/problems.py). What is put together here for
each: the line of the file with a caret, what the problem would do to the person who answers, and,
where one can be worked out, the line to paste.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.catalogue import consequence_of
from desk.excerpts import Excerpt, excerpt
from desk.pasting import Paste, paste_of
from rules import Problem
from rules.loading.project import Project

MOST_PASTED = 20  # a line to paste takes some hundredths of a second; behind many is one cause


@dataclass(frozen=True)
class Shown:
    """A problem with everything that is shown of it."""

    problem: Problem
    excerpt: Excerpt | None
    consequence: str
    paste: Paste | None

    @property
    def live(self) -> str:
        """What it would do to the person who answers, as a sentence; empty if that is not known."""
        text = self.consequence
        return f"If this went live: {text[:1].lower()}{text[1:]}" if text else ""


def shown(problems: Iterable[Problem], project: Project) -> list[Shown]:
    """The problems of the files of a project, with what is shown of each."""
    files: dict[str, list[str]] = {}
    found = []
    for number, problem in enumerate(problems):
        if problem.file not in files:
            files[problem.file] = project.text(Path(problem.file)).split("\n")
        lines = files[problem.file]
        found.append(
            Shown(
                problem,
                excerpt(lines, problem.line, problem.column),
                consequence_of(problem.code),
                paste_of(problem, lines) if number < MOST_PASTED else None,
            )
        )
    return found


def as_text(found: Sequence[Shown]) -> str:
    """A block of lines for each problem, with blank lines between them."""
    return "\n\n".join(map(block, found))


def block(item: Shown) -> str:
    """One problem: its line, the line of the file, what it would do, and what to paste."""
    lines = [str(item.problem)]
    if item.excerpt:
        number = f"{item.excerpt.line:>5}"
        lines.append(f"{number} | {item.excerpt.text}")
        lines.append(f"{' ' * len(number)} | {item.excerpt.caret}")
    if item.live:
        lines.append(f"  {item.live}")
    if item.paste:
        lines += [f"  {item.paste.how}:", item.paste.text]
    return "\n".join(lines)


def as_github(found: Iterable[Shown]) -> str:
    """One workflow command a line: GitHub shows each beside the changed line."""
    return "\n".join(_mark(item.problem) for item in found)


def _mark(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    title = _property(problem.code)
    return f"::{problem.severity} {place},title={title}::{_data(problem.sentence)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(found: Iterable[Shown]) -> str:
    """A list of objects, one for each problem, with the fields that `as_object` names."""
    return json.dumps([as_object(item) for item in found], indent=2)


def as_object(item: Shown) -> dict[str, object]:
    """One problem with fixed fields; `source` and `paste` are null where there is none.

    `file` (from the project folder), `line` and `column` (from 1), `severity` (error or warning),
    `code`, `what`, `fix`, `consequence`, `source` (the part of the line that is shown) and `paste`
    (`action`: replace or insert_below; `line`; `text`).
    """
    problem = item.problem
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "what": problem.what,
        "fix": problem.fix,
        "consequence": item.consequence,
        "source": item.excerpt.text if item.excerpt else None,
        "paste": item.paste._asdict() if item.paste else None,
    }
