"""A comparison as one HTML file that needs no other, for a screen and for A4."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from explainer.changes.report import Report
from explainer.changes.text import SETS
from explainer.dates import in_words
from explainer.templating import file_templates

LEAST_ALIKE = 0.4  # texts with less in common are easier to read whole


def as_page(report: Report, today: date) -> str:
    """The whole comparison as HTML."""
    page = file_templates().get_template("changes.html")
    return page.render(report=report, marked=marked, sets=SETS, today=in_words(today))


def marked(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether the other text lacks it."""
    one, two = _words(text), _words(other)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        yield text, False
        return
    for tag, start, end, _, _ in matcher.get_opcodes():
        if start < end:
            yield "".join(one[start:end]), tag != "equal"


def _words(text: str) -> list[str]:
    """The text cut into words, blanks and marks, so that a comma is a piece of its own."""
    return re.findall(r"\w+|\W", text)
