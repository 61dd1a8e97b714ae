"""Everything that is wrong with the content of a project folder."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.silencing import silence
from explainer.checking import read_content
from rules import Problem, RuleBook
from rules.lint.run import lint
from rules.loading.yaml.strict_yaml import MOST_BYTES, read_file
from rules.loading.yaml.traps import warnings_of

FILES = (
    "questionnaire.yaml",
    "local.yaml",
    "rules/clinical/*.yaml",
    "explainer/wording/*.yaml",
    "explainer/wording/lists/*.yaml",
    "tests/vignettes/*.yaml",
)
# Files without a # behind a word, or a digit behind `id:`, need not be read for their warnings.
MAY_WARN = re.compile(r"^[ \t]*[^\s#][^\n]*?[ \t]#|\bid:[ \t]*[-+\d]", re.MULTILINE)


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
    texts = {
        file.relative_to(root).as_posix(): text_of(file)
        for pattern in FILES
        for file in sorted(root.glob(pattern))
    }
    found = set(problems)
    found.update(_warnings(root, texts, {(p.file, p.line) for p in found}))
    left = silence(sorted(found), texts.items())
    return left, len(found.difference(left))


def _warnings(
    root: Path, texts: Mapping[str, str], known: set[tuple[str, int]]
) -> Iterator[Problem]:
    """What reads well and may not be meant; a line that has a problem has enough with that one."""
    for name, text in texts.items():
        if MAY_WARN.search(text):
            for problem in warnings_of(read_file(root / name, name)):
                if (problem.file, problem.line) not in known:
                    yield problem


def text_of(file: Path) -> str:
    """A file as its problems count its lines, as far as anybody reads it; empty if that fails."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def counts(problems: Iterable[Problem], silenced: int = 0) -> str:
    """How many there are, such as `2 errors, 1 warning.`; empty when there is nothing to count."""
    found = Counter(problem.severity for problem in problems)
    parts = [_number(found[severity], severity) for severity in ("error", "warning")]
    if silenced:
        parts.append(f"{_number(silenced, 'warning')} silenced")
    said = ", ".join(filter(None, parts))
    return f"{said}." if said else ""


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
