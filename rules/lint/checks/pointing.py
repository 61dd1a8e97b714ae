"""A103: a text that points with a colour or a place on the page.

What: no text says "the red button", "at the top of the page" or "the list above".
Why: Somebody who hears the page, prints it, or does not see colours could not follow. On a phone
the parts of a page also stand elsewhere than on a desktop.
Bad:
    # explainer/wording/screens.yaml, below 'check:'
    intro: Nothing has been sent to anyone. Press the green button to see your result.
Good:
    intro: Nothing has been sent to anyone. You can still change every answer.
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.context import LintContext
from rules.lint.texts import remembered
from rules.loading.yaml.problems import Problem

COLOUR = "red|green|blue|yellow|orange|amber|purple|grey|black|white"
THING = "button|box|link|card|banner|icon|arrow|panel|tab|menu|circle|triangle|octagon"
POINTING = re.compile(
    rf"\b(?:{COLOUR}|round|square) (?:{THING})\b"
    rf"|\b(?:marked|shown|highlighted|printed|written|drawn) in (?:{COLOUR})\b"
    rf"|\b(?:{THING}) (?:on|to|at) the (?:left|right|top|bottom)\b"
    r"|\b(?:left|right|top|bottom|corner|side) of (?:the|this|your) (?:page|screen|window)\b"
    # As a pointer. "Below the cervix" and "above all" say something else.
    r"|\b(?:above|below)(?= ?[.,;:?!)]| ?$| (?:is|are|and|or|still|that|when|if)\b)"
    r"|\b(?:left|right)[- ]hand (?:side|corner|column)\b",
    re.IGNORECASE,
)
# Most texts have none of these, and are done with.
MAY = re.compile(rf"{THING}|in (?:{COLOUR})|left|right|top|bottom|corner|side|above|below")
DRAWINGS = ("picture_words",)  # they say where things are: that is what they are for


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each text that points so."""
    for text in context.texts:
        if text.path[:1] == DRAWINGS:
            continue
        for said in _pointers(text.words):
            what = f"'{said}' can only be followed by those who see the page"
            fix = "name the thing by its words, or say 'in this list'"
            yield text.problem("A103", what, fix, said)


@remembered
def _pointers(words: str) -> Iterable[str]:
    if not MAY.search(words.lower()):
        return ()
    return (match.group() for match in POINTING.finditer(words))
