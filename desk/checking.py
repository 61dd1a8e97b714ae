"""Everything that is wrong with the content of a project folder."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.silencing import silence
from explainer.checking import read_content
from rules import Problem, RuleBook
from rules.lint.run import lint
from rules.loading.strict_yaml import read_file
from rules.loading.traps import warnings_of

FILES = (
    "questionnaire.yaml",
    "rules/clinical/*.yaml",
    "explainer/wording/*.yaml",
    "explainer/wording/lists/*.yaml",
    "tests/vignettes/*.yaml",
)


class Checked(NamedTuple):
    """The rule book, if there is one, every problem, sorted by place, and how many are silenced."""

    book: RuleBook | None
    problems: list[Problem]
    silenced: int


def check_content(root: Path, today: date, more: Iterable[str] = ()) -> Checked:
    """Read the content of a project folder, and say everything that is wrong with it.

    `more` names checks that are made on demand only ("reading-age", "spelling"); these raise
    DictionaryMissing where the development tools are not installed.
    """
    book, problems = read_content(root)
    problems += lint(root, today, book, more)
    return Checked(book, *with_warnings(root, problems))


def with_warnings(root: Path, problems: Iterable[Problem]) -> tuple[list[Problem], int]:
    """The problems with those that a file may have although it can be used.

    Warnings that are silenced are left out, and their number is given.
    """
    problems = sorted({*problems, *_warnings(root, {(p.file, p.line) for p in problems})})
    left = silence(problems, _texts(root))
    return left, len([problem for problem in problems if problem not in left])


def _warnings(root: Path, known: set[tuple[str, int]]) -> Iterator[Problem]:
    """What reads well and may not be meant; a line that has a problem has enough with that one."""
    for file in _files(root):
        for problem in warnings_of(read_file(file, file.relative_to(root).as_posix())):
            if (problem.file, problem.line) not in known:
                yield problem


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    """The name and the lines of each file, as its problems count them."""
    for file in _files(root):
        document = read_file(file, file.relative_to(root).as_posix())
        yield document.file, "\n".join(document.lines)


def _files(root: Path) -> Iterator[Path]:
    for pattern in FILES:
        yield from sorted(root.glob(pattern))
