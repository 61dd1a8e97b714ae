"""How long a reply is tells nothing of how urgent the result is."""

import gzip
import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Pdf

from explainer import explain
from explainer.outputs.handover import handover
from explainer.outputs.pdf import as_pdf
from rules import Level, assess
from screens.away import away
from screens.content import content
from screens.journey import RESULT, Step
from screens.padding import (
    FILE_STEP,
    PLAIN_STEP,
    RESULT_STEP,
    STEP,
    compressed,
    filled,
    filled_pdf,
    padded,
)
from screens.pages import Carrier, Pages
from screens.server.plain import LAYOUT, PLAIN, carried
from tests.support.every_page import EVERY_PAGE, RESULTS

PAGES = Pages(content())
TODAY = date(2026, 11, 22)
AWAY = away(content()).address


def length(step: Step) -> int:
    page = PAGES.render(step, Carrier(), TODAY)
    state = step.state.as_data()
    reply = {"html": page.html, "state": state, "away": AWAY, "words": content().screens["status"]}
    full = padded(reply, result=step.state.page == RESULT)
    assert {name: full[name] for name in reply} == reply
    return len(json.dumps(full)) - len(', "pad": ""')


def test_every_result_has_one_length_and_every_other_page_another() -> None:
    found = {(step.state.page == RESULT, length(step)) for step in EVERY_PAGE.values()}
    assert found == {(True, RESULT_STEP), (False, STEP)}
    assert set(RESULTS) == set(Level)


def plain(step: Step) -> bytes:
    carrier = Carrier(LAYOUT, PLAIN, carried(step.state))
    return PAGES.render(step, carrier, TODAY).html.encode()


def test_so_has_every_plain_page() -> None:
    for step in EVERY_PAGE.values():
        page = plain(step)
        assert len(compressed(page)) == PLAIN_STEP
        assert gzip.decompress(compressed(page)) == page
        assert filled(page).strip() == page.strip()


def drawn(answers: dict[str, Any]) -> bytes:
    book, words = content().book, content().screens
    found = assess(book, answers)
    explanation = explain(book, found, content().wording)
    return as_pdf(handover(book, found, explanation, words, TODAY), TODAY)


@pytest.mark.parametrize("level", Level)
def test_a_pdf_that_is_filled_up_is_still_the_same_pdf(level: Level) -> None:
    made = drawn(RESULTS[level])
    full = filled_pdf(made)
    assert len(full) == FILE_STEP
    assert full.rindex(b"startxref") > len(full) - 1024  # where readers look for it
    with Pdf.open(BytesIO(made)) as before, Pdf.open(BytesIO(full)) as after:
        assert after.check_pdf_syntax() == before.check_pdf_syntax() == []
        assert after.get_warnings() == []
        assert [page.Contents.read_bytes() for page in after.pages] == [
            page.Contents.read_bytes() for page in before.pages
        ]
