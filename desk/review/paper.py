"""The sheets to sign by, for paper: what is signed in the hour, from the items of a review."""

from collections.abc import Mapping

from desk.review.items import Items
from desk.review.sheets import ASKED, Sheet
from explainer.review.signing_sheet import Page, as_html

QUESTIONS = (
    "Each is signed once, for every rule that reads it. Last, in one sentence each: what the named "
    "conditions stand for."
)


def sheets_for_paper(items: Items, name: str, version: str, figures: Mapping[str, str]) -> str:
    """Decisions and questions as one page; `figures` as in `as_html`."""
    asked = items.by_id[ASKED]
    pages = [
        Page("Who is asked which question", "Part of the logic of every rule.", [("", asked.texts)])
    ]
    questions = [(item.id, item.texts) for item in items.on(Sheet.QUESTIONS)]
    pages.append(Page("Questions, as worded", QUESTIONS, questions))
    return as_html(name, version, items.decisions, pages, figures)
