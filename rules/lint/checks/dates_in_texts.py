"""C012: a date that people here read in another way, or not at all.

What: a date in a text is written out: 14 March 2027. It is never 3/14/2027 or March 14, and never
2027-03-14.
Why: 3/4/2027 is another day to Americans than to us, and somebody may come on the wrong one.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: The line is open until December 24, 2026.
Good:
    lead: The line is open until 24 December 2026.
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.texts import DIGIT, remembered
from rules.loading.yaml.problems import Problem

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d\d)?\d\d\b|\b\d{{4}}-\d\d-\d\d\b"
    rf"|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,? \d{{4}})?"
)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such date in a text that people read."""
    for text in context.texts:
        for said in _dates(text.words):
            what = f"the date '{said}' can be read in two ways"
            yield text.problem("C012", what, "write it like 14 March 2027", said)


@remembered
def _dates(words: str) -> list[str]:
    return DATE.findall(words) if DIGIT.search(words) else []
