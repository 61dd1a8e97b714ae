"""E001: a source or a phone number whose review date has passed.

What: every source has a `review_by` date. Past it, someone must read it again.
Why: guidance changes; the page this project began with was three years out of date.
Bad:  review_by of last year.
Good: read the source again, then set `checked_on` to that day and `review_by` ahead.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from rules.loading.problems import Problem
from rules.model.evidence import Source

FILE = "rules/clinical/sources.yaml"


def check(sources: Iterable[Source], today: date) -> Iterator[Problem]:
    """A warning for each source that is past its review date on `today`."""
    for source in sources:
        if source.review_by < today:
            what = f"the source '{source.id}' was to be reviewed by {source.review_by}"
            fix = "read it again and set 'checked_on' and 'review_by'"
            yield Problem(FILE, 1, 1, "E001", what, fix, severity="warning")
