"""What cannot wait is shown at once."""

import pytest
from playwright.sync_api import expect

from screens.content import content
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


NUMBER = "020 7946 0000"  # of those that are kept free for drama
FLUID: Answers = {**CALM, "fluid_and_bleeding": ["waters_leaking"]}


def is_told_to_call_her_unit(person: Person) -> None:
    person.opens_the_check()
    for question, answer in FLUID.items():
        person.answers(question, answer)
    expect(person.card).to_be_visible()


def types_her_units_number(person: Person, number: str = NUMBER) -> None:
    person.page.get_by_label(person.words["card"]["own_label"]).fill(number)
    person.presses(person.words["card"]["own_make"])


def test_the_number_she_types_becomes_the_button_and_where_to_look_goes(person: Person) -> None:
    words, unit = person.words["card"], content().wording.contacts["maternity_unit"]
    is_told_to_call_her_unit(person)
    place = person.card.get_by_text(unit.call).first  # the second is for Northern Ireland
    expect(place).to_be_visible()
    types_her_units_number(person)
    call = person.card.get_by_role("link", name=words["own_call"].format(number=NUMBER))
    expect(call).to_be_focused()
    expect(call).to_have_attribute("href", f"tel:{NUMBER.replace(' ', '')}")
    expect(place).to_be_hidden()
    expect(person.card.get_by_role("link", name="111")).to_have_attribute("href", "tel:111")
    person.presses(words["own_change"])
    expect(person.page.get_by_label(words["own_label"])).to_have_value(NUMBER)
    expect(place).to_be_visible()


def test_what_is_no_number_makes_no_button(person: Person) -> None:
    is_told_to_call_her_unit(person)
    types_her_units_number(person, "the hospital")
    expect(person.card.get_by_text(person.words["card"]["own_wrong"])).to_be_visible()
    field = person.page.get_by_label(person.words["card"]["own_label"])
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(person.card.locator("[data-own-call]")).to_be_hidden()
