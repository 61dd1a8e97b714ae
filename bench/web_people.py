"""Many people at once: each opens the check, thinks, answers, and waits for the next question.

They speak to the server as a browser does: over the websocket that Streamlit uses, or by sending
forms. A step is timed from the sending of the answer to the last message of the next question.
"""

import asyncio
import http.client
import json
import random
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN, Server
from tests.browser.person import answers_of

ANSWERS = answers_of("v-2-two-late-losses-waters-at-16-weeks")
PATIENCE = 60  # seconds
PAGES_WITH_ACTION = {"alert": "go_on", "check": "again"}


@dataclass
class Crowd:
    """What happened to a crowd."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def event(state: dict[str, Any]) -> dict[str, Any]:
    """What our page sends for the page it is at."""
    page = state["page"]
    sent = {"id": f"{random.random()}", "state": state}
    if page in PAGES_WITH_ACTION:
        return sent | {"action": PAGES_WITH_ACTION[page], "values": {}}
    answer = ANSWERS[page]
    values = [str(value) for value in (answer if isinstance(answer, list) else [answer])]
    return sent | {"action": "answer", "values": {"answer": values, "page": [page]}}


class OverWebsocket:
    """One person at a Streamlit app: ours, or the bare one."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._shown: dict[str, Any] = {}

    async def open(self) -> None:
        address = f"ws://127.0.0.1:{self._server.port}{self._server.kind.stream}"
        self._line = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            open_timeout=PATIENCE,
        )
        await self._run(BackMsg())

    async def close(self) -> None:
        await self._line.close()

    async def step(self) -> bool:
        """Answer the question; whether another page came."""
        before = self._page()
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        if self._server.kind is OURS:
            part = self._shown["bidi_component"]
            sent = [{"event": "event", "value": event(json.loads(part.json)["state"])}]
            widget.id = f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events"
            widget.json_trigger_value = json.dumps(sent)
        else:
            widget.id, widget.trigger_value = self._shown["button"].id, True
        await self._run(message)
        return self._page() != before

    def _page(self) -> str:
        if self._server.kind is OURS:
            return str(json.loads(self._shown["bidi_component"].json)["html"])
        return str(self._shown["heading"].body)

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self._line.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(self._line.recv(), PATIENCE)
            forward = ForwardMsg()
            forward.ParseFromString(data if isinstance(data, bytes) else data.encode())
            kind = forward.WhichOneof("type")
            if kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
                element = forward.delta.new_element
                name = str(element.WhichOneof("type"))
                self._shown[name] = getattr(element, name)
            elif kind == "script_finished" and forward.script_finished == 0:
                return


class OverForms:
    """One person at plain forms: ours, or the plain page."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._state: dict[str, Any] = {"page": "pregnant", "answers": {}}
        self._number = 0

    async def open(self) -> None:
        await asyncio.to_thread(self._ask, None)

    async def close(self) -> None:
        """Nothing is open between two forms."""

    async def step(self) -> bool:
        page = await asyncio.to_thread(self._ask, self._form())
        return "<h1" in page

    def _form(self) -> str:
        self._number += 1
        if self._server.kind is not OURS_PLAIN:
            return urlencode({"answer": "yes", "number": self._number})
        # Each step answers the first question, with a state of the usual size.
        answers = {name: ANSWERS[name] for name in list(ANSWERS)[1 : 1 + self._number % 20]}
        state = json.dumps({"answers": answers, "page": "pregnant"})
        return urlencode({"state": state, "action": "answer", "page": "pregnant", "answer": "yes"})

    def _ask(self, form: str | None) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=PATIENCE)
        try:
            headers = {"content-type": "application/x-www-form-urlencoded"} if form else {}
            method = "POST" if form else "GET"
            connection.request(method, self._server.kind.first, form, headers)
            response = connection.getresponse()
            body = response.read().decode("utf-8", "replace")
            if response.status != 200:
                raise RuntimeError(str(response.status))
            return body
        finally:
            connection.close()


def person_at(server: Server) -> OverWebsocket | OverForms:
    return OverWebsocket(server) if server.kind in {OURS, BARE_STREAMLIT} else OverForms(server)


async def crowd(server: Server, people: int, seconds: float, think: float) -> Crowd:
    """So many people, each thinking about `think` seconds between two steps."""
    seen = Crowd()
    end = time.perf_counter() + seconds + think  # everybody has come by then

    async def one(number: int) -> None:
        person = person_at(server)
        try:
            await asyncio.sleep(think * number / people)
            await person.open()
            while time.perf_counter() < end:
                await asyncio.sleep(random.uniform(0.5, 1.5) * think)
                begun = time.perf_counter()
                moved = await person.step()
                seen.seconds.append(time.perf_counter() - begun)
                if not moved:
                    seen.faults.append("the same page again")
            await person.close()
        except (OSError, RuntimeError, TimeoutError, websockets.WebSocketException) as error:
            seen.faults.append(type(error).__name__)

    await asyncio.gather(*map(one, range(people)))
    return seen


async def with_open_sessions(server: Server, sessions: int) -> float:
    """The server's megabytes while so many people have the check open."""
    people = [OverWebsocket(server) for _ in range(sessions)]
    for person in people:
        await person.open()
    megabytes = server.megabytes
    for person in people:
        await person.close()
    return megabytes
