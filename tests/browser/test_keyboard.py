"""By keyboard alone: one can always see where one is, and everything can be done."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from screens.content import content
from screens.journey.saving import save
from tests.support.browsing.contexts import watched
from tests.support.browsing.examiner import MODES, Examiner, Mode
from tests.support.browsing.leaving import has_left, neutral
from tests.support.browsing.person import Person
from tests.support.public_pages import public_pages
from tests.support.running_app import RunningApp
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

PAGES = public_pages()
WORDS = content().screens
V5 = "v-5-can-a-damaged-cervix-heal"
KINDS = (
    "check: pregnant",
    "check: weeks in error",
    "check: emergency_signs in error",
    "check: file of another version",
    "check: call now alert",
    "check: check, some missing",
    "check: call_today result",
    "plain: emergency result",
    "plain: emergency_signs",
    "start",
    "topic: the_stitch",
)
# The smallest screen there is, in one's own colours; and a phone.
SMALL: dict[str, Mode] = {"400 per cent": Mode(320, 256, forced="active"), "light": MODES["light"]}

# Where the focus is: null outside our page, else whether it has a ring and is in sight.
FOCUS = """() => {
    const element = document.activeElement
    if (!element.closest(".page") && !element.matches(".skip")) return null
    const ringed = element.closest(".choice") ?? element
    const { outlineStyle, outlineWidth } = getComputedStyle(ringed)
    const seen = [...ringed.getClientRects()].some(({ left, right, top, bottom }) => {
        const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
        return [left + 3, (left + right) / 2, right - 3].some(x =>
            ringed.contains(document.elementFromPoint(x, middle)))
    })
    return {
        name: `${element.localName} ${element.id || element.textContent.trim().slice(0, 30)}`,
        ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        seen,
    }
}"""
STOPS = """() => [...document.querySelectorAll(".page :is(a[href], button, summary, input)")]
    .filter(element => element.type !== "hidden" && element.checkVisibility()).length"""


@pytest.fixture(scope="module")
def examiners(browser: Browser, app: RunningApp) -> Iterator[dict[bool, tuple[Examiner, Page]]]:
    """Two tabs that stay open: for parts of /check, and for documents."""
    for context in watched(browser, app):
        tabs = {whole: context.new_page() for whole in (False, True)}
        yield {whole: (Examiner(tab, documents=whole), tab) for whole, tab in tabs.items()}


def stops(page: Page) -> list[dict[str, Any]]:
    """Where Tab leads, from the top of the page until it has gone round."""
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    found: list[dict[str, Any]] = []
    for _ in range(page.evaluate(STOPS) + 8):  # a few are outside our page
        page.keyboard.press("Tab")
        where = page.evaluate(FOCUS)
        if where and where not in found:
            found.append(where)
    return found


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("mode", SMALL)
@pytest.mark.parametrize("name", KINDS)
def test_the_focus_is_always_in_sight(
    examiners: dict[bool, tuple[Examiner, Page]], name: str, mode: str
) -> None:
    examiner, page = examiners[PAGES[name].whole]
    examiner.shows(PAGES[name])
    examiner.sets(SMALL[mode])
    found = stops(page)
    assert len(found) >= 3
    assert [s["name"] for s in found if not s["ring"]] == []
    assert [s["name"] for s in found if not s["seen"]] == []


def test_a_saved_file_is_opened_by_keyboard(context: BrowserContext, tmp_path: Path) -> None:
    person = Person(context.new_page())
    file = tmp_path / "saved-answers.json"
    file.write_text(save(content().book, answers_of(V5)), "utf-8")
    # Whoever listens late may miss it: only from then on the browser's own dialog is kept away.
    person.page.on("filechooser", lambda _: None)
    person.opens_the_check()
    person.tabs_to(person.page.locator("summary", has_text=WORDS["saving"]["open_heading"]))
    person.page.keyboard.press("Enter")
    person.tabs_to(person.page.get_by_label(WORDS["saving"]["open_label"]))
    with person.page.expect_file_chooser() as chooser:
        person.page.keyboard.press("Space")
    chooser.value.set_files(file)
    person.tabs_to(person.page.get_by_role("button", name=WORDS["saving"]["open_button"]))
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_text(WORDS["saving"]["opened_heading"])).to_be_visible()
    expect(person.heading).to_be_focused()


def test_one_leaves_by_keyboard_with_the_button_too(person: Person) -> None:
    neutral(person.page)
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    person.tabs_to(person.page.get_by_role("link", name=WORDS["leave"]["button"]))
    person.page.keyboard.press("Enter")
    has_left(person)


def test_answers_are_changed_and_cleared_by_keyboard(person: Person) -> None:
    person.opens_the_check()
    person.answers_all(answers_of(V5))
    keys = person.page.keyboard
    person.tabs_to(person.page.locator('button[value="change:told_conditions"]'))
    keys.press("Enter")
    person.sees_question("told_conditions")
    expect(person.heading).to_be_focused()
    person.tabs_to(person.page.get_by_role("button", name=WORDS["question"]["continue"]))
    keys.press("Enter")
    person.sees(WORDS["check"]["heading"])
    person.tabs_to(person.page.get_by_role("button", name=WORDS["check"]["result"]))
    keys.press("Enter")
    expect(person.card).to_be_visible()
    person.tabs_to(person.page.get_by_text(WORDS["result"]["again"], exact=True))
    keys.press("Enter")
    person.tabs_to(person.page.get_by_role("button", name=WORDS["result"]["again_button"]))
    keys.press("Enter")
    person.sees_question("pregnant")
    assert person.kept == {}


def test_the_link_that_skips_leads_past_the_line_of_help(person: Person) -> None:
    person.opens_the_check()
    before = person.page.evaluate("[location.href, history.length]")
    person.page.get_by_role("link", name="Skip to main content").press("Enter")
    expect(person.heading).to_be_focused()
    assert person.page.evaluate("[location.href, history.length]") == before
