"""A109: a link or heading that does not say where it leads.

What: no text is only "read more", "here" or "this page", and none says "click here".
Why: Many people hear the links of a page in a list, where "read more" leads they do not know where.
Bad:
    # explainer/wording/screens.yaml, below 'start:'
    read: Read more
Good:
    read: All topics
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.texts import remembered
from rules.loading.yaml.problems import Problem

ALONE = {
    "here", "this", "this page", "this link", "link", "links", "page", "more", "read more",
    "learn more", "find out more", "see more", "more info", "more information", "details",
    "more details", "further information", "continue reading", "next page",
}  # fmt: skip
ANYWHERE = re.compile(
    r"\b(?:click|press|tap|look|see|read|go) here\b|\b(?:use|follow|press|open) this link\b",
    re.IGNORECASE,
)
MAY = ("here", "this link")  # most texts have neither, and are done with


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such text."""
    for text in context.texts:
        for said in _nowhere(text.words):
            what = f"'{said}' does not say where it leads"
            yield text.problem("A109", what, "name what will be found there", said)


@remembered
def _nowhere(words: str) -> Iterator[str]:
    """The words that do not say where they lead, if a text has some."""
    said = words.lower()
    match = ANYWHERE.search(words) if any(part in said for part in MAY) else None
    if match:
        yield match.group()
    elif said.strip(" .:!>\u00bb\u2026") in ALONE:
        yield words
