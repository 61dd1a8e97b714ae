"""Leaving quickly: the other site that takes the page's place, and how somebody has left."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

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


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(NEUTRAL.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def another_site() -> Iterator[str]:
    """Its address. It is really there: a browser that is answered by a test forgets nothing."""
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


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
