"""The server of one workspace: it stands in for the public app, and serves nothing of that."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import Any, Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from rules import ContentError
from screens.server.allowed import PAGE, allowed_below
from screens.server.guard import Guard
from screens.server.redaction import redact_errors
from screens.server.routes import BROKEN, NOT_FOUND, assets, fixed, page
from screens.server.settings import settings_or_exit
from screens.server.shell import read_bundle
from screens.server.startup import import_heavy_packages, lifespan
from screens.server.statics import Compressed, CompressedFolder
from screens.server.streamlit_private import (
    follow_the_machine,
    live_below,
    take_no_answers_from_a_timer,
)
from screens.workspaces.pages.rules import warm
from screens.workspaces.parts import desk, templates, words
from screens.workspaces.switch import PAGES, REVIEW

HERE: Final = Path(__file__).parent
COLOURS: Final = {
    "light": {
        "backgroundColor": "#ffffff",
        "secondaryBackgroundColor": "#f4eaf2",
        "textColor": "#1d1a20",
        "primaryColor": "#7a2e6b",
        "borderColor": "#85748a",
    },
    "dark": {
        "backgroundColor": "#17141a",
        "secondaryBackgroundColor": "#2a2330",
        "textColor": "#f1ebf3",
        "primaryColor": "#a8528f",
        "borderColor": "#a493a9",
    },
}
"""Of Streamlit's own widgets; workspace.css has the same for ours."""
COMPONENTS: Final = (PAGE, "frames", "files", "writing", "keeping")
STYLES: Final = HERE / "assets" / "workspace.css"


class WorkspaceServer:
    """The parts of a workspace; `app.py` hands them to Streamlit in place of the public ones."""

    def __init__(self, name: str) -> None:
        redact_errors()
        settings_or_exit()
        _words_or_exit()
        self._name = name
        self.script = HERE / f"{name}.py"
        self._base = f"/{name}"
        self._pages = PAGES[name]
        live_below(name)
        follow_the_machine(COLOURS)
        take_no_answers_from_a_timer()
        self._bundle = read_bundle(self._base)
        self._folder = CompressedFolder(self._base)
        self._allowed = allowed_below(self._pages, COMPONENTS)

    @property
    def routes(self) -> list[BaseRoute]:
        """Every address that Streamlit does not answer."""

        async def home(_request: Request) -> Response:
            return RedirectResponse(self._base)

        addresses = [self._base, f"{self._base}/", *(f"{self._base}/{p}" for p in self._pages)]
        shell = _render("shell.html", bundle=self._bundle)
        return [
            Route("/", home),
            *(fixed(address, shell) for address in addresses),
            fixed("/assets/workspace.css", STYLES.read_text("utf-8"), "text/css"),
            *assets(),
        ]

    @property
    def middleware(self) -> list[Middleware]:
        """What a request passes before it reaches a route, in this order."""
        return [
            Middleware(
                Guard,
                base=self._base,
                not_found=self._not_found_at,
                allowed=self._allowed,
            ),
            Middleware(Compressed, folder=self._folder),
        ]

    @property
    def exception_handlers(self) -> dict[int, Callable[[Request, Exception], Awaitable[Response]]]:
        """Our own words for what is not there, and for what goes wrong."""

        async def not_found(_request: Request, _error: Exception) -> Response:
            return self._not_found()

        async def broken(_request: Request, _error: Exception) -> Response:
            return page(_render("message.html", text=words()["broken"]), BROKEN)

        return {NOT_FOUND: not_found, BROKEN: broken}

    @cached_property
    def lifespan(self) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """What is made ready before the first visitor."""
        steps: list[Callable[[], object]] = [import_heavy_packages, lambda: desk().look()]
        if self._name == REVIEW:  # beside the start: it takes some seconds
            steps.append(Thread(target=warm, daemon=True).start)
        return lifespan(*steps)

    def on_script_error(self, _error: Exception) -> bool:
        """Say so in our words, without a trace."""
        st.html(_render("broken.html"))
        return True

    def _not_found_at(self, _path: str) -> Response:
        return self._not_found()

    def _not_found(self) -> Response:
        text = words()["not_found"].format(address=self._base)
        return page(_render("message.html", text=text), NOT_FOUND)


def _words_or_exit() -> None:
    """Without its own words the workspace can show nothing: say what is wrong with them."""
    try:
        words()
    except ContentError as error:
        raise SystemExit("\n".join(map(str, error.problems))) from None


def _render(template: str, **parts: object) -> str:
    return templates().get_template(template).render(**parts)
