"""C002: a phone number that is not in the register.

What: numbers stand in the `phones` block of the wording, once each, and are used as {phone:id}.
Why: a number typed twice is mended once. A wrong number costs minutes when minutes count.
Bad:  "Call 0800 123 456."
Good: "Call {phone:nhs_111}."
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import Text
from rules.loading.problems import Problem

# Runs of digits and spaces that look like a number to ring; 999 is said out loud everywhere.
NUMBER = re.compile(
    r"(?<![\w.-])(?:0[\d ]{7,}\d|\+44[\d ]+\d|1(?:01|05|11|12|16 ?123|19))(?![\w.-])"
)


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each number typed into a text."""
    for text in texts:
        match = NUMBER.search(text.words)
        if match and text.path[:1] != ("phones",):
            what = f"the number '{match.group()}' is typed into a text"
            yield text.problem("C002", what, "put it into 'phones' and write {phone:its_id}")
