"""E001: a source whose review date has passed.

What: every source has a `review_by` date. Past it, someone must read it again.
Why: People could be told something that the source no longer says. The page this project began
with was three years out of date.
Bad:
    # rules/clinical/sources.yaml, below '- id: nice_qs135'
    review_by: 2025-11-22
Good:
    review_by: 2027-05-22
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from rules.loading.problems import Problem
from rules.loading.strict_yaml import Document
from rules.model.evidence import Source

FILE = "rules/clinical/sources.yaml"


def check(sources: Iterable[Source], document: Document, today: date) -> Iterator[Problem]:
    """A warning for each source that is past its review date on `today`."""
    for i, source in enumerate(sources):
        if source.review_by < today:
            what = f"the source '{source.id}' was to be reviewed by {source.review_by}"
            fix = "read it again, then set 'checked_on' and 'review_by'"
            problem = document.problem(("sources", i, "review_by"), "E001", what, fix, key=True)
            yield replace(problem, severity="warning")
