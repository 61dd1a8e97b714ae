"""E003: a unit that people do not get to see, or soon will not.

What: each unit of local.yaml was checked by somebody, and has to be checked again by its review_by.
Why: People would be told to look for a number that we have. A unit that nobody has checked, or that
is past its date, is not shown, because its line may be another's by now. The warning comes 60 days
before.
Bad:
    # local.yaml, in place of 'units:'
    units:
      - id: triage
        name: maternity triage
        number: "01234 567890"
        always_open: true
        hours: Day and night.
        contacts: [maternity_unit]
        weeks_from: 20
        weeks_to: 42
        weeks_after_birth: null
        checked_on: null
        review_by: 2027-05-22
        source: null
Good:
    units:
      - id: triage
        name: maternity triage
        number: "01234 567890"
        always_open: true
        hours: Day and night.
        contacts: [maternity_unit]
        weeks_from: 20
        weeks_to: 42
        weeks_after_birth: null
        checked_on: 2026-11-22
        review_by: 2027-05-22
        source: Its own page
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.local import Unit

AHEAD = timedelta(days=60)
FIX = "call it or read its own page, then set 'checked_on' and 'review_by'"


def check(units: Iterable[Unit], document: Document, today: date) -> Iterator[Problem]:
    """An error for each unit past its review date, a warning for one that is due or unchecked."""
    for i, unit in enumerate(units):
        if unit.review_by < today:
            what = f"the unit '{unit.id}' is not shown, its date was {unit.review_by}"
            yield document.problem(("units", i, "review_by"), "E003", what, FIX, key=True)
        elif unit.checked_on is None:
            what = f"the unit '{unit.id}' is not shown, because nobody has checked it"
            problem = document.problem(("units", i, "checked_on"), "E003", what, FIX, key=True)
            yield replace(problem, severity="warning")
        elif unit.review_by <= today + AHEAD:
            what = f"the unit '{unit.id}' has to be checked again by {unit.review_by}"
            problem = document.problem(("units", i, "review_by"), "E003", what, FIX, key=True)
            yield replace(problem, severity="warning")
