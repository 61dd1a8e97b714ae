"""Everything that is wrong with the content of a project folder."""

from datetime import date
from pathlib import Path

from explainer.checking import read_content
from rules import Problem, RuleBook
from rules.lint.run import lint


def check_content(root: Path, today: date) -> tuple[RuleBook | None, list[Problem]]:
    """The rule book, if there is one, and every problem, sorted by place."""
    book, problems = read_content(root)
    problems += lint(root, today)
    return book, sorted(problems)
