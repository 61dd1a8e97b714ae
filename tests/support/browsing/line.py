"""The line between a page and the server, on which what the server says can be held back."""

from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Line:
    """While it is held, the page hears nothing; after that, all of it in its order."""

    def __init__(self, page: Page) -> None:
        self.is_held = False
        self._held: list[bytes | str] = []
        page.route_web_socket("**/*", self._open)

    def _open(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def sent(message: bytes | str) -> None:
            assert isinstance(message, bytes)
            look = BackMsg.FromString(message).rerun_script.is_auto_rerun
            self.happens("look" if look else "done")
            server.send(message)

        def said(message: bytes | str) -> None:
            assert isinstance(message, bytes)
            self._held.append(message)
            if ForwardMsg.FromString(message).WhichOneof("type") == "script_finished":
                self.happens("answered")
            while self._held and not self.is_held:
                line.send(self._held.pop(0))

        line.on_message(sent)
        server.on_message(said)

    def happens(self, event: str) -> None:
        """Something was done on the page, or it took a look at the files, or it was answered."""


class SlowLine(Line):
    """A line that is held until a look at the files is answered.

    From `holds_back` on, the server answers the next thing that is done; then `meanwhile` happens,
    and then it answers a look at the files that the page asks for.
    """

    def holds_back(self, meanwhile: Callable[[], object]) -> None:
        """Hold it, until all of this has happened."""
        self.is_held, self._meanwhile = True, meanwhile
        self._next = ["done", "answered", "look", "answered"]

    def happens(self, event: str) -> None:
        """Take it for the next thing that has to happen, if it is that."""
        if self.is_held and event == self._next[0]:
            self._next.pop(0)
            if self._next == ["look", "answered"]:
                self._meanwhile()
            self.is_held = bool(self._next)
