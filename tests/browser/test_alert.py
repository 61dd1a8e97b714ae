"""What cannot wait is shown at once."""

import pytest
from playwright.sync_api import expect

from tests.support.browsing.person import Answer, Answers, Person

pytestmark = pytest.mark.browser

CALM: Answers = {"pregnant": "yes", "emergency_signs": ["none"], "weeks": 30}


def test_an_emergency_is_shown_at_the_very_next_page(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["urge_to_push"])
    person.sees("Call 999 now")
    expect(person.card).to_contain_text("Emergency")
    expect(person.heading).to_be_focused()
    assert "midwife" not in person.card.inner_text().lower()


@pytest.mark.parametrize(
    ("question", "answer", "heading"),
    [
        ("emergency_signs", "not_sure", "Call your maternity or early pregnancy unit now"),
        ("fluid_and_bleeding", ["bleeding_or_spotting"], "Call your maternity unit now"),
    ],
)
def test_call_now_is_shown_at_once_and_one_can_go_on(
    person: Person, question: str, answer: Answer, heading: str
) -> None:
    person.opens_the_check()
    for calm, calm_answer in CALM.items():
        if calm == question:
            break
        person.answers(calm, calm_answer)
    person.answers(question, answer)
    person.sees(heading)
    person.goes_past_the_alert()
    expect(person.heading).not_to_have_text(heading)
    assert person.question != question


def test_the_same_alert_is_not_shown_again_for_calm_answers(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["urge_to_push"])
    person.goes_past_the_alert()
    person.answers("weeks", 30)
    person.sees_question("fluid_and_bleeding")


def test_back_from_an_alert_shows_the_answer_that_raised_it(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["urge_to_push"])
    person.sees("Call 999 now")
    person.presses(person.words["alert"]["back"])
    person.sees_question("emergency_signs")
    assert person.ticked == ["urge_to_push"]
