"""How long a reply is tells nothing of how urgent the result is."""

import gzip
import json
from datetime import date

from rules import Level
from screens.away import away
from screens.content import content
from screens.journey import RESULT, Step
from screens.padding import PLAIN_STEP, RESULT_STEP, STEP, compressed, filled, padded
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
