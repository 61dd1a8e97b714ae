"""E001: a source whose review date has passed.

What: every source has a `review_by` date. Past it, someone must read it again.
Why: guidance changes; the page this project began with was three years out of date.
Bad:  review_by of last year.
Good: read the source again, then set `checked_on` to that day and `review_by` ahead.
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
