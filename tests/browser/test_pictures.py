"""The topic pages with pictures, as people see them."""

import pytest
from playwright.sync_api import BrowserContext

from tests.support.browsing.looking import finds_nothing, has_no_sideways_scroll

pytestmark = pytest.mark.browser

PAGES = ["what_the_cervix_does", "how_it_is_checked", "the_stitch", "evidence_in_numbers"]


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_with_pictures_has_nothing_amiss(coloured: BrowserContext, topic: str) -> None:
    page = coloured.new_page()
    page.goto(f"/topics/{topic}")
    finds_nothing(page)
    has_no_sideways_scroll(page)


def test_filled_and_empty_figures_differ_in_the_persons_own_colours(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.emulate_media(forced_colors="active")
    page.goto("/topics/evidence_in_numbers")
    fills = "c => getComputedStyle(document.querySelector(c)).fill"
    assert page.evaluate(fills, ".counted") != page.evaluate(fills, ".not-counted")
    assert page.evaluate(fills, ".not-counted") == "none"
    finds_nothing(page)
