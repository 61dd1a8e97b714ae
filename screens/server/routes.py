"""Which address gives what. Streamlit itself answers below /check only."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from screens.server.pages import PlainPages
from screens.server.shell import BASE, STYLES, Bundle

SCREENS: Final = Path(__file__).parents[1]
PAGE_STYLES: Final = SCREENS / "component" / "assets" / "page.css"
ICON: Final = SCREENS / "server" / "assets" / "icon.svg"
NOT_FOUND: Final = 404
BROKEN: Final = 500

# Browsers may keep a file for an hour: its address does not change when the file does.
_KEPT: Final = {"cache-control": "public, max-age=3600"}


def routes(pages: PlainPages, bundle: Bundle) -> list[BaseRoute]:
    """Every address that Streamlit does not answer."""

    async def topic(request: Request) -> Response:
        html = pages.topic.get(request.path_params["topic"])
        return page(html) if html else not_found_page(pages)

    return [
        _fixed("/", pages.start),
        _fixed(BASE, pages.shell),
        _fixed(f"{BASE}/", pages.shell),
        _fixed("/topics", pages.topics),
        Route("/topics/{topic}", topic),
        _fixed("/assets/page.css", PAGE_STYLES.read_text("utf-8"), "text/css", _KEPT),
        _fixed(STYLES, bundle.styles, "text/css", _KEPT),
        _fixed("/assets/icon.svg", ICON.read_text("utf-8"), "image/svg+xml", _KEPT),
        _fixed("/health", "ok", "text/plain"),
    ]


def exception_handlers(
    pages: PlainPages,
) -> dict[int, Callable[[Request, Exception], Awaitable[Response]]]:
    """Our own pages for what is not there, and for what goes wrong."""

    async def not_found(_request: Request, _error: Exception) -> Response:
        return not_found_page(pages)

    async def broken(_request: Request, _error: Exception) -> Response:
        return page(pages.sorry, BROKEN)

    return {NOT_FOUND: not_found, BROKEN: broken}


def not_found_page(pages: PlainPages) -> Response:
    """Say that there is nothing at this address, and how to go on."""
    return page(pages.not_found, NOT_FOUND)


def page(html: str, status: int = 200) -> Response:
    """Answer with a page."""
    return Response(html, status, media_type="text/html")


def _fixed(
    path: str, text: str, media_type: str = "text/html", headers: dict[str, str] | None = None
) -> Route:
    """Answer an address with the same text every time.

    The response is made anew each time: what passes it on may change its headers.
    """

    async def endpoint(_request: Request) -> Response:
        return Response(text, media_type=media_type, headers=headers)

    return Route(path, endpoint)
