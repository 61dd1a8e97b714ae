"""C002: a phone number that is not in the register.

What: numbers stand in the `phones` block of the wording, once each, and are used as {phone:id}.
Why: People could ring a number that is no longer theirs, and lose minutes when minutes count. A
number typed twice is mended once.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call 0800 123 456 today.
Good:
    lead: "Call {phone:nhs_111} today."
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import DIGIT, Text, remembered
from rules.loading.layout import PAGES, WORDS
from rules.loading.yaml.problems import Problem

# The files in which {phone:...} is filled in.
FILLED = (WORDS.as_posix(), PAGES.as_posix())
# Digits, spaces, hyphens and brackets that look like a number to ring; 999 is said out loud
# everywhere.
NUMBER = re.compile(
    r"(?<![\w.-])(?:\(?0\d[\d ()-]{6,}\d|\+44[\d ()-]+\d|1(?:01|05|11|12|16 ?123|19))(?!\w|[.-]\w)"
)


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each number typed into a text."""
    for text in texts:
        if text.path[:1] == ("phones",):
            continue
        for number in _numbers(text.words):
            what = f"the number '{number}' is typed into a text"
            fix = "name the service instead; its number is kept in en.yaml"
            if text.document.file in FILLED:
                fix = "put it into 'phones' and write {phone:its_id} here"
            yield text.problem("C002", what, fix, number)


@remembered
def _numbers(words: str) -> list[str]:
    return NUMBER.findall(words) if DIGIT.search(words) else []
