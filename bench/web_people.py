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
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.web_journeys import event, everybody
from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN, Server

PATIENCE = 60  # seconds
FAULTS = (OSError, RuntimeError, TimeoutError, EOFError, websockets.WebSocketException)
_STATE = re.compile(r"""name="state" value=(['"])(.*?)\1""")


def state_in(page: str) -> dict[str, Any]:
    """The state that the forms of one of our plain pages carry."""
    found = _STATE.search(page)
    if found is None:
        message = "a page without the state"
        raise RuntimeError(message)
    return dict(json.loads(html.unescape(found[2])))


class OverWebsocket:
    """One person at a Streamlit app: ours, or the bare one."""

    def __init__(self, server: Server, number: int) -> None:
        self._server = server
        self._people = islice(cycle(everybody()), number, None)
        self._answers = next(self._people)
        self._shown: dict[str, Any] = {}

    async def open(self) -> None:
        address = f"ws://127.0.0.1:{self._server.port}{self._server.kind.stream}"
        self._line = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            compression=None,  # the server offers none
            max_size=None,
            open_timeout=PATIENCE,
        )
        await self._run(BackMsg())

    async def close(self) -> None:
        await self._line.close()

    async def step(self) -> bool:
        """Answer the question; whether another page came."""
        before = self._page()
        await self._run(self._message())
        return self._page() != before

    async def sends_without_reading(self, times: int) -> None:
        """Send the same answer over and over, and read nothing of what comes back."""
        message = self._message().SerializeToString()
        for _ in range(times):
            await self._line.send(message)

    async def hangs_up(self) -> None:
        """Be gone, without a word to the server."""
        self._line.transport.abort()
        await self._line.wait_closed()

    def _message(self) -> BackMsg:
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        if self._server.kind is OURS:
            part = self._shown["bidi_component"]
            state = self._sent_page()["state"]
            sent = [{"event": "event", "value": event(state, self._answers)}]
            widget.id = f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events"
            widget.json_trigger_value = json.dumps(sent)
            if state["page"] == "result":
                self._answers = next(self._people)
        else:
            widget.id, widget.trigger_value = self._shown["button"].id, True
        return message

    def _page(self) -> str:
        if self._server.kind is OURS:
            return str(self._sent_page()["html"])
        return str(self._shown["heading"].body)

    def _sent_page(self) -> dict[str, Any]:
        (page,) = json.loads(self._shown["bidi_component"].json)
        return dict(page)

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self._line.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._takes(await self._line.recv()):
                pass

    def _takes(self, data: str | bytes) -> bool:
        """Take a message of the server; whether it was the last of this run."""
        forward = ForwardMsg()
        forward.ParseFromString(data if isinstance(data, bytes) else data.encode())
        kind = forward.WhichOneof("type")
        if kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
            element = forward.delta.new_element
            name = str(element.WhichOneof("type"))
            self._shown[name] = getattr(element, name)
        return kind == "script_finished" and forward.script_finished == 0


class OverForms:
    """One person at plain forms: ours, or the plain page. Each form has a connection of its own."""

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
            reader, writer = await asyncio.open_connection("127.0.0.1", self._server.port)
            writer.write(self._request(form))
            head, _, body = (await reader.read()).partition(b"\r\n\r\n")
            writer.close()
        if b" 200 " not in head.splitlines()[0]:
            raise RuntimeError(head.splitlines()[0].decode())
        return body.decode("utf-8", "replace")

    def _request(self, form: str | None) -> bytes:
        lines = [
            f"{'POST' if form else 'GET'} {self._server.kind.first} HTTP/1.1",
            f"Host: 127.0.0.1:{self._server.port}",
            "Connection: close",
        ]
        if form:
            lines += [f"Content-Length: {len(form)}"]
            lines += ["Content-Type: application/x-www-form-urlencoded"]
        return "\r\n".join([*lines, "", form or ""]).encode("ascii")


Visitor = OverWebsocket | OverForms


def person_at(server: Server, number: int) -> Visitor:
    """The person of this number at a server."""
    if server.kind in {OURS, BARE_STREAMLIT}:
        return OverWebsocket(server, number)
    return OverForms(server, number)
