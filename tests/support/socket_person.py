"""One person at the check, over the websocket that Streamlit uses, beside many others.

They open the check, answer, and wait for the next page. Having come to the result, they begin again
as somebody else.
"""

from __future__ import annotations

import asyncio
import json
from itertools import cycle, islice
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.support.web_journeys import event, everybody

STREAM = "/check/_stcore/stream"
PATIENCE = 60  # seconds


class OverWebsocket:
    """One person at our app. Another app made with Streamlit says otherwise what it shows."""

    def __init__(self, port: int, number: int, stream: str = STREAM) -> None:
        self._address = f"ws://127.0.0.1:{port}{stream}"
        self._people = islice(cycle(everybody()), number, None)
        self._answers = next(self._people)
        self._shown: dict[str, Any] = {}

    async def open(self) -> None:
        self._line = await websockets.connect(
            self._address,
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
        """What is sent for the next step."""
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        part = self._shown["bidi_component"]
        state = self._sent_page()["state"]
        sent = [{"event": "event", "value": event(state, self._answers)}]
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events"
        widget.json_trigger_value = json.dumps(sent)
        if state["page"] == "result":
            self._answers = next(self._people)
        return message

    def _page(self) -> str:
        """What the page shows, which another one does not."""
        return str(self._sent_page()["html"])

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
