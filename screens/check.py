"""The assessment itself: the Streamlit page at /check.

Streamlit runs this file from top to bottom for everything that a person does. The tab brings its
answers along, the journey says what comes next, the page goes back, and nothing stays here.
"""

import secrets

import streamlit as st

from explainer.dates import today
from rules import RuleBook
from screens import component
from screens.addresses import path_of
from screens.away import away
from screens.editions import editions, root_of
from screens.journey import RESULT, Path, start
from screens.journey.saving import Turn, take_turn
from screens.padding import padded
from screens.pages import Carrier, pages

LONGEST_ID = 60


def reply(sent: object) -> dict[str, object]:
    """The page that answers what the tab sent; the first page when it has sent nothing yet."""
    root = root_of(path_of(st.context.url))
    content = editions()[root]
    turn = _turn(sent, content.book)
    step = turn.step
    level = (step.path or Path(content.book, step.state.answers)).assessment.level
    page = pages(root).render(step, Carrier(), today(), turn.opened)
    said: dict[str, object] = {
        "reply_to": _id(sent),
        "run": secrets.token_hex(4),  # two replies are never equal, so each one is drawn
        "html": page.html,
        "title": page.title,
        "language": page.language,
        "direction": page.direction,
        "in_error": page.in_error,
        "state": step.state.as_data(),
        "level": None if level is None else level.rank,  # away.js shows nothing calmer
        "away": away(content).address,  # and nothing of other rules or other words
        "words": content.screens["status"],
    }
    result = step.state.page == RESULT
    return padded(said, result=result, growth=content.growth.in_json)


def _turn(sent: object, book: RuleBook) -> Turn:
    if not isinstance(sent, dict):
        return Turn(start(book))
    return take_turn(book, sent.get("state"), sent.get("action"), sent.get("values"))


def _id(sent: object) -> str | None:
    return str(sent.get("id"))[:LONGEST_ID] if isinstance(sent, dict) else None


def main() -> None:
    """One run: take what was sent, answer it."""
    sent = component.take_sent()
    component.show(reply(sent), answered=sent is not None)


main()
