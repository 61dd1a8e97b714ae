"""E004: a phone number or helpline that nobody has looked at for 90 days.

What: whoever keeps the texts opens the own page of each service every 90 days, and sets checked_on.
Why: People could ring a number that is no longer theirs, or at hours when nobody is there.
Bad:
    # explainer/wording/en.yaml, below 'nhs_111:', in place of 'checked_on:'
    checked_on: 2024-11-22
Good:
    checked_on: 2026-11-22
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rules.lint.context import LintContext
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Path

LASTS = timedelta(days=90)
FIX = "open the own page of the service, correct what changed, and set 'checked_on'"


def check(context: LintContext, today: date) -> Iterator[Problem]:
    """A problem for each number or helpline that is past its 90 days."""
    document = context.project.document(WORDS)
    for name, path, due in due_phones(document.data):
        if due < today:
            what = f"'{name}' was to be looked at again by {due}"
            yield document.problem(path, "E004", what, FIX)


def due_phones(wording: Any) -> Iterator[tuple[str, Path, date]]:
    """When each number or helpline has to be looked at again, with the place of its day."""
    if not isinstance(wording, dict):
        return
    phones, lines = wording.get("phones"), wording.get("helplines")
    named: list[tuple[str, Path, Any]] = []
    if isinstance(phones, dict):
        named += [(name, ("phones", name), phone) for name, phone in phones.items()]
    if isinstance(lines, list):
        named += [
            (str(line.get("id")), ("helplines", i), line)
            for i, line in enumerate(lines)
            if isinstance(line, dict)
        ]
    for name, path, item in named:
        day = item.get("checked_on") if isinstance(item, dict) else None
        if day is not None:
            try:
                yield name, (*path, "checked_on"), date.fromisoformat(str(day)) + LASTS
            except ValueError:  # told by the loader
                continue
