"""All checks over content that loads."""

from datetime import date
from pathlib import Path

from rules.lint import claims, evidence_dates, phones, sentences
from rules.lint.texts import texts
from rules.loading.problems import Problem
from rules.model.book import RuleBook

TEXT_CHECKS = (claims, phones, sentences)


def lint(book: RuleBook, root: Path, today: date) -> list[Problem]:
    """Everything the checks find, sorted by place."""
    found = list(texts(root))
    problems = [problem for module in TEXT_CHECKS for problem in module.check(found)]
    problems += evidence_dates.check(book.sources, today)
    return sorted(problems)
