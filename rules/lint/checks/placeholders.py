"""C004: a placeholder where none is filled in.

What: the questions hold no curly brackets, but for {number} in the forms below 'counted'.
{phone:...} works in en.yaml and pages.yaml, and {contact} in en.yaml only.
Why: People would see the brackets, and not the number that they need.
Bad:
    # questionnaire.yaml, below '- id: milder_signs'
    find_out: "Call {phone:nhs_111} today."
Good:
    find_out: Call your midwife today.
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import Text
from rules.loading.layout import QUESTIONNAIRE
from rules.loading.yaml.problems import Problem

BRACKETS = re.compile(r"\{[^{}]*\}?|\}")


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each placeholder in a question."""
    for text in texts:
        words = text.words.replace("{number}", "") if "counted" in text.path else text.words
        match = BRACKETS.search(words)
        if match and text.document.file == QUESTIONNAIRE.as_posix():
            what = f"'{match.group()}' would be shown as it is"
            fix = "write the words; nothing is filled in in this file"
            yield text.problem("C004", what, fix, match.group())
