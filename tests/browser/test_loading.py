"""What the first visit costs somebody on a phone."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browsing.person import Person
from tests.support.running_app import RunningApp

pytestmark = pytest.mark.browser

MOST_BYTES = 600_000
SENT = """() => ["resource", "navigation"].flatMap(kind => performance.getEntriesByType(kind))
    .map(entry => [entry.name, entry.transferSize])"""


def fetched(page: Page) -> dict[str, int]:
    """The address of everything that was fetched, with the bytes that crossed the network."""
    return {urlsplit(address).path: size for address, size in page.evaluate(SENT)}


@pytest.fixture
def person(context: BrowserContext) -> Person:
    """Somebody whose browser has nothing of ours yet."""
    return Person(context.new_page())


def test_the_check_stays_small_and_fetches_no_font(person: Person) -> None:
    person.opens_the_check()
    sizes = fetched(person.page)
    assert sum(sizes.values()) < MOST_BYTES
    assert [path for path in sizes if path.endswith((".woff", ".woff2", ".ttf"))] == []


def test_every_script_is_named_in_the_shell(person: Person, app: RunningApp) -> None:
    shell = app.get("/check").body
    person.opens_the_check()
    assert [path for path in fetched(person.page) if "/js/" in path and path not in shell] == []


def test_who_reads_the_first_page_has_the_check_already(browser: Browser, app: RunningApp) -> None:
    context = browser.new_context(base_url=app.origin)  # unwatched: watching switches the cache off
    person = Person(context.new_page())
    with person.page.expect_request_finished(lambda request: "BidiComponent" in request.url):
        person.page.goto("/")
    person.page.wait_for_load_state("networkidle")
    person.page.get_by_role("link", name=person.words["start"]["start"]).click()
    person.sees_question("pregnant")
    fresh = {path: size for path, size in fetched(person.page).items() if size > 5_000}
    assert not [path for path in fresh if "/static/" in path], fresh
    context.close()


def test_the_plain_pages_are_light(person: Person) -> None:
    person.page.goto("/topics")
    assert sum(fetched(person.page).values()) < 60_000
