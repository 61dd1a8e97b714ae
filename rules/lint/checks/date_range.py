"""E005: a date that cannot be meant.

What: what was done has a day that is past and not before 2020. What is to be done is within 5
years. The year of a source is not to come.
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
from rules.lint.values import Value, values_of
from rules.loading.layout import CODES, LOCAL, RELEASE, clinical
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import worked_out_once

DONE = {"checked_on", "read_on", "date", "on", "reviewed_on", "withdrawn", "signed_on"}
DONE |= {"appointed_on", "approved_on", "decided_on", "judged_on", "tried_on"}
TO_DO = {"review_by", "due", "due_by"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST = date(2020, 1, 1)
YEARS = 5


def check(context: LintContext, today: date) -> Iterator[Problem]:
    """A problem for each such date."""
    project = context.project
    alone = [project.document(f) for f in (LOCAL, RELEASE, CODES) if project.exists(f)]
    for document in (*project.documents.values(), *alone):
        for value in _days(document):
            wrong = _wrong(value, today)
            if wrong:
                what = f"{value.value} {wrong}"
                yield document.problem(value.path, "E005", what, "correct the date")
    for i, source in enumerate(context.items("sources", "sources")):
        if source.year is not None and source.year > today.year:
            what = f"{source.year} is still to come, and '{source.id}' is said to be of it"
            place = ("sources", i, "year")
            yield project.document(clinical("sources")).problem(
                place, "E005", what, "correct the year"
            )


def _days(document: Document) -> tuple[Value, ...]:
    """The dates of one file that are about something done or to be done."""
    return worked_out_once(document, "_days", lambda: tuple(_found(document)))


def _found(document: Document) -> Iterator[Value]:
    for value in values_of(document):
        is_day = isinstance(value.value, str) and DAY.fullmatch(value.value)
        if is_day and _field(value) in DONE | TO_DO:
            yield value


def _field(value: Value) -> str:
    return value.name.rpartition(".")[2]


def _wrong(value: Value, today: date) -> str:
    try:
        day = date.fromisoformat(value.value)
    except ValueError:
        return "is no day of the calendar"
    if _field(value) in TO_DO:
        far = day.year > today.year + YEARS
        return f"is more than {YEARS} years from now" if far else ""
    if day > today:
        return "is still to come, and this speaks of what was done"
    return f"is before {FIRST.year}, and this speaks of what was done" if day < FIRST else ""
