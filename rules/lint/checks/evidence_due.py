"""E002: a source that has to be reviewed within 60 days.

What: a warning comes 60 days before the review_by date of a source.
Why: People could soon be told something that the source no longer says. Reading it again takes
time, and a clinician has to be asked if it changed. After that date the check fails (E001).
Bad:
    # rules/clinical/sources.yaml, below '- id: nice_qs135'
    review_by: 2027-01-15
Good:
    review_by: 2027-05-22
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from rules.lint.checks.evidence_dates import FIX, by_date
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.evidence import Source

AHEAD = timedelta(days=60)


def check(sources: Iterable[Source], document: Document, today: date) -> Iterator[Problem]:
    """A warning for each source that is due within 60 days after `today`."""
    numbered = enumerate(sources)
    due = [(i, source) for i, source in numbered if today <= source.review_by <= today + AHEAD]
    for i, source, others in by_date(due):
        days = (source.review_by - today).days
        when = f"in {days} days" if days > 1 else "tomorrow" if days else "today"
        what = f"the source '{source.id}'{others} has to be reviewed by {source.review_by}, {when}"
        problem = document.problem(("sources", i, "review_by"), "E002", what, FIX, key=True)
        yield replace(problem, severity="warning")
