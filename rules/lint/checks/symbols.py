"""A104: a sign or a small picture in place of a word.

What: no text has an emoji, an arrow, a tick, a star, or a sign such as + = < > & or / for a word.
A&E is a name and may stay.
Why: People take such signs to mean different things, and some devices leave them out or read out
long names for them.
Bad:
    # explainer/wording/en.yaml, below 'call_now:'
    lead: Call at any hour, day + night. Do not wait, it is right to call.
Good:
    lead: Call at any hour, day or night. Do not wait, it is right to call.
"""

import re
import string
import unicodedata
from collections.abc import Iterator

from rules.lint.context import LintContext, field_of
from rules.lint.leftovers import without_leftovers
from rules.lint.texts import remembered
from rules.loading.yaml.problems import Problem

SYMBOLS = {"So", "Sk", "Sm", "Co"}  # pictures, marks, signs of mathematics, private signs
OTHERS = re.compile(r"[*~^|•·†‡]|(?<!\bA)&|&(?!E\b)|(?<=[A-Za-z])/(?=[A-Za-z])")

USUAL = {*string.ascii_letters, *string.digits, *" .,:;?!'()-"}
UNUSUAL = re.compile(f"[^{re.escape(''.join(USUAL))}]")  # most texts have none
WEEKS = re.compile(r"\b\d{1,2}\+\d\b")  # 24+3, as notes and apps write it
AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such sign."""
    for text in context.texts:
        words = text.words
        if field_of(text) == "text" and "options" not in text.path:  # in a question it is Q005
            words = AND_OR.sub("", words)
        for sign in _signs(words):
            what = f"the sign '{sign}' stands for a word"
            yield text.problem("A104", what, "write the word", sign)


@remembered
def _signs(words: str) -> dict[str, None]:
    """The signs of a text, each once."""
    if not UNUSUAL.search(words):
        return {}
    words = WEEKS.sub("", without_leftovers(words))
    signs = [sign for sign in sorted({*words} - USUAL) if unicodedata.category(sign) in SYMBOLS]
    return dict.fromkeys([*signs, *OTHERS.findall(words)])
