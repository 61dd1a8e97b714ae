"""A108: a heading that ends in a full stop.

What: no heading, title or label ends in a full stop. A question mark or nothing is right.
Why: People who listen move from heading to heading, and one with a full stop sounds like a sentence
of the text.
Bad:
    # explainer/wording/en.yaml, below 'what_to_say_on_the_phone:'
    title: What to say on the phone.
Good:
    title: What to say on the phone
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext, field_of
from rules.loading.yaml.problems import Problem

HEADINGS = ("heading", "title", "label")
ENDS = ("_heading", "_title")


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such heading."""
    for text in context.texts:
        field = field_of(text)
        is_heading = field in HEADINGS or field.endswith(ENDS)
        if is_heading and re.search(r"[^.]\.$", text.words):
            what = "this heading ends in a full stop, and the others do not"
            yield text.problem("A108", what, "remove the full stop", text.words.split()[-1])
