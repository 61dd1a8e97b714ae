"""A browser that talks to this machine only, and a person who uses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.browsing.contexts import KeptTab, watched
from tests.support.browsing.person import Person
from tests.support.nginx import Nginx, nginx
from tests.support.running_app import RunningApp, start
from tools import away_page


@pytest.fixture
def context(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, app)


@pytest.fixture
def without_javascript(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, app, java_script_enabled=False)


@pytest.fixture(scope="session")
def kept(browser: Browser, app: RunningApp) -> Iterator[KeptTab | None]:
    """The tab for whoever needs nothing but a tab; Firefox has none."""
    tab = KeptTab(browser, app) if browser.browser_type.name == "chromium" else None
    yield tab
    if tab:
        tab.close()


@pytest.fixture
def person(request: pytest.FixtureRequest, kept: KeptTab | None) -> Iterator[Person]:
    """Somebody who has just opened a tab, in which nothing is kept."""
    if kept is None:
        yield Person(request.getfixturevalue("context").new_page())
    else:
        yield Person(kept.page)
        kept.wipe()


@pytest.fixture
def processes() -> Iterator[tuple[RunningApp, RunningApp]]:
    """Two servers that a test may stop."""
    with start() as one, start() as other:
        yield one, other


@pytest.fixture
def proxy(processes: tuple[RunningApp, RunningApp], tmp_path: Path) -> Iterator[Nginx]:
    """nginx before them."""
    with _before(processes, tmp_path) as running:
        yield running


@pytest.fixture
def lasting_proxy(app: RunningApp, second: RunningApp, tmp_path: Path) -> Iterator[Nginx]:
    """nginx before two servers that no test stops."""
    with _before((app, second), tmp_path) as running:
        yield running


@contextmanager
def _before(processes: tuple[RunningApp, RunningApp], folder: Path) -> Iterator[Nginx]:
    away_page.main(str(folder))
    with nginx(folder, [process.port for process in processes]) as running:
        yield running
