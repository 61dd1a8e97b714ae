"""A language that is not offered any more says so everywhere, and nothing of it stays."""

import pytest
from starlette.applications import Starlette

from explainer.languages.language import Language
from screens.content import content
from screens.server import WebServer
from tests.support.asgi import Asgi, asgi
from tests.support.editions import ACCENTS, not_translated, pseudo_editions
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


def test_a_form_that_comes_late_meets_the_same_page(app: Withdrawn) -> None:
    assert "Cymraeg" in app.send("/cy/plain", {"action": "answer"}).body


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
