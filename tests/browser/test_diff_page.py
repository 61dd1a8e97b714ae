"""The page of `cli.py diff`, opened from a file: readable on a phone, and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from explainer.changes import as_page
from tests.support.browsing.looking import finds_nothing, has_no_sideways_scroll
from tests.support.comparisons import made_up_effect, report_of, version_of
from tests.support.signers import DAY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    version = version_of()
    file: Path = tmp_path_factory.mktemp("diff") / "changes.html"
    file.write_text(as_page(report_of(version, made_up_effect(version)), DAY), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert asked == [file.as_uri()]
    page.close()


def test_axe_finds_nothing(opened: Page) -> None:
    finds_nothing(opened)


def test_nothing_is_cut_on_a_small_phone(opened: Page) -> None:
    has_no_sideways_scroll(opened)


def test_headings_and_changes_are_there(opened: Page) -> None:
    headings = opened.get_by_role("heading", level=2).all_text_contents()
    assert headings == ["Changes", "For whom", "What to sign"]
    assert opened.get_by_role("heading", name="Level: call_now → call_today, less urgent").count()
