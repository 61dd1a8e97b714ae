"""A browser that talks to this machine only, and watches for what must never happen."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, ViewportSize

from tests.support.running_app import RunningApp

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


# Firefox tells what our policy keeps it from, and goes on: looking for WebAssembly, which Streamlit
# does, and fetching the scripts of the check ahead, on the first page.
TOLD_BY_FIREFOX = "settings blocked"


class Watch:
    """What must never happen while a page is open: each one fails the test when it ends."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        # The beacon of leave.js outlives its page, and nobody would be there to let it through.
        context.route(lambda address: not address.endswith("/leave"), self._request)
        context.on("page", self._page)

    def _request(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.hostname == "127.0.0.1" or address.scheme in {"data", "blob"}:
            route.continue_()
        else:
            self.seen.append(f"asked another machine: {route.request.url}")
            route.abort()

    def _page(self, page: Page) -> None:
        page.on("pageerror", self._failed)
        page.on(
            "console",
            lambda message: (
                self.seen.append(f"the console says: {message.text}")
                if message.type == "error"
                else None
            ),
        )

    def _failed(self, error: Error) -> None:
        if TOLD_BY_FIREFOX not in str(error):
            self.seen.append(f"a script failed: {error}")


def without_worker(browser: Browser, app: RunningApp, **options: object) -> BrowserContext:
    """A new context on a phone, in which nothing is kept for when there is no connection.

    A service worker gets round whoever watches or answers requests: test_offline.py tries it.
    """
    return browser.new_context(
        service_workers="block",
        base_url=app.origin,
        viewport=PHONE,
        **options,  # type: ignore[arg-type]
    )


def watched(
    browser: Browser, app: RunningApp, *, server_stops: bool = False, **options: object
) -> Iterator[BrowserContext]:
    """A new context that is watched; nothing it saw may be amiss when the test ends.

    Where the test stops the server, the browser rightly complains in its console.
    """
    context = without_worker(browser, app, **options)
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    yield context
    cookies = context.cookies()
    context.close()
    assert [seen for seen in watch.seen if not (server_stops and "console" in seen)] == []
    assert cookies == []
