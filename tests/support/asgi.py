"""The web app without sockets, and without Streamlit behind it: one request in, one reply out."""

import asyncio
import gzip
import sys
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from logging import getLogRecordFactory, setLogRecordFactory
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.types import Message as AsgiMessage
from starlette.types import Scope

from screens.content import Published, content
from screens.server import WebServer

T = TypeVar("T")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    """What came back: `sent` is how many bytes crossed the line."""

    status: int
    headers: Message
    body: str
    sent: int


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """Run it to its end in a thread of its own, and give what it gives.

    A browser test before this one leaves an event loop running here, beside which no other may run.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Asgi:
    """Asks the routes of the web app, with all that stands before them."""

    def __init__(self, published: Published | None = None) -> None:
        server = WebServer({"": published or content()})
        self.app = Starlette(
            routes=server.routes,
            middleware=server.middleware,
            exception_handlers=server.exception_handlers,
        )

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Reply:
        """Send one request; an error that the app does not catch is raised here."""
        return self.ask_in_parts(path, method, [body], **headers)

    def send(self, path: str, fields: dict[str, object], **headers: str) -> Reply:
        """Send a form as a browser does."""
        body = urlencode(fields, doseq=True).encode()
        return self.ask(path, "POST", body, **({"content_type": FORM} | headers))

    def ask_in_parts(self, path: str, method: str, parts: list[bytes], **headers: str) -> Reply:
        """Send one request whose body comes in several parts."""
        sent = {"host": "127.0.0.1"} | {k.replace("_", "-"): v for k, v in headers.items()}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
        address, _, query = path.partition("?")
        scope: Scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": address,
            "raw_path": address.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": raw,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        return run_apart(self._exchange(scope, parts))

    async def _exchange(self, scope: Scope, parts: list[bytes]) -> Reply:
        waiting = list(parts)
        replies: list[AsgiMessage] = []

        async def receive() -> AsgiMessage:
            if not waiting:
                return {"type": "http.disconnect"}
            part = waiting.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(waiting)}

        async def send(message: AsgiMessage) -> None:
            replies.append(message)

        await self.app(scope, receive, send)
        return _read(replies)


def _read(replies: list[AsgiMessage]) -> Reply:
    headers = Message()
    for name, value in replies[0]["headers"]:
        headers[name.decode("latin-1")] = value.decode("latin-1")
    body = b"".join(reply.get("body", b"") for reply in replies[1:])
    plain = gzip.decompress(body) if headers["content-encoding"] == "gzip" else body
    return Reply(replies[0]["status"], headers, plain.decode("utf-8"), len(body))


@contextmanager
def asgi(published: Published | None = None) -> Iterator[Asgi]:
    """The app for as long as the block lasts; afterwards the log is as it was."""
    with log_as_it_was():
        yield Asgi(published)


@contextmanager
def log_as_it_was() -> Iterator[None]:
    """Undo afterwards what the app does to the log, and to the hooks for what nobody catches."""
    records = getLogRecordFactory()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    try:
        yield
    finally:
        setLogRecordFactory(records)
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
