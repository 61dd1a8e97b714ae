"""Checking, changing and clearing answers."""

import pytest
from playwright.sync_api import expect

from tests.support.browsing.person import Person
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

V5 = "v-5-can-a-damaged-cervix-heal"


def at_the_check_page(person: Person) -> None:
    person.opens_the_check()
    person.answers_all(answers_of(V5))


def test_every_answer_is_listed_with_a_button_to_change_it(person: Person) -> None:
    at_the_check_page(person)
    buttons = person.page.locator('button[value^="change:"]')
    listed = [button.get_attribute("value") for button in buttons.all()]
    assert listed == [f"change:{question}" for question in person.kept]
    for button in buttons.all():
        name = " ".join(button.inner_text().split())
        assert name.startswith(person.words["check"]["change"])


def test_changing_an_answer_comes_back_to_the_check_page(person: Person) -> None:
    at_the_check_page(person)
    person.wants_to_change("told_conditions")
    person.answers("told_conditions", "not_sure")
    person.sees(person.words["check"]["heading"])
    assert person.kept["told_conditions"] == "not_sure"


def test_changing_an_earlier_answer_tells_which_later_ones_no_longer_count(
    person: Person,
) -> None:
    at_the_check_page(person)
    person.wants_to_change("cervix_treatments")
    person.field("lletz").uncheck()
    person.answers("cervix_treatments", ["none"])
    person.sees(person.words["check"]["heading"])
    notice = person.page.locator("#notice")
    expect(notice).to_contain_text(person.words["question"]["dropped_heading"])
    for question in ("lletz_count", "lletz_depth"):
        expect(notice).to_contain_text(person.about(question).label)
        assert question not in person.kept


def test_an_answer_that_brings_up_new_questions_asks_them(person: Person) -> None:
    at_the_check_page(person)
    person.wants_to_change("pregnant")
    person.answers("pregnant", "not_sure")
    person.sees_question("emergency_signs")


def test_starting_again_clears_everything(person: Person) -> None:
    at_the_check_page(person)
    person.wants_the_result()
    person.page.get_by_text(person.words["result"]["again"], exact=True).click()
    person.presses(person.words["result"]["again_button"])
    person.sees_question("pregnant")
    assert person.kept == {}
    assert person.ticked == []
    person.page.reload()
    person.sees_question("pregnant")
    assert person.ticked == []
