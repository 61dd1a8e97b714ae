"""The first page and the topics need no JavaScript."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from screens.content import content

pytestmark = pytest.mark.browser

WORDS = content().screens
NUMBER = content().emergency_number


def says_what_is_missing(page: Page) -> None:
    notice = page.locator("noscript p.notice")  # Playwright's search for text leaves noscript out
    expect(notice).to_be_visible()
    expect(notice).to_have_text(WORDS["start"]["no_script"])


def test_the_first_page_is_all_there(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/")
    urgent = page.get_by_text(WORDS["start"]["emergency"].format(emergency=NUMBER))
    expect(urgent).to_be_in_viewport()
    urgent.click()
    for option in content().book.questionnaire.shown_first.options:
        expect(page.get_by_text(option.summary, exact=True)).to_be_visible()
    call = page.get_by_role("link", name=WORDS["help"]["call"].format(number=NUMBER))
    expect(call).to_have_attribute("href", f"tel:{NUMBER}")
    says_what_is_missing(page)
    expect(page.get_by_text(WORDS["site"]["not_approved_label"])).to_be_visible()


def test_the_topics_can_be_read(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/")
    page.get_by_role("link", name=WORDS["start"]["read_text"]).click()
    title = content().wording.topics["not_your_fault"].title
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_check_says_what_to_do_instead(without_javascript: BrowserContext) -> None:
    page = without_javascript.new_page()
    page.goto("/check")
    says_what_is_missing(page)
    urgent = page.get_by_role("heading", name=WORDS["help"]["summary"])
    expect(urgent).to_be_visible()
    expect(page.get_by_text(WORDS["help"]["list"].format(emergency=NUMBER)).last).to_be_visible()
