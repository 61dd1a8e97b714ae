"""Two servers behind a proxy that sends each connection to the next one: nobody notices."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsing.contexts import PATIENCE, PHONE
from tests.support.browsing.person import Person
from tests.support.round_robin import RoundRobin, round_robin
from tests.support.running_app import RunningApp, start
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

LATE = 8_000  # milliseconds: page.js sends again after each
TIMES = 2  # the second time, over another connection
V2 = "v-2-two-late-losses-waters-at-16-weeks"


@pytest.fixture
def other() -> Iterator[RunningApp]:
    with start() as running:
        yield running


@pytest.fixture
def balanced(app: RunningApp, other: RunningApp) -> Iterator[RoundRobin]:
    with round_robin([app.port, other.port]) as proxy:
        yield proxy


@pytest.mark.thorough
def test_a_journey_over_two_servers_loses_nothing(
    browser: Browser, balanced: RoundRobin, other: RunningApp
) -> None:
    context = browser.new_context(base_url=balanced.origin, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    answers = answers_of(V2)
    person = Person(context.new_page())
    person.opens_the_check()
    for question in ("pregnant", "emergency_signs", "weeks"):
        person.answers(question, answers[question])
        balanced.drop()  # the next connection goes to the other server
    person.sees_question("fluid_and_bleeding")
    assert min(balanced.given.values()) > 1

    person.page.reload()
    person.sees_question("fluid_and_bleeding")
    other.stop()  # one of them is being upgraded
    balanced.drop()
    person.answers_all(answers)
    person.wants_the_result()
    assert person.kept == answers
    assert context.cookies() == []
    context.close()


def test_a_process_that_hangs_is_left_for_another(browser: Browser, balanced: RoundRobin) -> None:
    """It keeps its connections open and says nothing: only the page can tell, and change."""
    context = browser.new_context(base_url=balanced.origin, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    person = Person(context.new_page())
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    balanced.hang()
    person.page.clock.install()
    person.answers("emergency_signs", ["none"])
    for _ in range(TIMES):
        person.page.clock.fast_forward(LATE)
    expect(person.page.locator(".page-status")).to_have_text(person.words["status"]["late"])
    person.page.clock.resume()
    person.sees_question("weeks")
    assert person.kept == {"pregnant": "yes", "emergency_signs": ["none"]}
    context.close()
