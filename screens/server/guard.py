"""What stands before every request: security headers, and doors that stay shut.

Written as plain ASGI, because Starlette's BaseHTTPMiddleware does not see websockets.
"""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screens.server.hearing import Hearing
from screens.server.origin import has_host
from screens.server.sending import only_known
from screens.server.streamlit_private import HOST_CONFIG, STREAM, is_host_allowed

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
ACCEPT_ENCODING: Final = "accept-encoding"
SUBPROTOCOL: Final = "sec-websocket-protocol"
POLICY_VIOLATION: Final = 1008  # the websocket closing code

# What is no address of any page. Streamlit would answer it with two bare words and no way to help.
_NO_ADDRESS: Final = re.compile(r"[\\\0]|/\.\.(?:/|$)|^/+[A-Za-z]:")

NotFound = Callable[[str], Response]  # of the address that was asked for


class Guard:
    """ASGI middleware: shuts what the app does not need, and adds headers to what it answers."""

    def __init__(
        self,
        app: ASGIApp,
        base: str,
        not_found: NotFound,
        allowed: Collection[str],
        roots: Iterable[str] = (),
    ) -> None:
        """`roots` come before the base in other languages: Streamlit answers below them as well."""
        self._app = app
        self._base = f"{base}/"
        self._also = tuple(f"{root}{base}/" for root in roots)
        self._not_found = not_found
        self._allowed = allowed  # of what is below the base: see allowed.py

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "websocket":
            await self._websocket(self._below_the_base(scope), receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _below_the_base(self, scope: Scope) -> Scope:
        """The same request where Streamlit lives, if it came below another language's address."""
        path = scope["path"]
        for also in self._also:
            if path.startswith(also) and path != also:
                return _at(scope, f"{self._base}{path.removeprefix(also)}")
        return scope

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse other sites early: Streamlit would first ask an outside service who we are.

        Of our own pages only what they need to say is heard.
        """
        headers = Headers(scope=scope)
        elsewhere = scope["path"] != f"{self._base}{STREAM}"
        if elsewhere or _is_foreign(headers) or not is_host_allowed(headers.get("host")):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        hearing = Hearing(receive, send)
        await self._app(_with_one_subprotocol(scope), hearing.receive, hearing.send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["path"]
        scope = self._below_the_base(_without_slash(_as_it_reads(scope), self._base))
        answer = self._answer(scope["path"], asked) or self._app
        await answer(scope, receive, _with_headers(send, scope["path"]))

    def _answer(self, path: str, asked: str) -> Response | None:
        """Our own answer to a request; None when it goes on to the app.

        What is not there is said in the language of the address that was asked for.
        """
        if _NO_ADDRESS.search(path):
            return self._not_found(asked)
        below = path.removeprefix(self._base)
        if path == f"{self._base}_stcore/host-config":
            return JSONResponse(HOST_CONFIG)
        return None if below == path or below in self._allowed else self._not_found(asked)


def _without_slash(scope: Scope, base: str) -> Scope:
    """The same request without a slash too many at either end of its address.

    Else Starlette would send it on, a form as well, to a new address over http that names whatever
    host the request named.
    """
    path = scope["path"]
    if path in ("/", base) or not (path.endswith("/") or path.startswith("//")):
        return scope
    return _at(scope, f"/{path.strip('/')}")


def _as_it_reads(scope: Scope) -> Scope:
    """The same request, naming of all codings those alone that it reads and that we send.

    Else Starlette would compress for whoever says `gzip;q=0`.
    """
    accepted = Headers(scope=scope).get(ACCEPT_ENCODING)
    if accepted is None:
        return scope
    name = ACCEPT_ENCODING.encode()
    rest = [header for header in scope["headers"] if header[0] != name]
    return {**scope, "headers": [*rest, (name, only_known(accepted).encode("ascii"))]}


def _at(scope: Scope, path: str) -> Scope:
    return {**scope, "path": path, "raw_path": quote(path).encode("ascii")}


def _with_one_subprotocol(scope: Scope) -> Scope:
    """The same request, offering only the first subprotocol, "streamlit".

    Streamlit reads the name of a session from the third, and gives that session to whoever names
    it. Our tab brings its answers along, so a new one does as well.
    """
    first = (Headers(scope=scope).get(SUBPROTOCOL) or "").partition(",")[0].strip()
    rest = [(name, value) for name, value in scope["headers"] if name != SUBPROTOCOL.encode()]
    kept = [(SUBPROTOCOL.encode(), first.encode("latin-1"))] if first else []
    return {**scope, "headers": [*rest, *kept], "subprotocols": [first] if first else []}


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of another site.

    What it says and nobody can read is another site too.
    """
    origin = headers.get("origin")
    return origin is not None and not has_host(origin, headers.get("host", ""))


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
