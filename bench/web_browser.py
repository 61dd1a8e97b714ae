"""What one person's browser sees: what it must load, and how long a click takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN, Server
from tests.support.browsing.person import Person
from tests.support.vignettes import answers_of

ANSWERS = answers_of("v-2-two-late-losses-waters-at-16-weeks")

SLOW_PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000}
SLOW_PHONE |= {"uploadThroughput": 100_000}  # bytes a second: 1.6 and 0.8 Mbit/s
SLOWER = 4  # times the processor
READING = 10_000  # milliseconds spent on the start page
PATIENCE = 90_000

# From the click to the second frame after the new heading is there.
NEXT = """selector => new Promise(done => {
  const heading = () => document.querySelector("h1")?.innerText
  const before = heading()
  const begun = performance.now()
  const look = () => heading() === before || heading() === undefined
    ? requestAnimationFrame(look)
    : requestAnimationFrame(() => done(performance.now() - begun))
  document.querySelector(selector).click()
  look()
})"""
READY = {
    OURS: "form.question-form",
    OURS_PLAIN: "form.question-form",
    BARE_STREAMLIT: ".stButton button",
}
BUTTON = {OURS: "form.question-form > .button", BARE_STREAMLIT: ".stButton button"}
BUTTON |= {OURS_PLAIN: BUTTON[OURS]}


@dataclass
class Load:
    """What a first visit fetches."""

    bytes: int = 0
    requests: int = 0
    foreign: int = 0


def first_load(browser: Browser, server: Server) -> Load:
    """Open the page with the first question in a browser that was never here."""
    load = Load()
    with _visitor(browser, server) as (page, line):
        line.on("Network.loadingFinished", lambda event: _add(load, event))
        line.on("Network.requestWillBeSent", lambda event: _count(load, event))
        page.goto(server.kind.first)
        _wait(page, server)
        page.wait_for_timeout(1000)  # what comes late counts too
    return load


def _add(load: Load, event: dict[str, Any]) -> None:
    load.bytes += int(event["encodedDataLength"])


def _count(load: Load, event: dict[str, Any]) -> None:
    address = urlsplit(event["request"]["url"])
    if address.scheme in {"http", "https"}:
        load.requests += 1
        load.foreign += address.hostname != "127.0.0.1"


def clicks(browser: Browser, server: Server, number: int) -> list[float]:
    """How many milliseconds each of so many clicks on the way took."""
    took: list[float] = []
    with _visitor(browser, server) as (page, _):
        page.goto(server.kind.first)
        _wait(page, server)
        for _turn in range(number):
            if server.kind in {OURS, OURS_PLAIN} and not _picked(page):
                page.evaluate("sessionStorage.clear()")
                page.goto(server.kind.first)  # at the end of the questions: from the beginning
                _wait(page, server)
                _picked(page)
            took.append(_click(page, server))
    return took


def _picked(page: Page) -> bool:
    """Fill in the question that is shown; False when there is none."""
    person = Person(page)
    if not page.locator("form.question-form").count():
        return False
    question = person.question
    person.picks(question, ANSWERS[question])
    return True


def _click(page: Page, server: Server) -> float:
    button = BUTTON.get(server.kind, "form button")
    if server.kind in {OURS, BARE_STREAMLIT}:
        return float(page.evaluate(NEXT, button))
    with page.expect_navigation():
        page.locator(button).first.click()
    timing = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    return float(page.evaluate(timing))


def slow_phone(browser: Browser, server: Server, start: str) -> float:
    """Seconds until the first question can be answered, on a slow phone on a slow line.

    With a start page, it is read first, and the time counts from the press of its button.
    """
    with _visitor(browser, server) as (page, line):
        line.send("Network.emulateNetworkConditions", SLOW_PHONE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if start:
            page.goto(start)
            page.wait_for_timeout(READING)
        begun = _now(page)
        if start:
            page.locator('a.button[href="/check"]').click(no_wait_after=True)
        else:
            page.goto(server.kind.first, wait_until="commit")
        _wait(page, server)
        return (_now(page) - begun) / 1000


def _now(page: Page) -> float:
    return float(page.evaluate("Date.now()"))


def _wait(page: Page, server: Server) -> None:
    page.wait_for_selector(READY.get(server.kind, "form button"))


@contextmanager
def _visitor(browser: Browser, server: Server) -> Iterator[tuple[Page, CDPSession]]:
    """A browser that was never here, and the line to its inner figures."""
    context: BrowserContext = browser.new_context(base_url=server.origin)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    yield page, line
    context.close()
