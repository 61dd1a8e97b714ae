"""Everything that is wrong with the content of a project folder."""

from datetime import date
from pathlib import Path

from explainer.wording import load_screen_words, load_wording, wording_problems
from rules import ContentError, Problem, RuleBook, load
from rules.lint.run import lint


def check_content(root: Path, today: date) -> tuple[RuleBook | None, list[Problem]]:
    """The rule book, if there is one, and every problem, sorted by place."""
    load_wording.cache_clear()  # the files may have changed since they were last read
    load_screen_words.cache_clear()
    book: RuleBook | None = None
    problems: list[Problem] = []
    try:
        book = load(root)
    except ContentError as error:
        problems += error.problems
    problems += wording_problems(root, book)
    problems += lint(root, today, book)
    return book, sorted(problems)
