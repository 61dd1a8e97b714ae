"""Leaving quickly leaves nothing behind, and a shared device keeps nothing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from screens.content import content
from tests.browser.test_alert import FLUID, is_told_to_call_her_unit, types_her_units_number
from tests.support.browsing.contexts import watched
from tests.support.browsing.leaving import another_site, has_left, is_the_beacon, neutral
from tests.support.browsing.looking import finds_nothing
from tests.support.browsing.person import Person
from tests.support.running_app import RunningApp
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

WORDS = content().screens


@pytest.fixture
def leaver(context: BrowserContext) -> Person:
    """Somebody with two answers given, at the third question."""
    person = Person(context.new_page())
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    return person


def presses_escape(person: Person, times: int = 3) -> None:
    for _ in range(times):
        person.page.keyboard.press("Escape")


def leaves_by_button(person: Person) -> None:
    person.page.get_by_role("link", name=WORDS["leave"]["button"]).click()


@pytest.mark.parametrize("way", [leaves_by_button, presses_escape])
def test_leaving_clears_the_tab_and_takes_the_pages_place(
    leaver: Person, way: Callable[[Person], None]
) -> None:
    asked = neutral(leaver.page)
    leaver.page.evaluate("localStorage.setItem('stActiveTheme-/check-v2', 'light')")
    with leaver.page.context.expect_event("request", is_the_beacon) as beacon:
        way(leaver)
    expect(leaver.heading).to_have_text("Weather")
    assert ["referer" in headers for headers in asked] == [False]
    assert beacon.value.post_data is None
    left = leaver.page.context.new_page()
    left.goto("/assets/icon.svg")
    assert left.evaluate("localStorage.length") == 0
    has_left(leaver)


def test_leaving_clears_her_units_number_too(person: Person) -> None:
    neutral(person.page)
    is_told_to_call_her_unit(person)
    types_her_units_number(person)
    presses_escape(person)
    has_left(person)
    assert person.page.evaluate("sessionStorage.getItem('self-assessment-help')") is None


def test_escape_works_while_typing(leaver: Person) -> None:
    neutral(leaver.page)
    leaver.box.fill("20")
    presses_escape(leaver)
    has_left(leaver)


def test_two_presses_or_three_slow_ones_do_nothing(leaver: Person) -> None:
    asked = neutral(leaver.page)
    leaver.page.clock.install()
    presses_escape(leaver, 2)
    leaver.page.clock.fast_forward(2100)  # milliseconds: the presses must lie within 2 seconds
    presses_escape(leaver, 2)
    leaver.goes_on()
    expect(leaver.page.locator("#error-summary")).to_be_focused()
    assert asked == []
    assert leaver.kept == {"pregnant": "yes", "emergency_signs": ["none"]}


def test_a_reply_that_comes_late_is_not_kept(leaver: Person) -> None:
    """The other site is slow to come, and meanwhile the answer to the last click arrives."""
    leaver.page.evaluate("document.documentElement.dataset.left = ''")
    before = leaver.page.evaluate("sessionStorage.getItem('self-assessment')")
    leaver.answers("weeks", 20)
    leaver.sees_question("fluid_and_bleeding")
    assert leaver.page.evaluate("sessionStorage.getItem('self-assessment')") == before


def test_the_way_out_stays_in_reach_and_says_how_it_works(leaver: Person) -> None:
    leaver.page.evaluate("document.querySelector('.foot').scrollIntoView()")
    expect(
        leaver.page.get_by_role("link", name=WORDS["help"]["leave"], exact=True)
    ).to_be_in_viewport()
    leaver.page.get_by_text(WORDS["leave"]["about_heading"]).click()
    expect(leaver.page.get_by_text(WORDS["leave"]["about_script"])).to_be_visible()


BY_FETCH = """address => void fetch(address, {
    method: "POST", mode: "no-cors", credentials: "include"
}).catch(() => {})"""
BY_BEACON = "address => void navigator.sendBeacon(address)"


@pytest.mark.parametrize("way", [BY_FETCH, BY_BEACON])
def test_our_pages_alone_can_have_the_browser_forget(
    browser: Browser, app: RunningApp, way: str
) -> None:
    """Not watched: another site is asked here, and what it may not read is told as an error."""
    context = browser.new_context(base_url=app.origin, service_workers="block")
    person = Person(context.new_page())
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    with another_site() as address:
        other = context.new_page()
        other.goto(address)
        with context.expect_event("requestfailed", is_the_beacon):
            other.evaluate(way, f"{app.origin}/leave")
        assert person.kept == {"pregnant": "yes"}
    with context.expect_event("requestfinished", is_the_beacon):
        person.page.evaluate(way, f"{app.origin}/leave")
    assert person.kept == {}
    context.close()


def test_it_works_before_the_questions_are_there(context: BrowserContext) -> None:
    page = context.new_page()
    neutral(page)
    # Nothing comes of Streamlit, so the shell stays as it is.
    page.route("**/static/js/**", lambda r: r.fulfill(body="", content_type="text/javascript"))
    page.goto("/check", wait_until="commit")
    expect(page.locator(".foot [data-script]")).not_to_have_attribute("hidden", "")
    presses_escape(Person(page))
    expect(page.get_by_role("heading", level=1)).to_have_text("Weather")
    page.unroute_all()


def test_it_works_on_plain_pages_by_keyboard_too(context: BrowserContext) -> None:
    person = Person(context.new_page())
    neutral(person.page)
    person.page.goto("/plain")
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    expect(person.page.locator(".foot [data-script]")).not_to_have_attribute("hidden", "")
    presses_escape(person)
    expect(person.heading).to_have_text("Weather")


# A shared device ---------------------------------------------------------------------------------


def shares_the_device(person: Person) -> None:
    person.page.get_by_label(WORDS["question"]["shared"]).check()


def test_on_a_shared_device_nothing_is_stored(person: Person) -> None:
    person.opens_the_check()
    shares_the_device(person)
    finds_nothing(person.page)
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    assert person.page.evaluate("sessionStorage.length") == 0
    person.page.go_back()
    person.sees_question("emergency_signs")
    assert person.ticked == ["none"]
    person.page.go_back()
    person.sees_question("pregnant")
    expect(person.page.get_by_label(WORDS["question"]["shared"])).to_be_checked()
    person.page.reload()
    person.sees_question("pregnant")
    assert person.ticked == []


def test_what_a_way_into_another_language_left_behind_is_gone(person: Person) -> None:
    """Such as where that page could not be fetched: see test_languages.py."""
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    left = "{ ...JSON.parse(sessionStorage.getItem('self-assessment')), until: 1 }"
    person.page.evaluate(f"sessionStorage.setItem('self-assessment', JSON.stringify({left}))")
    person.page.reload()
    person.sees_question("pregnant")
    assert person.kept == {}


def test_on_a_shared_device_her_units_number_is_not_stored(person: Person) -> None:
    person.opens_the_check()
    shares_the_device(person)
    for question, answer in FLUID.items():
        person.answers(question, answer)
    types_her_units_number(person)
    expect(person.card.locator("[data-own-call]")).to_be_visible()
    assert person.page.evaluate("sessionStorage.length") == 0


def test_the_choice_can_be_made_later_and_taken_back(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.goes_back()
    person.sees_question("pregnant")
    person.unfolds(WORDS["help"]["summary"])
    nation = person.page.locator("[data-nation]")
    nation.check()
    person.page.reload()
    person.sees_question("pregnant")
    shares_the_device(person)
    assert person.page.evaluate("sessionStorage.length") == 0
    expect(nation).to_be_checked()
    person.page.get_by_label(WORDS["question"]["shared"]).uncheck()
    assert person.kept == {"pregnant": "yes"}
    person.page.reload()
    person.sees_question("pregnant")
    expect(nation).to_be_checked()


def test_other_pages_open_beside_it_then(person: Person) -> None:
    person.opens_the_check()
    shares_the_device(person)
    person.answers_all(answers_of("not-pregnant-nothing-listed"))
    person.wants_the_result()
    person.unfolds(WORDS["result"]["support"])
    link = person.page.locator('#support a[href^="/topics/"]').first
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_contain_text(WORDS["status"]["new_tab"])
    finds_nothing(person.page)


@pytest.fixture
def plain_leaver(browser: Browser, app: RunningApp) -> Iterator[Page]:
    for context in watched(browser, app, java_script_enabled=False):
        yield context.new_page()


def test_without_a_script_the_way_out_is_a_plain_link(plain_leaver: Page) -> None:
    plain_leaver.goto("/plain")
    link = plain_leaver.get_by_role("link", name=WORDS["leave"]["button"])
    expect(link).to_have_attribute("href", "/leave")
    expect(plain_leaver.get_by_text(WORDS["leave"]["about_script"])).to_be_hidden()
    expect(plain_leaver.get_by_label(WORDS["question"]["shared"])).to_have_count(0)
