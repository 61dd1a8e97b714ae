"""One person at a web app: opens the check, answers, and waits for the next page.

They speak to the server as a browser does: over the websocket that Streamlit uses, or by sending
forms. Having come to the result, they begin again as somebody else.
"""

from __future__ import annotations

import asyncio
import html
import json
import re
from itertools import cycle, islice
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN, Server
from tests.support.socket_person import PATIENCE, OverWebsocket
from tests.support.web_journeys import event, everybody

FAULTS = (OSError, RuntimeError, TimeoutError, EOFError, websockets.WebSocketException)
_STATE = re.compile(r"""name="state" value=(['"])(.*?)\1""")


def state_in(page: str) -> dict[str, Any]:
    """The state that the forms of one of our plain pages carry."""
    found = _STATE.search(page)
    if found is None:
        message = "a page without the state"
        raise RuntimeError(message)
    return dict(json.loads(html.unescape(found[2])))


class AtBareStreamlit(OverWebsocket):
    """One person at the bare Streamlit app: a heading and a button."""

    def _message(self) -> BackMsg:
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id, widget.trigger_value = self._shown["button"].id, True
        return message

    def _page(self) -> str:
        return str(self._shown["heading"].body)


class OverForms:
    """One person at plain forms: ours, or the plain page. Each form has a connection of its own."""

    _host = "127.0.0.1"

    def __init__(self, server: Server, number: int) -> None:
        self._server = server
        self._people = islice(cycle(everybody()), number, None)
        self._answers = next(self._people)
        self._number = 0
        self._page = ""

    async def open(self) -> None:
        self._page = await self._ask(None)

    async def close(self) -> None:
        """Nothing is open between two forms."""

    async def step(self) -> bool:
        """Send the form; whether another page came."""
        before, self._page = self._page, await self._ask(self._form())
        return "<h1" in self._page and self._page != before

    def _form(self) -> str:
        self._number += 1
        if self._server.kind is not OURS_PLAIN:
            return urlencode({"answer": "yes", "number": self._number})
        state = state_in(self._page)
        sent = event(state, self._answers)
        if state["page"] == "result":
            self._answers = next(self._people)
        fields = {"state": json.dumps(state), "action": sent["action"], **sent["values"]}
        return urlencode(fields, doseq=True)

    async def _ask(self, form: str | None) -> str:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await self._connection()
            writer.write(self._request(form))
            head, _, body = (await reader.read()).partition(b"\r\n\r\n")
            writer.close()
        if b" 200 " not in head.splitlines()[0]:
            raise RuntimeError(head.splitlines()[0].decode())
        return body.decode("utf-8", "replace")

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(self._host, self._server.port)

    def _request(self, form: str | None) -> bytes:
        lines = [
            f"{'POST' if form else 'GET'} {self._server.kind.first} HTTP/1.1",
            f"Host: {self._host}:{self._server.port}",
            "Connection: close",
        ]
        if form:
            lines += [f"Content-Length: {len(form)}"]
            lines += ["Content-Type: application/x-www-form-urlencoded"]
        return "\r\n".join([*lines, "", form or ""]).encode("ascii")


Visitor = OverWebsocket | OverForms


def person_at(server: Server, number: int) -> Visitor:
    """The person of this number at a server."""
    if server.kind is OURS:
        return OverWebsocket(server.port, number)
    if server.kind is BARE_STREAMLIT:
        return AtBareStreamlit(server.port, number, server.kind.stream)
    return OverForms(server, number)
