"""What a form does with what is filled in."""

import pytest
from playwright.sync_api import expect

from tests.support.browsing.person import Person

pytestmark = pytest.mark.browser


def test_nothing_is_ever_ticked_beforehand(person: Person) -> None:
    person.opens_the_check()
    assert person.ticked == []
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    assert person.ticked == []


def test_none_of_these_and_not_sure_go_with_nothing_else(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.picks("emergency_signs", ["urge_to_push", "collapse_or_fit"])
    person.field("none").check()
    assert person.ticked == ["none"]
    person.field("not_sure").check()
    assert person.ticked == ["not_sure"]
    person.field("urge_to_push").check()
    assert person.ticked == ["urge_to_push"]


def test_a_number_and_not_sure_exclude_each_other(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.picks("weeks", 20)
    person.field("not_sure").check()
    expect(person.box).to_have_value("")
    person.box.fill("21")
    expect(person.field("not_sure")).not_to_be_checked()


def test_an_unanswered_page_says_what_to_do_and_leads_to_it(person: Person) -> None:
    person.opens_the_check()
    title = person.page.title()
    person.goes_on()
    summary = person.page.locator("#error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(person.words["errors"]["heading"])
    assert person.page.title() == f"Error: {title}"
    summary.get_by_role("link", name=person.words["errors"]["choose_one"]).click()
    expect(person.page.locator("input[type=radio]").first).to_be_focused()
    assert "answer" not in person.page.url
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    assert not person.page.title().startswith("Error")


@pytest.mark.share(one_in=4)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "weeks_missing"),
        ("about 20", "weeks_not_read"),
        ("20.5", "weeks_not_read"),
        ("43", "weeks_too_many"),
    ],
)
def test_a_number_that_cannot_be_is_kept_and_explained(
    person: Person, typed: str, sentence: str
) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    person.box.fill(typed)
    person.goes_on()
    expect(person.page.locator("#error-summary")).to_be_focused()
    told = person.words["errors"][sentence].split("{")[0].strip()
    expect(person.page.locator("#error-summary")).to_contain_text(told)
    expect(person.box).to_have_value(typed)
    expect(person.box).to_have_attribute("aria-invalid", "true")
    assert "error" in (person.box.get_attribute("aria-describedby") or "")


def test_weeks_and_days_are_read_back_while_they_are_typed_and_on_the_next_page(
    person: Person,
) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    person.box.press_sequentially("24+3")
    expect(person.page.locator("[data-read-as]")).to_contain_text("24 weeks and 3 days")
    person.goes_on()
    person.sees_question("fluid_and_bleeding")
    expect(person.page.locator(".read-as")).to_contain_text("24 weeks and 3 days")
    assert person.kept["weeks"] == 24


def test_pressing_twice_goes_one_step(person: Person) -> None:
    person.opens_the_check()
    person.picks("pregnant", "yes")
    person.page.get_by_role("button", name=person.words["question"]["continue"]).dblclick()
    person.sees_question("emergency_signs")
    assert person.kept == {"pregnant": "yes"}


def test_why_we_ask_is_there_for_every_question(person: Person) -> None:
    person.opens_the_check()
    person.page.get_by_text(person.words["question"]["why"], exact=True).click()
    expect(person.page.get_by_text(person.about("pregnant").why)).to_be_visible()


def test_a_single_letter_does_not_run_anything(person: Person) -> None:
    person.opens_the_check()
    person.picks("pregnant", "recent_loss")
    person.page.keyboard.press("r")
    person.page.keyboard.press("c")
    assert person.ticked == ["recent_loss"]
    expect(person.page.get_by_role("dialog")).to_have_count(0)
