"""A look at a page that a person has reached; examiner.py looks at all others."""

from playwright.sync_api import Page, expect

from tests.support.browsing.contexts import PHONE
from tests.support.browsing.examiner import EVERYTHING, axe_finds
from tests.support.browsing.person import Person

TO_THE_TOP = "[window, document.querySelector('[data-testid=stMain]')].map(p => p?.scrollTo(0, 0))"


def finds_nothing(page: Page) -> None:
    """Nothing for axe-core to find.

    From the top: what a scroll puts half below the line of help can be scrolled out again. That the
    focus is never below it is seen by test_keyboard.py.
    """
    page.evaluate(TO_THE_TOP)
    assert axe_finds(page, EVERYTHING) == []


def has_no_sideways_scroll(page: Page) -> None:
    """Readable on the smallest phone without scrolling sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    scrolled, shown = page.evaluate(widths)
    assert scrolled <= shown
    page.set_viewport_size(PHONE)


def is_fine(person: Person) -> None:
    """Nothing for axe to find, readable on the smallest phone, and the banner is there."""
    expect(person.page.get_by_text(person.words["site"]["not_approved_label"])).to_be_visible()
    finds_nothing(person.page)
    has_no_sideways_scroll(person.page)
