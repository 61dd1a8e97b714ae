"""E001: a source whose review date has passed.

What: every source has a review_by date. Past it, someone must read it again. On the day after it,
`make test` begins to fail with this message. That is wanted.
Why: People could be told something that the source no longer says. The page this project began
with was three years out of date.
Bad:
    # rules/clinical/sources.yaml, below '- id: nice_qs135'
    review_by: 2025-11-22
Good:
    review_by: 2027-05-22
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.evidence import Source

FIX = "read it again, then set 'checked_on' and 'review_by'"
MOST_ALIKE = 3


def check(sources: Iterable[Source], document: Document, today: date) -> Iterator[Problem]:
    """A problem for each source that is past its review date on `today`."""
    past = [(i, source) for i, source in enumerate(sources) if source.review_by < today]
    for i, source, others in by_date(past):
        what = f"the source '{source.id}'{others} was to be reviewed by {source.review_by}"
        yield document.problem(("sources", i, "review_by"), "E001", what, FIX, key=True)


def by_date(due: Sequence[tuple[int, Source]]) -> Iterator[tuple[int, Source, str]]:
    """Each source with its number; where many have one date, the first stands for all of them."""
    dates = [source.review_by for _, source in due]
    for i, source in due:
        alike = dates.count(source.review_by)
        if alike <= MOST_ALIKE:
            yield i, source, ""
        elif dates.index(source.review_by) == due.index((i, source)):
            yield i, source, f" (and {alike - 1} others)"
