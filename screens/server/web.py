"""Everything that `st.App` is given, put together for one content."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from rules import assess
from screens.away import away
from screens.content import Published
from screens.server.allowed import allowed_below
from screens.server.guard import Guard
from screens.server.pages import PlainPages
from screens.server.redaction import redact_errors
from screens.server.routes import (
    away_routes,
    card_routes,
    exception_handlers,
    not_found_page,
    plain_routes,
    routes,
    security_routes,
    version_route,
)
from screens.server.shell import BASE, read_bundle
from screens.server.startup import allow_many_files, content_or_exit, lifespan, tried_or_exit
from screens.server.statics import Compressed, CompressedFolder
from screens.server.streamlit_private import keep_scripts, look_up_the_theme_once
from screens.server.take_along import take_along_routes
from screens.server.trying import try_out
from screens.server.worker import worker_routes
from screens.templating import compile_all


class WebServer:
    """The parts of the web app; `app.py` hands them to Streamlit."""

    script = Path(__file__).parents[1] / "check.py"

    def __init__(self, content: Published) -> None:
        redact_errors()
        self._content = content
        self._bundle = read_bundle()
        self._away = away(content)
        self._pages = PlainPages(content, self._bundle, self._away.address)
        self._folder = CompressedFolder(BASE)
        self._allowed = allowed_below()

    @property
    def routes(self) -> list[BaseRoute]:
        """Every address that Streamlit does not answer."""
        take_along = take_along_routes(self._content, self._pages.sorry)
        plain = plain_routes(self._content)
        made = (*card_routes(self._content), *security_routes(self._content))
        alone = (*away_routes(self._away), *worker_routes(self._content, self._pages))
        version = version_route(self._content)
        return [*routes(self._pages, self._bundle), version, *alone, *made, *plain, *take_along]

    @property
    def middleware(self) -> list[Middleware]:
        """What a request passes before it reaches a route, in this order."""
        return [
            Middleware(
                Guard,
                base=BASE,
                not_found=lambda: not_found_page(self._pages),
                allowed=self._allowed,
            ),
            Middleware(Compressed, folder=self._folder),
        ]

    @property
    def exception_handlers(self) -> dict[int, Callable[[Request, Exception], Awaitable[Response]]]:
        """Our own pages for what is not there, and for what goes wrong."""
        return exception_handlers(self._pages)

    @cached_property
    def lifespan(self) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """What is made ready before the first visitor."""
        return lifespan(
            allow_many_files,
            look_up_the_theme_once,
            lambda: keep_scripts(self.script),
            lambda: self._folder.warm(self._bundle.addresses),
            lambda: assess(self._content.book, {}),  # the first one compiles the rules
            lambda: compile_all(self._content),
        )

    def on_script_error(self, _error: Exception) -> bool:
        """Say sorry in our words: an error's own text may hold an answer."""
        st.html(self._pages.sorry_inside())
        return True


def web_server_or_exit() -> WebServer:
    """The server of the public app, tried out; or what keeps it from starting, and exit with 1."""
    content = content_or_exit()

    def made() -> WebServer:
        server = WebServer(content)
        try_out(content)
        return server

    return tried_or_exit(made)
