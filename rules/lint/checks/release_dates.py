"""E006: a decision about the release that no longer counts, or soon will not.

What: each part of release.yaml counts until its review_by. The warning comes 60 days before.
Why: People could rely on a service that nobody answers for any more. From the day after, the app
does not start for the public.
Bad:
    # release.yaml, in place of 'incidents:'
    incidents:
      address: harm@hospital.test
      read_by: A Name, safety lead, within a day
      tried_on: 2025-11-22
      review_by: 2026-11-22
Good:
    incidents:
      address: harm@hospital.test
      read_by: A Name, safety lead, within a day
      tried_on: 2026-11-22
      review_by: 2027-05-22
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

AHEAD = timedelta(days=60)
FIX = "decide it anew, then set its dates"


def check(context: LintContext, today: date) -> Iterator[Problem]:
    """An error for each part past its date, a warning for one that is due within 60 days."""
    release, document = context.release()
    for name, part in release.parts() if release else ():
        if part is None or part.review_by > today + AHEAD:
            continue
        past = part.review_by < today
        says = "counts no longer, its date was" if past else "has to be decided anew by"
        what = f"'{name}' {says} {part.review_by}"
        problem = document.problem((name, "review_by"), "E006", what, FIX, key=True)
        yield problem if past else replace(problem, severity="warning")
