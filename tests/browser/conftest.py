"""A browser that talks to this machine only, and a person who uses it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Route,
    ViewportSize,
    sync_playwright,
)

from tests.browser.person import Person
from tests.support.running_app import RunningApp
from tools.find_browser import NONE, find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # milliseconds for a heading to appear; generous, for a busy machine
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, NONE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watch:
    """What must never happen while a page is open: each one fails the test when it ends."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.route("**/*", self._request)
        context.on("page", self._page)

    def _request(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.hostname == "127.0.0.1" or address.scheme in {"data", "blob"}:
            route.continue_()
        else:
            self.seen.append(f"asked another machine: {route.request.url}")
            route.abort()

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.seen.append(f"a script failed: {error}"))
        page.on(
            "console",
            lambda message: (
                self.seen.append(f"the console says: {message.text}")
                if message.type == "error"
                else None
            ),
        )


@pytest.fixture
def context(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, app)


@pytest.fixture
def without_javascript(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, app, java_script_enabled=False)


@pytest.fixture(params=["light", "dark"])
def coloured(
    request: pytest.FixtureRequest, browser: Browser, app: RunningApp
) -> Iterator[BrowserContext]:
    """The context twice: in light and in dark colours."""
    yield from watched(browser, app, color_scheme=request.param)


def watched(
    browser: Browser, app: RunningApp, *, server_stops: bool = False, **options: object
) -> Iterator[BrowserContext]:
    """A new context that is watched; nothing it saw may be amiss when the test ends.

    Where the test stops the server, the browser rightly complains in its console.
    """
    context = browser.new_context(
        base_url=app.origin,
        viewport=PHONE,
        **options,  # type: ignore[arg-type]
    )
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    yield context
    cookies = context.cookies()
    context.close()
    assert [seen for seen in watch.seen if not (server_stops and "console" in seen)] == []
    assert cookies == []


@pytest.fixture
def person(context: BrowserContext) -> Person:
    return Person(context.new_page())
