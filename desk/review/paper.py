"""The sheets to sign by, for paper: what is signed in the hour, from the items of a review."""

from collections.abc import Mapping

from desk.review.items import Items
from desk.review.sheets import Sheet
from explainer.review.signing_sheet import Page, as_html

ASKED = "Part of the logic of each rule that reads one of these questions."
QUESTIONS = (
    "Each is signed once, for every rule that reads it. Last, in one sentence each: what the named "
    "conditions stand for."
)


def sheets_for_paper(items: Items, name: str, version: str, figures: Mapping[str, str]) -> str:
    """Decisions and questions as one page; `figures` as in `as_html`."""
    asked = [(item.id, item.texts) for item in items.on(Sheet.DECISIONS) if not item.decision]
    pages = [Page("Who is asked which question", ASKED, asked)]
    questions = [(item.id, item.texts) for item in items.on(Sheet.QUESTIONS)]
    pages.append(Page("Questions, as worded", QUESTIONS, questions))
    return as_html(name, version, items.decisions, pages, figures)
