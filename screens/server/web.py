"""Everything that `st.App` is given, put together for one content."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explainer.languages.language import Language
from rules import assess
from rules.loading.project import Project
from screens.addresses import path_of
from screens.away import away
from screens.content import Published
from screens.editions import editions, root_among, withdrawn
from screens.server.allowed import allowed_below
from screens.server.guard import Guard
from screens.server.hearing import LARGEST
from screens.server.pages import PlainPages
from screens.server.redaction import redact_errors
from screens.server.routes import (
    assets,
    away_routes,
    below,
    bundle_routes,
    card_routes,
    exception_handlers,
    leave_route,
    not_found_page,
    plain_routes,
    routes,
    security_routes,
    version_route,
)
from screens.server.shell import BASE, read_bundle
from screens.server.startup import (
    allow_many_files,
    content_or_exit,
    lifespan,
    tried_or_exit,
    try_editions,
)
from screens.server.statics import Compressed, CompressedFolder
from screens.server.streamlit_private import hear_at_most, keep_scripts, look_up_the_theme_once
from screens.server.take_along import take_along_routes
from screens.server.trying import try_out
from screens.server.withdrawn import withdrawn_routes
from screens.server.worker import worker_routes
from screens.templating import compile_all


class WebServer:
    """The parts of the web app, for each edition; `app.py` hands them to Streamlit."""

    script = Path(__file__).parents[1] / "check.py"

    def __init__(
        self,
        editions: Mapping[str, Published],
        withdrawn: Iterable[tuple[Language, Published]] = (),
    ) -> None:
        redact_errors()
        self._editions = editions
        self._bundle = read_bundle()
        self._withdrawn = [(one, PlainPages(said, self._bundle)) for one, said in withdrawn]
        self._pages = {
            root: PlainPages(content, self._bundle, away(content).address)
            for root, content in editions.items()
        }
        self._folder = CompressedFolder(BASE)
        self._allowed = allowed_below()

    @property
    def routes(self) -> list[BaseRoute]:
        """Every address that Streamlit does not answer."""
        contents = [*self._editions.values()]
        once = (*bundle_routes(self._bundle), *assets(), *away_routes(map(away, contents)))
        told = (version_route(contents[0]), leave_route(contents[0]), *security_routes(contents))
        gone = withdrawn_routes(self._withdrawn, self._taking_answers(""))
        made = (route for root in self._editions for route in below(root, self._below(root)))
        return [*once, *told, *gone, *made]

    def _below(self, root: str) -> list[Route]:
        """What one edition answers, below its root."""
        content, pages = self._editions[root], self._pages[root]
        shown = (*routes(pages), *worker_routes(content, pages), *card_routes(content))
        return [*shown, *self._taking_answers(root)]

    def _taking_answers(self, root: str) -> list[Route]:
        """What forms with answers are sent to."""
        content, pages = self._editions[root], self._pages[root]
        return [*plain_routes(content), *take_along_routes(content, pages.sorry)]

    def _pages_at(self, path: str) -> PlainPages:
        return self._pages[root_among(self._pages, path)]

    @property
    def middleware(self) -> list[Middleware]:
        """What a request passes before it reaches a route, in this order."""
        return [
            Middleware(
                Guard,
                base=BASE,
                not_found=lambda path: not_found_page(self._pages_at(path)),
                allowed=self._allowed,
                # A tab that is on its way in a withdrawn language goes on in English.
                roots=[
                    *filter(None, self._editions),
                    *(f"/{one.tag}" for one, _ in self._withdrawn),
                ],
            ),
            Middleware(Compressed, folder=self._folder),
        ]

    @property
    def exception_handlers(self) -> dict[int, Callable[[Request, Exception], Awaitable[Response]]]:
        """Our own pages for what is not there, and for what goes wrong."""
        return exception_handlers(self._pages_at)

    @cached_property
    def lifespan(self) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """What is made ready before the first visitor."""
        contents = self._editions.values()
        return lifespan(
            allow_many_files,
            look_up_the_theme_once,
            lambda: hear_at_most(LARGEST),
            lambda: keep_scripts(self.script),
            lambda: self._folder.warm(self._bundle.addresses),
            # The first assessment compiles the rules.
            *(partial(assess, content.book, {}) for content in contents),
            *(partial(compile_all, content) for content in contents),
        )

    def on_script_error(self, _error: Exception) -> bool:
        """Say sorry in our words: an error's own text may hold an answer."""
        st.html(self._pages_at(path_of(st.context.url)).sorry_inside())
        return True


def web_server_or_exit() -> WebServer:
    """The server of the public app, tried out; or what keeps it from starting, and exit with 1."""
    content_or_exit()

    def made() -> WebServer:
        try_editions(try_out)
        return WebServer(editions(), withdrawn(Project()))

    return tried_or_exit(made)
