"""The first page and the topics need no JavaScript."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from screens.content import content

pytestmark = pytest.mark.browser


def says_what_is_missing(page: Page) -> None:
    notice = page.locator("noscript p")  # Playwright's search for text leaves noscript out
    expect(notice).to_be_visible()
    expect(notice).to_have_text(content().screens["start"]["no_script"])


def test_the_first_page_is_all_there(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name="Call 999 now")).to_be_visible()
    signs = content().book.questionnaire.question("emergency_signs")
    assert signs.kind == "choices"
    for option in signs.options:
        expect(page.get_by_text(option.text, exact=True)).to_be_visible()
    says_what_is_missing(page)
    expect(page.get_by_text(content().screens["site"]["not_approved_label"])).to_be_visible()


def test_the_topics_can_be_read(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/")
    page.get_by_role("link", name=content().screens["start"]["read_all"]).click()
    title = content().wording.topics["not_your_fault"].title
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_check_says_what_to_do_instead(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/check")
    says_what_is_missing(page)
    expect(page.get_by_text(content().screens["urgent_help"]["heading"])).to_be_visible()
