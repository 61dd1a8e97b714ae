"""A105: a short form that is never explained.

What: a short form in capitals is one that everybody knows (explainer/wording/lists/
abbreviations.yaml), or some text explains it: "Ehlers-Danlos syndrome (EDS)".
Why: People skip what they do not know, or take it for something else.
Bad:
    # explainer/wording/en.yaml, below 'call_now:'
    lead: Call at any hour, day or night, if you were told that it is GBS.
Good:
    lead: Call at any hour, day or night. Do not wait, it is right to call.
"""

import re
from collections.abc import Iterator

from rules.lint.checks.capitals import in_capitals
from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for the first use of each short form that is not explained in any text."""
    told = {*context.lists.abbreviations}
    for text in context.texts:
        for short in in_capitals(text.words):
            if short in told or context.is_ordinary(short.lower()):
                continue
            if not any(_explains(t.words, short) for t in context.texts):
                what = f"'{short}' is not explained anywhere"
                fix = f"write the words and then ({short}), or add it to abbreviations.yaml"
                yield text.problem("A105", what, fix, short)
            told.add(short)


def _explains(words: str, short: str) -> bool:
    """Whether a text says what the short form stands for."""
    if short not in words:
        return False
    name = re.escape(short)
    ways = (
        rf"\([^()]*\b{name}\)",  # Ehlers-Danlos syndrome (EDS)
        rf"\b{name} \([a-z]",  # LLETZ (loop treatment)
        rf"\b{name}, (?:which|a|an|the)\b",  # NICE, which writes guidance
        rf"\bcalled [^.]*\b{name}\b",  # it is also called loop excision or LEEP
    )
    return any(re.search(way, words) for way in ways)
