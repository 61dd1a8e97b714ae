"""A browser that talks to this machine only, and watches for what must never happen."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Error,
    Page,
    Request,
    Response,
    ViewportSize,
)

from tests.support.running_app import RunningApp

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # ours alone
]
PATIENCE = 15_000  # milliseconds for a heading to appear; generous, for a busy machine
OURS = {"x-ours": "yes"}  # headers of what a test itself says in the place of another machine
PHONE: ViewportSize = {"width": 390, "height": 844}


# Firefox tells what our policy keeps it from, and goes on: looking for WebAssembly, which Streamlit
# does, and fetching the scripts of the check ahead, on the first page.
TOLD_BY_FIREFOX = "settings blocked"


class Watch:
    """What must never happen while a page is open: each one fails the test when it ends."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.on("requestfailed", self._asked)
        context.on("response", self._answered)
        context.on("page", self._page)

    def _answered(self, response: Response) -> None:
        if not OURS.keys() <= response.headers.keys():
            self._asked(response.request)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.hostname != "127.0.0.1" and address.scheme not in {"data", "blob"}:
            self.seen.append(f"asked another machine: {request.url}")

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


class KeptTab:
    """A watched tab for one test after the other, wiped in between.

    Whoever opens a new one waits for the scripts of /check to be read and compiled again, which
    takes three quarters of the time of a visit. Chromium alone can forget where a tab has been.
    """

    def __init__(self, browser: Browser, app: RunningApp) -> None:
        self._browser, self._app = browser, app
        self._open()

    def _open(self) -> None:
        self._context = without_worker(self._browser, self._app)
        self._context.set_default_timeout(PATIENCE)
        self._watch = Watch(self._context)
        self.page = self._context.new_page()
        self._devtools: CDPSession = self._context.new_cdp_session(self.page)

    def wipe(self) -> None:
        """Leave nothing of a test, and say what must not have happened in it."""
        cookies, watch = self._context.cookies(), self._watch
        try:
            self._forget()
        except Error:  # it cannot be used any more; whoever comes next has another one
            self.close()
            self._open()
            raise
        seen, watch.seen = watch.seen, []
        assert seen == []
        assert cookies == []

    def _forget(self) -> None:
        """What the tab keeps is taken from it in a page without scripts, which adds nothing.

        It is a page of ours and not an empty one, for which Chromium would take another process,
        and read and compile all scripts again for whoever comes next.
        """
        for page in self._context.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all()
        self.page.goto("/assets/icon.svg")
        self.page.evaluate("sessionStorage.clear()")
        everything = {"origin": self._app.origin, "storageTypes": "all"}
        self._devtools.send("Storage.clearDataForOrigin", everything)
        self._devtools.send("Page.resetNavigationHistory")
        self._context.clear_permissions()
        self.page.set_viewport_size(PHONE)

    def close(self) -> None:
        self._context.close()
