"""What stands before every request: security headers, and doors that stay shut.

Written as plain ASGI, because Starlette's BaseHTTPMiddleware does not see websockets.
"""

from collections.abc import Callable, Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screens.server.streamlit_private import HEARD, HOST_CONFIG, OPEN_ENDPOINTS, kind_of

# Streamlit's styles are written into the page as it runs, hence 'unsafe-inline' for styles only.
CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS: Final = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000",  # browsers heed it over https only
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex",
}
POLICY_VIOLATION: Final = 1008  # the websocket closing code

NotFound = Callable[[], Response]


class Guard:
    """ASGI middleware: shuts what the app does not need, and adds headers to what it answers."""

    def __init__(
        self, app: ASGIApp, base: str, not_found: NotFound, pages: Collection[str] = ()
    ) -> None:
        self._app = app
        self._base = base
        self._not_found = not_found
        self._pages = pages  # further pages below the base, by name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send, scope["path"]))
        else:
            await self._app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse other sites early: Streamlit would first ask an outside service who we are.

        Of our own pages only what they need to say is heard.
        """
        if _is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self._app(scope, _hearing(receive), send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        below = scope["path"].removeprefix(f"{self._base}/")
        if below == "_stcore/host-config":
            await JSONResponse(HOST_CONFIG)(scope, receive, send)
        elif below != scope["path"] and below not in self._pages and not _is_open(below):
            await self._not_found()(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_open(below: str) -> bool:
    """Whether Streamlit needs the address `below` its base to draw our pages."""
    if below == "" or below.startswith("static/"):
        return True
    return below.startswith(tuple(f"_stcore/{endpoint}" for endpoint in OPEN_ENDPOINTS))


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of another site."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _hearing(receive: Receive) -> Receive:
    """Wrap `receive` so that messages of a kind that no page of ours sends are passed over.

    What is no message at all goes through: Streamlit ends such a connection.
    """

    async def heard() -> Message:
        while True:
            message = await receive()
            sent = message.get("bytes")
            kind = kind_of(sent) if sent else None
            if kind is None or kind in HEARD:
                return message

    return heard


def _with_headers(send: Send, path: str) -> Send:
    """Wrap `send` so that every answer carries our headers, and only static files are kept."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            if not _may_be_kept(path, message["status"]):
                headers["cache-control"] = "no-store"
        await send(message)

    return send_with_headers


def _may_be_kept(path: str, status: int) -> bool:
    return ("/static/" in path or path.startswith("/assets/")) and status in {200, 206, 304}
