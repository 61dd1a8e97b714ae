"""Somebody at the websocket of the running app, who sends what no browser would."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.support.running_app import RunningApp

ADDRESS = "/check/_stcore/stream"
PATIENCE = 20  # seconds


class SocketVisitor:
    """One connection; `page` is what the server last put on it."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.widget = ""
        self.page: dict[str, Any] = {}

    def runs(self, message: BackMsg) -> None:
        """Send a message that makes the script run, and wait until it has."""
        self.line.send(message.SerializeToString())
        while not self._is_over(self.line.recv(PATIENCE)):
            pass

    def says(self, value: object) -> BackMsg:
        """The message in which our page brings what was done."""
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = self.widget
        widget.json_trigger_value = json.dumps([{"event": "event", "value": value}])
        return message

    def _is_over(self, data: str | bytes) -> bool:
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        element = message.delta.new_element
        if element.WhichOneof("type") == "bidi_component":
            part = element.bidi_component
            self.widget = f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events"
            (self.page,) = json.loads(part.json)
        return bool(message.WhichOneof("type") == "script_finished")


@contextmanager
def visitor(app: RunningApp) -> Iterator[SocketVisitor]:
    """Somebody who has just come, and sees the first question."""
    address = f"ws://127.0.0.1:{app.port}{ADDRESS}"
    with connect(address, subprotocols=[Subprotocol("streamlit")], compression=None) as line:
        found = SocketVisitor(line)
        first = BackMsg()
        first.rerun_script.query_string = ""
        found.runs(first)
        yield found
