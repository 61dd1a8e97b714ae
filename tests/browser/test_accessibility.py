"""axe-core finds nothing on the way from page to page, in light and in dark colours.

test_access.py looks at every state of every page; here the pages are reached as a person does.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.person import Person, answers_of

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MANY_REASONS = "v-1-ended-for-a-heart-condition"


def finds_nothing(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert found.violations_count == 0, found.generate_report()


def has_no_sideways_scroll(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    scrolled, shown = page.evaluate(widths)
    assert scrolled <= shown
    page.set_viewport_size(PHONE)


def is_fine(person: Person) -> None:
    """Nothing for axe to find, readable on the smallest phone, and the banner is there."""
    expect(person.page.get_by_text(person.words["site"]["not_approved"])).to_be_visible()
    finds_nothing(person.page)
    has_no_sideways_scroll(person.page)


def test_every_kind_of_page_of_the_check(coloured: BrowserContext) -> None:
    person = Person(coloured.new_page())
    answers = answers_of(MANY_REASONS)
    person.opens_the_check()
    is_fine(person)

    person.goes_on()
    expect(person.page.locator("#error-summary")).to_be_focused()
    is_fine(person)

    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["urge_to_push"])
    person.sees("Call 999 now")
    is_fine(person)

    person.goes_back()
    person.field("urge_to_push").uncheck()
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    is_fine(person)

    person.answers_all(answers)
    is_fine(person)

    person.wants_the_result()
    is_fine(person)


def test_what_is_chosen_can_be_seen_in_the_persons_own_colours(context: BrowserContext) -> None:
    person = Person(context.new_page())
    person.page.emulate_media(forced_colors="active")
    person.opens_the_check()
    row = person.page.locator(".choice").first
    before = row.screenshot()
    person.picks("pregnant", "yes")
    assert row.screenshot() != before
