"""A browser that talks to this machine only, and a person who uses it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.support.browsing.contexts import ARGUMENTS, watched
from tests.support.browsing.person import Person
from tests.support.find_browser import NONE, find
from tests.support.running_app import RunningApp


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, NONE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


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


@pytest.fixture
def person(context: BrowserContext) -> Person:
    return Person(context.new_page())
