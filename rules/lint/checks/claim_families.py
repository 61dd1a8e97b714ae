"""C009: a claim that we never make, in one of its many forms.

What: no text eases, gives one person a chance, names what somebody has, orders a treatment, or says
to wait. The forms of each stand in explainer/wording/lists/claims.yaml.
Why: A claim like this can keep somebody from calling, whatever words it is made in.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: There is no cause for concern. Call when it is convenient.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.forms import pattern_of, straight
from rules.lint.lists import ClaimFamily
from rules.lint.texts import Text
from rules.loading.yaml.problems import Problem


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such claim in a text that people read."""
    families = [(f, pattern_of(f.forms), pattern_of(f.unless)) for f in context.lists.claims]
    texts = [(text, straight(text.words)) for text in context.texts]
    for family, forms, unless in families:
        for text, words in texts:
            for start, end in claims_in(words, forms, unless if family.unless else None):
                yield _problem(text, family, start, end)


def claims_in(
    words: str, forms: re.Pattern[str], unless: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Where a text makes such a claim, but for what may be said after all."""
    allowed = [match.span() for match in unless.finditer(words)] if unless else []
    for match in forms.finditer(words):
        if not any(start < match.end() and match.start() < end for start, end in allowed):
            yield match.span()


def _problem(text: Text, family: ClaimFamily, start: int, end: int) -> Problem:
    said = text.words[start:end]
    what = f"'{said}' must not be said here ({family.id}): {family.why}"
    return text.problem("C009", what, f"say {family.say}", said)
