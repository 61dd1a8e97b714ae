"""A102: a word in capitals.

What: no ordinary word is written in capitals. Short forms such as NHS are; see A105.
Why: Capitals are harder to read, feel like shouting, and may be read out letter by letter.
Bad:
    # explainer/wording/en.yaml, below 'call_now:'
    lead: Call at any hour, day or night. Do NOT wait, it is right to call.
Good:
    lead: Call at any hour, day or night. Do not wait, it is right to call.
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.leftovers import without_leftovers
from rules.lint.texts import remembered
from rules.loading.yaml.problems import Problem

CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Z0-9&]*[A-Z0-9](?![\w&])")


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each word in capitals that is an ordinary word elsewhere in the content."""
    for text in context.texts:
        for word in in_capitals(text.words):
            if context.is_ordinary(word.lower()):
                what = f"'{word}' is written in capitals"
                fix = f"write '{word.lower()}'; a short form belongs in abbreviations.yaml"
                yield text.problem("A102", what, fix, word)


@remembered
def in_capitals(words: str) -> Iterator[str]:
    """Each word in capitals of a text, short forms too."""
    return (match.group() for match in CAPITALS.finditer(without_leftovers(words)))
