"""Leaving quickly: the other site that takes the page's place, and how somebody has left."""

from playwright.sync_api import Page, Request, Route, expect

from screens.content import content
from tests.support.browsing.contexts import OURS
from tests.support.browsing.person import Person

ELSEWHERE = content().screens["leave"]["address"]
NEUTRAL = "<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1>"


def neutral(page: Page) -> list[dict[str, str]]:
    """Put a stand-in for the other site in its place; gives the headers it was asked with."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body=NEUTRAL, content_type="text/html", headers=OURS)

    page.route(f"{ELSEWHERE}**", answer)
    return asked


def is_the_beacon(request: Request) -> bool:
    """What has the browser forget all it keeps of us."""
    return request.url.endswith("/leave") and request.method == "POST"


def has_left(person: Person) -> None:
    """They are at the other site, and going back shows nothing of what they told us."""
    expect(person.heading).to_have_text("Weather")
    assert person.page.url == ELSEWHERE
    person.page.go_back()
    person.sees_question("pregnant")
    assert (person.ticked, person.kept) == ([], {})
