"""Which address gives what. Streamlit itself answers below /check only."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import brotli
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from client.export import WALKER
from explainer.dates import today
from explainer.outputs.signs_picture import as_picture
from explainer.signs import SignsCard, card_as_text, signs_card
from screens.away import Away
from screens.content import Published
from screens.server.origin import comes_from_us
from screens.server.pages import TOPICS, PlainPages
from screens.server.plain import PLAIN, PlainCheck
from screens.server.sending import BROTLI, reads
from screens.server.shell import BASE, STYLES, Bundle

SCREENS: Final = Path(__file__).parents[1]
PAGE_STYLES: Final = SCREENS / "component" / "assets" / "page.css"
PICTURE_STYLES: Final = SCREENS / "server" / "assets" / "pictures.css"
ICON: Final = SCREENS / "server" / "assets" / "icon.svg"
LEAVING: Final = SCREENS / "server" / "assets" / "leave.js"
LOADING: Final = SCREENS / "server" / "assets" / "loading.js"
HELPS: Final = SCREENS / "server" / "assets" / "helps.js"
ALONE: Final = SCREENS / "server" / "assets" / "away.js"
# What pages need wherever they are shown, by address.
ASSETS: Final = {
    "/assets/page.css": (PAGE_STYLES, "text/css"),
    "/assets/pictures.css": (PICTURE_STYLES, "text/css"),
    "/assets/icon.svg": (ICON, "image/svg+xml"),
    "/assets/leave.js": (LEAVING, "text/javascript"),
    "/assets/loading.js": (LOADING, "text/javascript"),
    "/assets/helps.js": (HELPS, "text/javascript"),
}
SECURITY_TEXT_LASTS: Final = timedelta(days=90)
PLAIN_TEXT: Final = "text/plain"
SEE_OTHER: Final = 303
NO_CONTENT: Final = 204
# Not with the redirect: some browsers go through all they keep before they follow it.
FORGET: Final = {"clear-site-data": '"cache", "storage"'}
NOT_FOUND: Final = 404
NOT_ALLOWED: Final = 405
_QUALITY: Final = 9
PagesAt = Callable[[str], PlainPages]  # the pages of the edition that an address belongs to
BROKEN: Final = 500

# Browsers may keep a file for an hour: its address does not change when the file does.
_KEPT: Final = {"cache-control": "public, max-age=3600"}
# Not these: an older script is not to read the tables of a newer rule set.
_ASKED: Final = {"cache-control": "no-cache"}


def routes(pages: PlainPages) -> list[Route]:
    """The pages of one edition, below its root."""

    async def topic(request: Request) -> Response:
        html = pages.topic.get(request.path_params["topic"])
        return page(html) if html else not_found_page(pages)

    return [
        fixed("/", pages.start),
        fixed(BASE, pages.shell),
        fixed(f"{BASE}/", pages.shell),
        fixed(TOPICS, pages.topics),
        Route(f"{TOPICS}/{{topic}}", topic),
        *(fixed(f"/{name}", html) for name, html in pages.public.items()),
    ]


def below(root: str, routes: Iterable[Route]) -> list[BaseRoute]:
    """The same routes below the root of an edition; guard.py takes a slash at the end away."""
    return [
        Route(root if root and r.path == "/" else f"{root}{r.path}", r.endpoint, methods=r.methods)
        for r in routes
    ]


def bundle_routes(bundle: Bundle) -> list[BaseRoute]:
    """Streamlit's styles, which every edition has."""
    return [fixed(STYLES, bundle.styles, "text/css", _KEPT)]


def assets() -> list[BaseRoute]:
    """What pages need wherever they are shown, and the answer to whether the server lives."""
    return [
        *(fixed(path, f.read_text("utf-8"), kind, _KEPT) for path, (f, kind) in ASSETS.items()),
        fixed("/health", "ok", "text/plain"),
    ]


def away_routes(tables: Iterable[Away]) -> list[BaseRoute]:
    """What the page of the check needs to say a result by itself while no answer comes.

    Every edition has tables of its own; their address names what is in them.
    """
    return [
        fixed("/assets/away.js", ALONE.read_text("utf-8"), "text/javascript", _ASKED),
        fixed("/assets/walker.js", WALKER.read_text("utf-8"), "text/javascript", _ASKED),
        *(fixed(away.address, away.text, "application/json", _KEPT) for away in tables),
    ]


def plain_routes(content: Published) -> list[Route]:
    """The check as plain forms."""
    check = PlainCheck(content)

    async def plain(request: Request) -> Response:
        return await check(request)

    return [Route(PLAIN, plain, methods=["GET", "POST"])]


def leave_route(content: Published) -> Route:
    """The way out for a browser without JavaScript."""

    async def leave(request: Request) -> Response:
        if request.method == "POST":  # by leave.js, which waits for nothing
            # Else any site could wipe the answers of whoever has us open in another tab.
            ours = comes_from_us(request.headers)
            return Response(status_code=NO_CONTENT, headers=FORGET if ours else None)
        return RedirectResponse(content.screens["leave"]["address"], SEE_OTHER)

    return Route("/leave", leave, methods=["GET", "POST"])


def security_routes(contents: Iterable[Published]) -> list[BaseRoute]:
    """Whom to tell of a security hole, where RFC 9116 looks for it; if there is anybody."""
    editions = [*contents]
    email = editions[0].local.service.security_email
    languages = ", ".join(one.wording.language.partition("-")[0] for one in editions)

    async def text(_request: Request) -> Response:
        expires = datetime.combine(today() + SECURITY_TEXT_LASTS, time(), UTC)
        lines = [f"Contact: mailto:{email}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
        lines += [f"Preferred-Languages: {languages}", ""]
        return Response("\n".join(lines), media_type=PLAIN_TEXT)

    return [Route("/.well-known/security.txt", text)] if email else []


def version_route(content: Published) -> Route:
    """Which rules and words this page shows, as hashes: `cli.py verify` compares them."""
    told = {
        "rule_set": content.book.version,
        "approved": content.approved,
        "files": dict(content.files),
    }
    return fixed("/version.json", json.dumps(told, indent=1), "application/json")


def card_routes(content: Published) -> list[Route]:
    """The card of signs to take along, as a picture and as text."""

    @cache
    def card() -> SignsCard:
        return signs_card(content.book, content.wording, content.pages.signs)

    @cache
    def drawn() -> bytes:
        return as_picture(card(), content.wording.language)

    async def picture(_request: Request) -> Response:
        return Response(await asyncio.to_thread(drawn), media_type="image/png")

    async def text(_request: Request) -> Response:
        return Response(card_as_text(card()), media_type="text/plain")

    return [Route("/signs.png", picture), Route("/signs.txt", text)]


def exception_handlers(
    pages_at: PagesAt,
) -> dict[int, Callable[[Request, Exception], Awaitable[Response]]]:
    """Our own pages for what is not there, and for what goes wrong; in the language asked for."""

    async def not_found(request: Request, _error: Exception) -> Response:
        return not_found_page(pages_at(request.url.path))

    async def not_allowed(request: Request, error: Exception) -> Response:
        """Nothing is to be seen at this address: it takes forms only, or none."""
        answer = page(pages_at(request.url.path).not_found, NOT_ALLOWED)
        if isinstance(error, HTTPException):
            answer.headers.update(error.headers or {})  # which says what is allowed
        return answer

    async def broken(request: Request, _error: Exception) -> Response:
        return page(pages_at(request.url.path).sorry, BROKEN)

    return {NOT_FOUND: not_found, NOT_ALLOWED: not_allowed, BROKEN: broken}


def not_found_page(pages: PlainPages) -> Response:
    """Say that there is nothing at this address, and how to go on."""
    return page(pages.not_found, NOT_FOUND)


def page(html: str, status: int = 200) -> Response:
    """Answer with a page."""
    return Response(html, status, media_type="text/html")


def fixed(
    path: str, text: str, media_type: str = "text/html", headers: dict[str, str] | None = None
) -> Route:
    """Answer an address with the same text every time, compressed for whoever can read that.

    The response is made anew each time: what passes it on may change its headers.
    """
    short = brotli.compress(text.encode("utf-8"), quality=_QUALITY)
    always = {"vary": "accept-encoding", **(headers or {})}

    async def endpoint(request: Request) -> Response:
        if not reads(request.headers.get("accept-encoding", ""), BROTLI):
            return Response(text, media_type=media_type, headers=always)
        return Response(
            short, media_type=media_type, headers={"content-encoding": BROTLI, **always}
        )

    return Route(path, endpoint)
