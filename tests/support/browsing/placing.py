"""Puts one public page after the other in place, in a tab that stays open.

Loading each of them anew would take longer than looking at it.
"""

from typing import Final

from playwright.sync_api import Page, Route

from tests.support.public_pages import PublicPage

DRAW: Final = """html => {
    const template = document.createElement("template")
    template.innerHTML = html
    const root = document.querySelector(".page-root")
    root.replaceChildren(template.content)
    root.querySelectorAll("[data-print], [data-script]").forEach(part => (part.hidden = false))
    document.querySelector("[data-testid=stMain]").scrollTo(0, 0)
}"""


class Placing:
    """One tab of the running app. `documents` tells whole documents from parts of /check."""

    def __init__(self, tab: Page, *, documents: bool) -> None:
        self.tab = tab
        self._document = ""
        tab.route("**/looked-at", self._answer)
        # Nothing comes of Streamlit where a document is looked at, so the shell stays as it is.
        if documents:
            tab.route("**/static/js/**", _nothing)

    def shows(self, page: PublicPage) -> None:
        """Put a page in place: as a document, or into the one at /check."""
        if page.whole:
            self._document = page.html
            reply = self.tab.goto("/looked-at")
            assert reply is not None
            assert reply.ok, "the page came from the server, not from here"
        else:
            if not self.tab.url.endswith("/check#page"):
                self.tab.goto("/check")
                self.tab.locator(".page-root h1").wait_for()
            self.tab.evaluate(DRAW, page.html)

    def _answer(self, route: Route) -> None:
        route.fulfill(body=self._document, content_type="text/html; charset=utf-8")


def _nothing(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")
