"""All checks over texts and dates."""

from datetime import date
from pathlib import Path

from rules.lint import claims, evidence_dates, phones, placeholders, sentences
from rules.lint.texts import texts
from rules.loading.files import SourcesFile
from rules.loading.problems import Problem
from rules.loading.reader import read_model

TEXT_CHECKS = (claims, phones, placeholders, sentences)


def lint(root: Path, today: date) -> list[Problem]:
    """Everything the checks find in a project folder, as far as its files can be read."""
    found = list(texts(root))
    problems = [problem for module in TEXT_CHECKS for problem in module.check(found)]
    sources, document = read_model(root / evidence_dates.FILE, evidence_dates.FILE, SourcesFile)
    if sources is not None:
        problems += evidence_dates.check(sources.sources, document, today)
    return sorted(problems)
