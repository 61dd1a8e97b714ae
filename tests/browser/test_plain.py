"""The questions as plain pages: in a real browser, with JavaScript switched off."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from explainer import explain
from rules import assess
from screens.content import content
from tests.support.browsing.looking import finds_nothing, has_no_sideways_scroll
from tests.support.browsing.person import Person
from tests.support.marked import MARKED
from tests.support.running_app import RunningApp
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

WORDS = content().screens
V5 = "v-5-can-a-damaged-cervix-heal"
MISTYPED = "4711"  # instead of a number of weeks; no number of ours
NUMBERS = [str(answer) for answer in MARKED.values() if isinstance(answer, int) and answer > 9]
# These hold numbers of their own, whatever is answered.
VOLATILE = {
    *("content-length", "date", "etag", "last-modified"),
    *("sec-websocket-key", "sec-websocket-accept", "sec-websocket-version"),
}


@pytest.fixture
def plain_person(without_javascript: BrowserContext) -> Person:
    person = Person(without_javascript.new_page())
    person.page.goto("/")
    person.page.get_by_role("link", name=WORDS["plain"]["link"]).click()
    person.sees_question("pregnant")
    return person


# The way -----------------------------------------------------------------------------------------


def test_the_check_offers_it_where_there_is_no_javascript(
    without_javascript: BrowserContext,
) -> None:
    page = without_javascript.new_page()
    page.goto("/check")
    page.get_by_role("link", name=WORDS["plain"]["button"]).click()
    Person(page).sees_question("pregnant")


def test_the_whole_way_gives_the_result_that_assess_gives(plain_person: Person) -> None:
    answers = answers_of(V5)
    plain_person.answers_all(answers)
    finds_nothing_wrong(plain_person)
    plain_person.wants_the_result()
    book = content().book
    told = explain(book, assess(book, answers), content().wording)
    assert told.card
    plain_person.sees(told.card.heading)
    for reason in told.why:
        assert " ".join(reason.text.split()) in plain_person.text
    finds_nothing_wrong(plain_person)


def finds_nothing_wrong(person: Person) -> None:
    """axe is a script: it looks at the same page once more, in a browser that runs scripts."""
    browser = person.page.context.browser
    assert browser
    context = browser.new_context(viewport=person.page.viewport_size)
    copy = context.new_page()
    html = person.page.content()
    copy.route("**/plain", lambda route: route.fulfill(body=html, content_type="text/html"))
    copy.goto(person.page.url)
    finds_nothing(copy)
    has_no_sideways_scroll(copy)
    context.close()


def test_a_mistake_is_shown_beside_the_field(plain_person: Person) -> None:
    plain_person.goes_on()
    summary = plain_person.page.locator("#error-summary")
    expect(summary).to_contain_text(WORDS["errors"]["choose_one"])
    assert plain_person.page.title().startswith("Error: ")
    finds_nothing_wrong(plain_person)
    summary.get_by_role("link").click()
    plain_person.answers("pregnant", "yes")
    plain_person.answers("emergency_signs", ["urge_to_push"])
    plain_person.sees("Call 999 now")
    finds_nothing_wrong(plain_person)


def test_back_on_the_page_keeps_the_answers(plain_person: Person) -> None:
    plain_person.answers("pregnant", "yes")
    plain_person.answers("emergency_signs", ["none"])
    plain_person.goes_back()
    plain_person.sees_question("emergency_signs")
    assert plain_person.ticked == ["none"]


def test_the_browsers_own_back_and_reload_lose_nothing(plain_person: Person) -> None:
    """No browser keeps such a page: Back may ask to send the form again, and then all is well."""
    plain_person.answers("pregnant", "yes")
    plain_person.answers("emergency_signs", ["none"])
    plain_person.sees_question("weeks")
    plain_person.page.reload()
    plain_person.sees_question("weeks")
    expect(plain_person.page.get_by_text(WORDS["plain"]["back"])).to_be_visible()
    page = plain_person.page
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # "document expired"
        page.go_back()
    page.wait_for_url("chrome-error://**")  # the page that says so is there only after that
    page.reload()  # what the person agrees to
    plain_person.sees_question("emergency_signs")
    plain_person.answers("emergency_signs", ["none"])
    plain_person.answers("weeks", 20)
    plain_person.sees_question("fluid_and_bleeding")


def test_the_first_page_is_small_and_fine(plain_person: Person) -> None:
    finds_nothing_wrong(plain_person)
    assert len(plain_person.page.content()) < 30_000


# Nothing of the answers anywhere but in the body -------------------------------------------------


class Wire:
    """Everything that crosses the line but for bodies: addresses and headers, both ways."""

    EVENTS = (
        "requestWillBeSent",
        "requestWillBeSentExtraInfo",
        "responseReceivedExtraInfo",
        "webSocketCreated",
        "webSocketWillSendHandshakeRequest",
        "webSocketHandshakeResponseReceived",
    )

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        session = page.context.new_cdp_session(page)
        for name in self.EVENTS:
            session.on(f"Network.{name}", self._keep(name))
        session.send("Network.enable")

    @property
    def text(self) -> str:
        """All of it, one thing a line."""
        return "\n".join(self.seen)

    def _keep(self, name: str) -> Callable[[dict[str, Any]], None]:
        def keep(event: dict[str, Any]) -> None:
            inner = event.get("request") or event.get("response") or {}
            for address in (event.get("url"), event.get("documentURL"), inner.get("url")):
                if address and "/static/" not in address:  # their names are hashes
                    self.seen.append(f"{name} {address}")
            for header, value in (event.get("headers") or inner.get("headers") or {}).items():
                if header.lower() not in VOLATILE:
                    self.seen.append(f"{name} {header}: {value}")

        return keep


def marks() -> set[str]:
    """What would give an answer away: its id, the id of its question, its words, its number."""
    found = set(NUMBERS)
    for name, answer in MARKED.items():
        values = answer if isinstance(answer, list) else [str(answer)]
        found |= {part for part in (name, *values) if "_" in part}
        found |= {label.answer for label in told(name)}
    return found - {""}


def told(name: str) -> list[Any]:
    book = content().book
    rows = [row for part in explain(book, assess(book, MARKED)).told_us for row in part.rows]
    return [row for row in rows if row.question == name and len(row.answer) > 3]


def holds_none(text: str) -> None:
    lines = text.splitlines()
    words = [re.compile(rf"(?<![\w-]){re.escape(mark)}(?![\w-])") for mark in marks()]
    assert [line for line in lines if any(word.search(line) for word in words)] == []


def headings() -> set[str]:
    """The titles that a journey may show: places, and the names of pages."""
    place = WORDS["question"]["place"]
    asked = [place.format(part=part, number=n) for part in range(1, 6) for n in range(1, 20)]
    names = [WORDS["alert"]["title"], WORDS["check"]["heading"], WORDS["result"]["title"]]
    titles = {WORDS["site"]["title"].format(heading=heading) for heading in (*asked, *names)}
    wrong = {WORDS["site"]["error_title"].format(heading=heading) for heading in asked}
    return titles | wrong | {WORDS["site"]["name"]}  # the tab's while the first page comes


def stored(page: Page) -> str:
    return str(
        page.evaluate(
            """async () => JSON.stringify([
                {...localStorage}, document.cookie, await indexedDB.databases(),
                await caches.keys(), await navigator.serviceWorker.getRegistrations()])"""
        )
    )


@pytest.mark.thorough
def test_the_marks_would_be_found() -> None:
    assert {"10", "29", "37"} == set(NUMBERS)
    assert {"earliest_birth_weeks", "little_or_no_warning"} <= marks()
    for leak in ("GET /plain?weeks=37", "x-answer: 29", "late_loss_start"):
        with pytest.raises(AssertionError):
            holds_none(leak)


def titles_on_the_way(person: Person) -> set[str]:
    """What the tab was called on each page, up to the check page, a mistake included."""
    titles: set[str] = set()
    while True:
        titles.add(person.page.title())
        before = person.heading.inner_text()
        if person.page.locator('button[value="result"]').count():
            return titles
        if person.page.locator("input[name=page]").count():
            if person.question == "weeks":
                titles.add(mistypes(person))
            person.answers(person.question, MARKED[person.question])
        else:
            person.goes_past_the_alert()
        expect(person.heading).not_to_have_text(before)
        person.page.wait_for_load_state()


@pytest.mark.thorough
@pytest.mark.parametrize("start", ["/plain", "/check"])
def test_a_whole_journey_leaves_no_answer_outside_the_bodies(
    context: BrowserContext, app: RunningApp, start: str
) -> None:
    person = Person(context.new_page())
    wire = Wire(person.page)
    person.page.goto(start)
    person.sees_question("pregnant")
    titles = titles_on_the_way(person)
    person.unfolds(WORDS["saving"]["heading"])
    assert downloads(person, WORDS["saving"]["button"]) == "saved-answers.json"
    person.wants_the_result()
    titles.add(person.page.title())
    assert person.page.url.removesuffix("#page") == f"{app.origin}{start}"
    holds_none(stored(person.page))
    if start == "/plain":
        assert json.loads(person.page.evaluate("JSON.stringify(sessionStorage)")) == {}
    assert downloads(person, WORDS["take_along"]["pdf"]) == "summary.pdf"
    with person.page.expect_response("**/text") as text:
        person.presses(WORDS["take_along"]["copy_text"])
    assert text.value.status == 200

    assert len([line for line in wire.seen if start in line]) > 1
    assert {f"{app.origin}/{path}" for path in ("pdf", "text")} <= set(wire.text.split())
    holds_none(wire.text)
    holds_none(app.log)
    assert MISTYPED not in wire.text + app.log + "".join(titles)
    assert titles <= headings()
    assert context.cookies() == []


def mistypes(person: Person) -> str:
    """Type what is no number of weeks; gives the title of the page that says so."""
    person.sees_question("weeks")
    person.box.fill(MISTYPED)
    person.goes_on()
    expect(person.page.locator("#error-summary")).to_be_visible()
    return person.page.title()


def downloads(person: Person, button: str) -> str:
    """Press a button that gives a file; the name that the browser gives it."""
    with person.page.expect_download() as download:
        person.presses(button)
    return download.value.suggested_filename


def test_what_goes_wrong_tells_nothing_either(app: RunningApp) -> None:
    """Refused, cut off, in the wrong place: the answers are in no header, no page and no log."""
    told = json.dumps({"answers": MARKED, "page": "result"})
    replies = [
        app.post("/pdf", state=told[:-1], action="pdf"),
        app.post("/text", state=json.dumps({"answers": {"late_losses": 7}}), action="text"),
        app.post("/plain", state=told[:-1], action="result", file="x" * 70_000),
        app.post("/late_losses", state=told),
        app.get(f"/plain/{MISTYPED}?earliest_birth_weeks=29"),
    ]
    assert [reply.status for reply in replies] == [400, 400, 413, 404, 404]
    for reply in replies:
        headers = [f"{name}: {value}" for name, value in reply.headers.items()]
        holds_none("\n".join(line for line in headers if line.split(":")[0] not in VOLATILE))
        assert "late_loss" not in reply.body
        assert MISTYPED not in reply.body
    holds_none(app.log)
