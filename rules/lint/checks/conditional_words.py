"""W011: a text that leaves a condition to the reader.

What: no text of a result says "if you are pregnant", "if you are not pregnant" or "if there is a
stitch". The answers say so already: write the text as {text: ..., when: ...}.
Why: A page that knows the answer and asks all the same is not believed where it matters.
Bad:
    # explainer/wording/en.yaml, below 'keep_usual_appointments:'
    title: If you are pregnant, keep your appointments
Good:
    title: Keep your appointments
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem

EN = WORDS.as_posix()
ABOUT_HER = {(block,) for block in ("levels", "cards", "contacts", "rules", "advice")}
# "not sure if you are pregnant" and "as if you are pregnant" leave nothing to the reader.
KNOWN = re.compile(
    r"(?<!sure )(?<!as )\bif (?:you(?:'re| are) (?:not )?pregnant"
    r"|there is (?:a|no) stitch|you have (?:a|no) stitch)\b",
    re.IGNORECASE,
)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such text."""
    for text in context.texts:
        if text.document.file == EN and text.path[:1] in ABOUT_HER:
            for found in KNOWN.findall(text.words):
                what = f"this text says '{found}', and the answers say whether it is so"
                fix = "write it as {text: ..., when: ...}, for those it is true of"
                yield text.problem("W011", what, fix, found)
