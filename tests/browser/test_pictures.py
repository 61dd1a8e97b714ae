"""The pictures of the topics, as people see them; test_access.py looks at each topic page."""

import pytest
from playwright.sync_api import BrowserContext

from tests.support.browsing.looking import finds_nothing

pytestmark = pytest.mark.browser


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
