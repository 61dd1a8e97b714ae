"""Runs a script of ours in Chromium, by itself: no server, no page, nothing fetched."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.support.browsing.contexts import ARGUMENTS
from tests.support.find_browser import NONE, find

BY_BIDI = "moz-firefox"  # a Firefox as Mozilla builds it, and not as playwright has changed it
_PLACE = "http://scripts.invalid"  # of no machine: every request is answered here
_RUN = "text => JSON.stringify((%s)(JSON.parse(text)))"
_IMPORT = """async address => { window.script = await import(address) }"""


class Script:
    """A module that was loaded into an empty page."""

    def __init__(self, page: Page, file: Path, *beside: Path) -> None:
        self._page = page
        files = {f"{_PLACE}/{script.name}": script for script in (file, *beside)}

        def answer(route: Route) -> None:
            if script := files.get(route.request.url):
                route.fulfill(path=script, content_type="text/javascript")
            else:
                route.fulfill(body="<!doctype html>", content_type="text/html")

        page.route(f"{_PLACE}/**", answer)
        page.goto(f"{_PLACE}/")
        page.evaluate(_IMPORT, f"{_PLACE}/{file.name}")

    def runs(self, function: str, argument: object) -> Any:
        """What a function of JavaScript gives, in which `script` is the module.

        Both ways as JSON, as answers come: it is quick, and keeps names such as __proto__.
        """
        text = json.dumps(argument, default=str)
        return json.loads(self._page.evaluate(_RUN % function, text))


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser. One process has one: playwright refuses a second beside it.

    It is Chromium, or the Firefox that the environment names (FIREFOX=/usr/bin/firefox-esr).
    """
    path = find()
    assert path, NONE
    with sync_playwright() as playwright:
        if firefox := os.environ.get("FIREFOX"):
            browser = playwright.firefox.launch(channel=BY_BIDI, executable_path=firefox)
        else:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def loaded(browser: Browser, file: Path, *beside: Path) -> Iterator[Script]:
    """The script in a page of its own; `beside` are those that it imports."""
    page = browser.new_page()
    yield Script(page, file, *beside)
    page.close()
