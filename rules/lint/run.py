"""All checks over texts, dates and the hazard log."""

from datetime import date
from pathlib import Path

from rules.lint import claims, evidence_dates, hazard_people, phones, placeholders, sentences
from rules.lint.texts import texts
from rules.loading.files import HazardsFile, SourcesFile
from rules.loading.problems import ContentError, Problem
from rules.loading.reader import read_model
from rules.vignettes.reading import read_vignettes

VIGNETTES = Path("tests") / "vignettes"
TEXT_CHECKS = (claims, phones, placeholders, sentences)


def lint(root: Path, today: date) -> list[Problem]:
    """Everything the checks find in a project folder, as far as its files can be read."""
    found = list(texts(root))
    problems = [problem for module in TEXT_CHECKS for problem in module.check(found)]
    sources, document = read_model(root / evidence_dates.FILE, evidence_dates.FILE, SourcesFile)
    if sources is not None:
        problems += evidence_dates.check(sources.sources, document, today)
    problems += _hazards(root)
    return sorted(problems)


def _hazards(root: Path) -> list[Problem]:
    """What is wrong with the people of the hazard log; vignettes have a check of their own."""
    hazards, document = read_model(root / hazard_people.FILE, hazard_people.FILE, HazardsFile)
    if hazards is None or not (root / VIGNETTES).is_dir():
        return []
    try:
        people = [case.vignette.id for case in read_vignettes(root / VIGNETTES)]
    except ContentError:  # `cli.py vignettes` says what is wrong with them
        return []
    return list(hazard_people.check(hazards.hazards, document, people))
