"""After one visit the first page, the signs and where to get help need no connection."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from screens.content import content
from screens.server.pages import PlainPages
from screens.server.shell import read_bundle
from screens.server.worker import kept_files
from tests.support.browsing.contexts import PATIENCE, PHONE
from tests.support.browsing.leaving import is_the_beacon, neutral
from tests.support.browsing.looking import is_fine
from tests.support.browsing.person import Person
from tests.support.round_robin import RoundRobin, round_robin
from tests.support.running_app import RunningApp

pytestmark = pytest.mark.browser

WORDS = content().screens
HELP = "getting_help"
ALL_KEPT = """async () => {
    const found = {}
    for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys()
        found[name] = requests.map(({ url }) => new URL(url).pathname).sort()
    }
    return found
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
# Pages keep script from being made of text, so Playwright's own way to wait does not work there.
WAIT = "const soon = () => new Promise(go => setTimeout(go, 20))"
NOTHING_KEPT = f"""async () => {{
    {WAIT}
    const workers = {WORKERS}
    while (await workers() || (await caches.keys()).length) await soon()
}}"""
ONE_KEPT = f"async () => {{ {WAIT}; while ((await caches.keys()).length !== 1) await soon() }}"


@pytest.fixture
def line(app: RunningApp) -> Iterator[RoundRobin]:
    with round_robin([app.port]) as found:
        yield found


@pytest.fixture
def context(browser: Browser, line: RoundRobin) -> Iterator[BrowserContext]:
    """Not watched: to watch what is asked for would get in the way of the worker."""
    made = browser.new_context(base_url=line.origin, viewport=PHONE)
    made.set_default_timeout(PATIENCE)
    yield made
    assert made.cookies() == []
    made.close()


def visits(page: Page, path: str = "/") -> None:
    """Open a page, and wait until the browser has kept what it keeps."""
    page.goto(path)
    page.evaluate("async () => { await navigator.serviceWorker.ready }")


def test_after_one_visit_they_are_there_without_a_server(
    context: BrowserContext, line: RoundRobin
) -> None:
    person = Person(context.new_page())
    visits(person.page)
    line.close()

    person.page.goto("/")
    person.sees(WORDS["start"]["heading"])
    person.page.locator(".start-help summary").click()
    first = content().book.questionnaire.shown_first.options[0].summary
    expect(person.page.locator(".start-help")).to_contain_text(first)
    person.page.goto("/signs")
    person.sees(content().pages.signs.title)
    person.page.goto(f"/topics/{HELP}")
    person.sees(content().wording.topics[HELP].title)
    styles = "getComputedStyle(document.querySelector('.page')).getPropertyValue('--plum')"
    assert person.page.evaluate(styles)

    for path in ("/check", "/topics", "/plain", "/topics/not_your_fault"):
        person.page.goto(path)
        person.sees(WORDS["offline"]["heading"])
    assert WORDS["help"]["summary"] in person.text
    is_fine(person)
    person.page.get_by_role("link", name=content().pages.signs.title).click()
    person.sees(content().pages.signs.title)


def test_what_is_kept_is_the_same_for_everybody(context: BrowserContext) -> None:
    """Whoever read of a loss, and answered that there was one, keeps what everybody keeps."""
    page = context.new_page()
    visits(page, "/topics/not_your_fault")
    person = Person(page)
    person.opens_the_check()
    person.answers("pregnant", "recent_loss")
    person.sees_question("emergency_signs_not_pregnant")
    kept = page.evaluate(ALL_KEPT)
    files = kept_files(content(), PlainPages(content(), read_bundle()))
    (name,) = kept
    assert content().book.version in name
    assert kept[name] == sorted([*files, "/kept-since"])


def test_of_another_version_nothing_stays(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/health")  # which keeps nothing
    page.evaluate("async () => { await caches.open('away-older') }")
    visits(page)
    page.evaluate(ONE_KEPT)
    (name,) = page.evaluate(ALL_KEPT)
    assert content().book.version in name


def test_what_is_older_than_30_days_is_not_shown(context: BrowserContext, line: RoundRobin) -> None:
    page = context.new_page()
    visits(page)
    page.evaluate("""async () => {
        const [name] = await caches.keys()
        const days = 24 * 60 * 60 * 1000
        const since = new Response(String(Date.now() - 30 * days - 1000))
        await (await caches.open(name)).put("/kept-since", since)
    }""")
    line.close()
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto("/")


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("path", ["/", "/check", "/nothing-is-here"])
def test_leaving_takes_all_of_it_away(context: BrowserContext, line: RoundRobin, path: str) -> None:
    page, left = context.new_page(), context.new_page()
    neutral(page)
    visits(page, path)
    left.goto("/assets/icon.svg")
    assert left.evaluate(WORKERS) == 1
    link = page.get_by_role("link", name=WORDS["help"]["leave"], exact=True)
    if path != "/check":  # there the way out is a plain link: it is not to lead out of this machine
        link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    with context.expect_event("request", is_the_beacon):
        link.click()
    left.evaluate(NOTHING_KEPT)
    line.close()
    with pytest.raises(Error):
        left.goto("/")
