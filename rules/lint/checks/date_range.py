"""E005: a date that cannot be meant.

What: what was done has a day that is past and not before 2020. What is to be done is within 5
years.
Why: A slip in a year would let a source or a number go unread for ten years, and nobody would know.
Bad:
    # explainer/wording/en.yaml, below 'nhs_111:', in place of 'checked_on:'
    checked_on: 2062-11-22
Good:
    checked_on: 2026-11-22
"""

import re
from collections.abc import Iterator
from datetime import date

from rules.lint.context import LintContext
from rules.lint.values import values_of
from rules.loading.layout import LOCAL, RELEASE
from rules.loading.yaml.problems import Problem

DONE = {"checked_on", "read_on", "date", "on", "reviewed_on", "withdrawn", "signed_on"}
DONE |= {"appointed_on", "approved_on", "decided_on", "judged_on", "tried_on"}
TO_DO = {"review_by", "due", "due_by"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST = date(2020, 1, 1)
YEARS = 5


def check(context: LintContext, today: date) -> Iterator[Problem]:
    """A problem for each such date."""
    project = context.project
    alone = [project.document(file) for file in (LOCAL, RELEASE) if project.exists(file)]
    for document in (*project.documents.values(), *alone):
        if not any("20" in line and "-" in line for line in document.lines):
            continue
        for name, value, path in values_of(document):
            field = name.rpartition(".")[2]
            if field not in DONE | TO_DO or not isinstance(value, str) or not DAY.fullmatch(value):
                continue
            wrong = _wrong(field, value, today)
            if wrong:
                yield document.problem(path, "E005", f"{value} {wrong}", "correct the date")


def _wrong(field: str, value: str, today: date) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "is no day of the calendar"
    if field in TO_DO:
        far = day.year > today.year + YEARS
        return f"is more than {YEARS} years from now" if far else ""
    if day > today:
        return "is still to come, and this speaks of what was done"
    return f"is before {FIRST.year}, and this speaks of what was done" if day < FIRST else ""
