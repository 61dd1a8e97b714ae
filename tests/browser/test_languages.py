"""The whole way in two languages that nobody speaks: one longer, one from right to left."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from rules import Level
from screens.journey import RESULT, State
from tests.browser.test_alert import FLUID, NUMBER, types_her_units_number
from tests.support.answers import NO_SIGNS
from tests.support.browsing.contexts import watched
from tests.support.browsing.looking import finds_nothing, has_no_sideways_scroll
from tests.support.browsing.person import Person
from tests.support.editions import (
    ACCENTS,
    ARABIC,
    not_translated,
    not_translated_on,
    outside,
    pseudo_editions,
)
from tests.support.every_page import RESULTS
from tests.support.languages_app import MISSING, arabic_fonts, in_all_languages
from tests.support.pseudo import mirrored
from tests.support.running_app import RunningApp

pytestmark = [pytest.mark.browser, pytest.mark.slow]
if not arabic_fonts():
    pytest.skip(MISSING, allow_module_level=True)

SIDES = {ACCENTS: "ltr", ARABIC: "rtl"}
WITHOUT_ANSWERS = ("/signs", "/topics/the_stitch", "/partner")
TOLD = "[document.documentElement.lang, document.documentElement.dir]"
OPEN = "document.querySelectorAll('details').forEach(part => (part.open = true))"
KEEP = "kept => sessionStorage.setItem('self-assessment', kept)"
in_both = pytest.mark.parametrize("root", SIDES)


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with in_all_languages(tmp_path_factory.mktemp("languages")) as running:
        yield running


@pytest.fixture
def context(browser: Browser, languages: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, languages)


def reader(context: BrowserContext, root: str) -> Person:
    """Somebody who reads this language, in a new tab."""
    return Person(context.new_page(), pseudo_editions()[root])


def looks_right(person: Person) -> None:
    """No word of another language, nothing for axe to find, no scroll to the side."""
    page, root = person.page, person.edition.root
    assert page.evaluate(TOLD) == [root[1:], SIDES[root]]
    assert not_translated_on(page) == []
    assert outside(page.title()).strip() == ""
    finds_nothing(page)
    has_no_sideways_scroll(page)


def is_at(person: Person, page: str, answers: dict[str, Any]) -> None:
    """Go on at a page of the check, as after a reload, with these answers."""
    kept = {"state": State(answers, page).as_data(), "trail": {1: page}}
    person.page.evaluate(KEEP, json.dumps(kept))
    person.page.reload()


@pytest.mark.thorough
@in_both
def test_the_whole_way(context: BrowserContext, root: str) -> None:
    person = reader(context, root)
    page, words = person.page, person.words
    page.goto(f"{root}/")
    looks_right(person)
    page.get_by_role("link", name=words["start"]["start"]).first.click()
    person.sees_question("pregnant")
    looks_right(person)

    person.goes_on()
    expect(page.locator("#error-summary")).to_be_focused()
    looks_right(person)

    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["urge_to_push"])
    expect(person.card).to_be_visible()
    looks_right(person)

    person.presses(words["alert"]["back"])
    person.field("urge_to_push").uncheck()
    person.answers("emergency_signs", ["none"])
    person.answers_all(NO_SIGNS)
    looks_right(person)
    person.wants_the_result()
    looks_right(person)


@pytest.mark.thorough
@in_both
def test_results_of_several_levels(context: BrowserContext, root: str) -> None:
    person = reader(context, root)
    person.opens_the_check()
    for level in (Level.CALL_NOW, Level.CALL_TODAY):
        is_at(person, RESULT, RESULTS[level])
        expect(person.card).to_be_visible()
        person.page.evaluate(OPEN)
        looks_right(person)


@pytest.mark.thorough
def test_a_heading_is_a_whole_sentence_and_stays_one_without_the_server(
    browser: Browser, languages: RunningApp
) -> None:
    """In Arabic letters there is one for each contact: no name is put into another sentence."""
    answers = NO_SIGNS | {"pain_and_pressure": ["pressure"]}
    heading = mirrored("Call your maternity unit now")
    for context in watched(browser, languages, server_stops=True):
        person = reader(context, ARABIC)
        person.opens_the_check()
        is_at(person, RESULT, answers)
        person.sees(heading)
        is_at(person, "pain_and_pressure", {**answers, "pain_and_pressure": ["none"]})
        person.sees_question("pain_and_pressure")
        context.set_offline(True)
        person.field("none").uncheck()
        person.answers("pain_and_pressure", ["pressure"])
        expect(
            person.page.get_by_role("heading", name=person.words["away"]["lost"])
        ).to_be_visible()
        person.sees(heading)
        looks_right(person)


@pytest.mark.thorough
@in_both
def test_pages_that_say_nothing_of_answers(context: BrowserContext, root: str) -> None:
    person = reader(context, root)
    for path in WITHOUT_ANSWERS:
        person.page.goto(f"{root}{path}")
        looks_right(person)


def test_what_is_not_there_is_said_in_the_language_asked_for(languages: RunningApp) -> None:
    for root, side in SIDES.items():
        for path in ("/no_such_page", "/topics/no_such_topic", "/check/no_such_file"):
            reply = languages.get(f"{root}{path}")
            assert reply.status == 404
            assert not_translated(reply.body) == []
            assert f'<html lang="{root[1:]}" dir="{side}"' in reply.body


@pytest.mark.thorough
@in_both
def test_plain_pages(context: BrowserContext, root: str) -> None:
    person = reader(context, root)
    person.page.goto(f"{root}/plain")
    person.goes_on()
    expect(person.page.locator("#error-summary")).to_be_visible()
    looks_right(person)
    person.answers("pregnant", "yes")
    person.picks("emergency_signs", ["urge_to_push"])
    person.presses("English")
    english = Person(person.page)
    english.sees_question("emergency_signs")
    assert english.ticked == ["urge_to_push"]
    assert person.page.url.endswith("/plain")

    english.field("urge_to_push").uncheck()
    english.answers("emergency_signs", ["none"])
    english.picks("weeks", 20)
    finds_nothing(person.page)
    english.box.press("Enter")
    english.sees_question("fluid_and_bleeding")  # in English: Enter is no change of language


def test_a_language_is_chosen_by_its_name_and_the_answers_stay(context: BrowserContext) -> None:
    person = reader(context, ARABIC)
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    english = goes_on_in_english(person, "emergency_signs")
    assert english.kept == {"pregnant": "yes"}
    assert english.page.evaluate(TOLD) == ["en-GB", "ltr"]
    english.page.go_back()
    person.sees_question("emergency_signs")


def goes_on_in_english(person: Person, question: str) -> Person:
    """The same person, who chose English and sees the same question in it."""
    person.page.get_by_role("link", name="English", exact=True).click()
    english = Person(person.page)
    english.sees_question(question)
    return english


def test_what_is_ticked_but_not_sent_goes_along(context: BrowserContext) -> None:
    person = reader(context, ARABIC)
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.picks("emergency_signs", ["urge_to_push"])
    english = goes_on_in_english(person, "emergency_signs")
    assert english.ticked == ["urge_to_push"]
    assert english.kept == {"pregnant": "yes"}
    assert "typed" not in english.page.evaluate("sessionStorage.getItem('self-assessment')")


def test_on_a_shared_device_the_answers_go_along_and_nothing_stays(context: BrowserContext) -> None:
    person = reader(context, ARABIC)
    person.opens_the_check()
    person.page.get_by_label(person.words["question"]["shared"]).check()
    person.answers("pregnant", "yes")
    person.picks("emergency_signs", ["urge_to_push"])
    english = goes_on_in_english(person, "emergency_signs")
    assert english.ticked == ["urge_to_push"]
    assert english.page.evaluate("sessionStorage.getItem('self-assessment')") is None
    assert len(context.pages) == 1

    english.goes_back()
    english.sees_question("pregnant")
    assert english.ticked == ["yes"]
    expect(english.page.get_by_label(english.words["question"]["shared"])).to_be_checked()
    assert english.page.evaluate("sessionStorage.getItem('self-assessment')") is None


@pytest.mark.thorough
def test_on_a_shared_device_the_number_of_her_unit_goes_along_as_well(
    context: BrowserContext,
) -> None:
    person = reader(context, ARABIC)
    person.opens_the_check()
    person.page.get_by_label(person.words["question"]["shared"]).check()
    person.unfolds(person.words["help"]["summary"])
    person.page.locator("[data-nation]").check()
    for question, answer in FLUID.items():
        person.answers(question, answer)
    types_her_units_number(person)
    expect(person.card.locator("[data-own-call]")).to_be_visible()

    person.page.get_by_role("link", name="English", exact=True).click()
    english = Person(person.page)
    call = english.words["card"]["own_call"].format(number=NUMBER)
    expect(english.card.get_by_role("link", name=call)).to_be_visible()
    assert english.page.evaluate("sessionStorage.length") == 0
    english.goes_past_the_alert()
    english.unfolds(english.words["help"]["summary"])
    expect(english.page.locator("[data-nation]")).to_be_checked()
    assert english.page.evaluate("sessionStorage.length") == 0


def test_the_page_for_the_midwife_has_its_language_and_a_font_for_its_letters(
    languages: RunningApp, browser: Browser
) -> None:
    context = browser.new_context(base_url=languages.origin)
    state = json.dumps(State(RESULTS[Level.CALL_TODAY], RESULT).as_data())
    for root, fonts in ((ARABIC, {"NotoNaskhArabic"}), (ACCENTS, set())):
        reply = context.request.post(f"{root}/pdf", form={"state": state})
        assert reply.status == 200
        with pikepdf.open(BytesIO(reply.body())) as pdf:
            assert str(pdf.Root.Lang).lower() == root[1:].lower()
            found = {str(font["/BaseFont"]) for page in pdf.pages for font in _fonts(page)}
        families = {name.rpartition("+")[2].partition("-")[0] for name in found}
        assert families == {"LibertinusSerif"} | fonts
    context.close()


def _fonts(page: pikepdf.Page) -> Iterator[Any]:
    yield from page.Resources.Font.values()
