"""axe-core finds nothing on the way from page to page.

test_access.py looks at every state of every page; here the pages are reached as a person does.
"""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.browsing.looking import is_fine
from tests.support.browsing.person import Person
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

MANY_REASONS = "v-1-ended-for-a-heart-condition"


def test_every_kind_of_page_of_the_check(context: BrowserContext) -> None:
    person = Person(context.new_page())
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

    person.presses(person.words["alert"]["back"])
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
