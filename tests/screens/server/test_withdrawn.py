"""A language that is not offered any more says so everywhere, and nothing of it stays."""

import json

import pytest
from starlette.applications import Starlette

from explainer.languages.language import Language
from rules import Level
from screens.content import content
from screens.journey import RESULT, State
from screens.server import WebServer
from tests.support.asgi import Asgi, asgi
from tests.support.editions import ACCENTS, not_translated, pseudo_editions
from tests.support.every_page import RESULTS
from tests.support.pseudo import LONG

WELSH = Language("cy", "Cymraeg")


class Withdrawn(Asgi):
    """The web app after Welsh was offered once."""

    def __init__(self) -> None:
        server = WebServer(
            {"": content()}, [(WELSH, content()), (LONG, pseudo_editions()[ACCENTS])]
        )
        self.app = Starlette(
            routes=server.routes,
            middleware=server.middleware,
            exception_handlers=server.exception_handlers,
        )


@pytest.fixture(scope="module")
def app() -> Withdrawn:
    with asgi():  # so that the log is afterwards as it was
        return Withdrawn()


@pytest.mark.parametrize("path", ["/cy", "/cy/", "/cy/check", "/cy/signs", "/cy/topics/the_stitch"])
def test_every_address_says_so_and_holds_the_emergency_words(app: Withdrawn, path: str) -> None:
    reply = app.ask(path)
    words = content().screens
    assert reply.status == 404
    assert words["withdrawn"]["heading"].format(language="Cymraeg") in reply.body
    assert '<html lang="en-GB" dir="ltr">' in reply.body
    assert words["help"]["summary"] in reply.body
    assert 'href="/"' in reply.body


def test_a_form_that_is_on_its_way_goes_on_in_english_with_its_answers(app: Withdrawn) -> None:
    state = json.dumps(State({"pregnant": "yes"}, "emergency_signs").as_data())
    sent: dict[str, object] = {"action": "answer", "state": state, "page": "emergency_signs"}
    reply = app.send("/cy/plain", sent | {"answer": "none"})
    assert reply.status == 200
    assert '<html lang="en-GB" dir="ltr">' in reply.body
    assert reply.body == app.send("/plain", sent | {"answer": "none"}).body
    assert '"pregnant":"yes","emergency_signs":["none"]' in reply.body
    assert 'action="/cy/' not in reply.body


def test_what_is_taken_along_is_made_in_english(app: Withdrawn) -> None:
    state = json.dumps(State(RESULTS[Level.CALL_TODAY], RESULT).as_data())
    reply = app.send("/cy/text", {"action": "text", "state": state})
    assert reply.status == 200
    assert reply.body == app.send("/text", {"action": "text", "state": state}).body


def test_who_sends_nothing_there_meets_the_page_that_says_so(app: Withdrawn) -> None:
    assert "Cymraeg" in app.ask("/cy/plain").body
    assert "Cymraeg" in app.send("/cy/nowhere", {"action": "answer"}).body


def test_what_browsers_kept_is_forgotten(app: Withdrawn) -> None:
    reply = app.ask("/cy/worker.js")
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/javascript")
    assert 'const ROOT = "/cy"' in reply.body
    assert "unregister()" in reply.body


def test_a_tab_that_is_on_its_way_is_still_answered(app: Withdrawn) -> None:
    assert app.ask("/cy/check/_stcore/host-config").status == 200


def test_it_is_said_in_the_language_itself_where_its_words_still_stand(app: Withdrawn) -> None:
    page = app.ask(f"{ACCENTS}/check").body
    assert f'<html lang="{LONG.tag}" dir="ltr"' in page
    assert not_translated(page) == []
    assert content().screens["withdrawn"]["text"] not in page


def test_english_is_as_it_was(app: Withdrawn) -> None:
    assert "Cymraeg" not in app.ask("/").body
    assert app.ask("/").status == 200
