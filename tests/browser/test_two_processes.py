"""Two servers behind a proxy that sends each connection to the next one: nobody notices."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browsing.contexts import PATIENCE, PHONE
from tests.support.browsing.person import Person
from tests.support.round_robin import RoundRobin, round_robin
from tests.support.running_app import RunningApp, start
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

V2 = "v-2-two-late-losses-waters-at-16-weeks"


@pytest.fixture
def other() -> Iterator[RunningApp]:
    with start() as running:
        yield running


@pytest.fixture
def balanced(app: RunningApp, other: RunningApp) -> Iterator[RoundRobin]:
    with round_robin([app.port, other.port]) as proxy:
        yield proxy


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
