"""Whatever keeps the first page from coming, whom to call is on the screen, and a way on."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocketRoute, expect

from screens.content import content
from screens.server.routes import SCREENS
from tests.support.browsing.contexts import without_worker
from tests.support.browsing.looking import is_fine
from tests.support.browsing.person import Person
from tests.support.running_app import RunningApp
from tests.support.script import loaded

pytestmark = pytest.mark.browser

WORDS = content().screens
LATE = 8000  # milliseconds, as in loading.js
STORE = "self-assessment"
PAGE_JS = SCREENS / "component" / "assets" / "page.js"
DUPLICATES = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id)
    return ids.filter((id, i) => ids.indexOf(id) !== i)
}"""
ON_TOP = "element => element.contains(document.elementFromPoint(innerWidth / 2, innerHeight / 2))"
REFUSED = """window.WebSocket = class extends WebSocket {
    constructor(address, kind) { super(`${address}-not-here`, kind) }
}"""
NO_REPLACING = "delete Element.prototype.replaceChildren"
NO_PUSHING = "history.pushState = () => { throw new DOMException('100 times', 'SecurityError') }"
NO_HISTORY = f"history.replaceState = {NO_PUSHING}"
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
    get() { throw new DOMException("blocked", "SecurityError") }
})"""


def closes(page: Page) -> None:
    def answer(line: WebSocketRoute) -> None:
        line.close()

    page.route_web_socket("**/*", answer)


def stays_silent(page: Page) -> None:
    def answer(_line: WebSocketRoute) -> None:
        pass

    page.route_web_socket("**/*", answer)


def is_refused(page: Page) -> None:
    page.add_init_script(REFUSED)


@pytest.fixture
def unwatched(browser: Browser, app: RunningApp) -> Iterator[Person]:
    """A browser complains of a line that it cannot have."""
    context = without_worker(browser, app)
    yield Person(context.new_page())
    context.close()


def sees_whom_to_call(person: Person) -> None:
    """The frame alone is there, for the eye and for a screen reader."""
    person.sees(WORDS["start"]["heading"])
    for number in (content().emergency_number, "111"):
        call = person.page.locator(f".help-links a[href='tel:{number}']")
        expect(call).to_be_in_viewport()
    expect(person.page.get_by_role("heading", name=WORDS["help"]["summary"])).to_be_visible()
    expect(person.page.locator("#root")).to_be_hidden()
    assert person.page.locator("[data-loading]").evaluate(ON_TOP)
    assert person.page.evaluate(DUPLICATES) == []
    assert "BidiComponent" not in person.text


def goes_to_the_plain_pages(person: Person) -> None:
    person.page.get_by_role("link", name=WORDS["plain"]["button"], exact=True).click()
    person.sees_question("pregnant")
    assert person.page.url.endswith("/plain")


# No line ------------------------------------------------------------------------------------------


@pytest.mark.thorough
@pytest.mark.parametrize("line", [closes, stays_silent, is_refused])
def test_without_a_line_the_words_stay_and_then_offer_the_plain_pages(
    unwatched: Person, line: Callable[[Page], None]
) -> None:
    page = unwatched.page
    line(page)
    page.clock.install()
    page.goto("/check")
    expect(page.get_by_test_id("stApp")).to_be_attached()  # Streamlit runs, and has nothing to show
    sees_whom_to_call(unwatched)
    status = page.locator("[data-loading]").get_by_role("status")
    expect(status).to_have_text(WORDS["start"]["loading"])
    expect(page.get_by_role("link", name=WORDS["plain"]["link"])).to_be_visible()
    page.clock.fast_forward(LATE)
    expect(status).to_have_text(WORDS["start"]["late"])
    sees_whom_to_call(unwatched)
    is_fine(unwatched)
    goes_to_the_plain_pages(unwatched)


def test_the_words_give_way_to_the_first_page_and_the_focus_goes_along(
    context: BrowserContext,
) -> None:
    person = Person(context.new_page())
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    person.page.route("**/page.js*", hold)
    with person.page.expect_request("**/page.js*"):
        person.page.goto("/check")
    person.page.locator(".help summary").focus()
    for route in held:
        route.continue_()
    person.sees_question("pregnant")
    expect(person.page.locator("[data-loading]")).to_have_count(0)
    expect(person.heading).to_be_focused()
    assert person.page.evaluate(DUPLICATES) == []


# A page that cannot be drawn ----------------------------------------------------------------------


def sees_that_it_failed(person: Person) -> None:
    status = person.page.locator("[data-loading]").get_by_role("status")
    expect(status).to_have_text(WORDS["start"]["failed"])
    sees_whom_to_call(person)
    assert person.kept == {}


def test_where_nothing_can_be_drawn_no_stack_is_shown(context: BrowserContext) -> None:
    person = Person(context.new_page())
    person.page.add_init_script(NO_REPLACING)
    person.page.goto("/check")
    sees_that_it_failed(person)
    person.page.reload()
    sees_that_it_failed(person)
    is_fine(person)
    goes_to_the_plain_pages(person)


def is_at_the_emergency_signs(context: BrowserContext) -> Person:
    person = Person(context.new_page())
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    return person


def test_where_a_later_page_cannot_be_drawn_the_next_load_begins_anew(
    context: BrowserContext,
) -> None:
    person = is_at_the_emergency_signs(context)
    person.page.evaluate(NO_REPLACING)
    person.answers("emergency_signs", ["none"])
    sees_that_it_failed(person)
    expect(person.heading).to_be_focused()
    person.page.reload()
    person.sees_question("pregnant")
    assert person.ticked == []


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("missing", [NO_PUSHING, NO_HISTORY, NO_STORAGE])
def test_without_a_history_or_a_storage_the_check_goes_on(
    context: BrowserContext, missing: str
) -> None:
    person = Person(context.new_page())
    person.page.add_init_script(missing)
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    person.goes_back()
    person.sees_question("emergency_signs")
    assert person.ticked == ["none"]


def test_a_page_without_an_entry_of_its_own_takes_that_of_the_one_before(
    context: BrowserContext,
) -> None:
    person = is_at_the_emergency_signs(context)
    person.page.evaluate(f"() => {{ {NO_PUSHING} }}")
    person.answers("emergency_signs", ["none"])
    person.sees_question("weeks")
    person.page.go_back()
    person.sees_question("pregnant")
    person.page.go_forward()
    person.sees_question("weeks")


STATE = {"page": "emergency_signs", "answers": {"pregnant": "yes"}}
TRAIL = {"0": "pregnant", "1": "emergency_signs"}
NOT_KEPT: list[Any] = [
    {"state": STATE, "trail": "y"},
    {"state": STATE, "trail": ["pregnant"]},
    {"state": STATE, "trail": {"y": "pregnant"}},
    {"state": STATE, "trail": {"0": {}}},
    {"state": "y", "trail": TRAIL},
    {"state": [], "trail": TRAIL},
    {"state": STATE, "trail": TRAIL, "waiting": "y"},
    {"state": STATE, "trail": TRAIL, "waiting": {"action": "answer", "values": {"page": 1}}},
    {"state": STATE, "trail": TRAIL, "typed": {"page": "emergency_signs", "answer": 1}},
    ["y"],
    "y",
    None,
]


def test_what_page_js_cannot_have_kept_is_told_from_what_it_has(browser: Browser) -> None:
    tried = [*NOT_KEPT, {"state": STATE, "trail": TRAIL}]
    with loaded(browser, PAGE_JS) as script:
        found = script.runs("tried => tried.map(script.isKept)", tried)
    assert found == [False] * len(NOT_KEPT) + [True]


def keeps(person: Person, stored: object) -> None:
    """Put it where page.js keeps what it takes up again, and open the check."""
    person.page.goto("/assets/icon.svg")
    text = json.dumps(stored, ensure_ascii=False)
    person.page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [STORE, text])
    person.page.goto("/check")


@pytest.mark.parametrize(
    "stored",
    [
        NOT_KEPT[0],
        {"state": {**STATE, "more": "\u00e4" * 20_000}, "trail": TRAIL},
        {"state": {**STATE, "more": "y" * 70_000}, "trail": TRAIL},
    ],
    ids=["no trail", "too long", "far too long"],
)
def test_what_page_js_cannot_have_kept_is_forgotten(person: Person, stored: object) -> None:
    keeps(person, stored)
    person.sees_question("pregnant")
    assert person.kept == {}
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    assert person.kept == {"pregnant": "yes"}


def test_what_page_js_kept_is_not(person: Person) -> None:
    """That the test above can fail."""
    keeps(person, {"state": STATE, "trail": TRAIL})
    person.sees_question("emergency_signs")
