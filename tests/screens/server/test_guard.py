"""Headers, closed doors and compressed files, asked of the running app."""

import http.client
import json
import re

import brotli
import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from screens.server.guard import SECURITY_HEADERS, Guard
from screens.server.streamlit_private import HEARD, HOST_CONFIG
from tests.support.asgi import run_apart
from tests.support.running_app import RunningApp

pytestmark = pytest.mark.browser  # needs no browser, but shares the server with those that do

PAGES = ["/", "/check", "/check/", "/topics", "/topics/can_a_cervix_heal", "/nowhere", "/health"]


@pytest.mark.parametrize("path", [*PAGES, "/check/_stcore/health", "/check/_stcore/metrics"])
def test_every_answer_carries_the_security_headers_and_is_not_kept(
    app: RunningApp, path: str
) -> None:
    headers = app.get(path).headers
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert headers["cache-control"] == "no-store"
    assert headers["set-cookie"] is None


def test_scripts_come_from_us_only() -> None:
    policy = SECURITY_HEADERS["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "default-src 'none';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "metrics",
        "script-health-check",
        "upload_file/a/b",
        "agent/openapi.json",
        "agent/interact",
        "agent/mcp",
        "component/x/y.js",
    ],
)
def test_what_the_app_does_not_need_is_shut(app: RunningApp, path: str) -> None:
    assert app.get(f"/check/_stcore/{path}").status == 404
    assert app.get(f"/check/_stcore/{path}", method="POST").status == 404


@pytest.mark.parametrize("path", ["/check/media/x", "/check/component/x", "/check/oauth2callback"])
def test_other_doors_of_streamlit_are_shut_too(app: RunningApp, path: str) -> None:
    assert app.get(path).status == 404


def test_no_other_site_may_steer_the_app(app: RunningApp) -> None:
    assert json.loads(app.get("/check/_stcore/host-config").body) == HOST_CONFIG


def handshake(app: RunningApp, origin: str | None) -> int:
    """Ask for the websocket as a browser does; give the status of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=10)
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    try:
        connection.request(
            "GET", "/check/_stcore/stream", headers=headers | ({"Origin": origin} if origin else {})
        )
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_cannot_open_the_websocket(app: RunningApp, origin: str) -> None:
    assert handshake(app, origin) == 403


def test_our_own_page_can_open_the_websocket(app: RunningApp) -> None:
    assert handshake(app, app.origin) == 101


def heard(*messages: Message) -> list[Message]:
    """What Streamlit gets of these messages over the websocket."""
    got: list[Message] = []
    waiting = iter([*messages, {"type": "websocket.disconnect"}])

    async def receive() -> Message:
        return next(waiting)

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        while not got or got[-1]["type"] != "websocket.disconnect":
            got.append(await receive())

    async def send(_message: Message) -> None:
        raise AssertionError

    guard = Guard(app, base="/check", not_found=Response)
    run_apart(guard({"type": "websocket", "headers": []}, receive, send))
    return got[:-1]


def message(kind: str) -> Message:
    sent = BackMsg()
    if isinstance(getattr(sent, kind), bool | str):
        setattr(sent, kind, type(getattr(sent, kind))(1))
    else:
        getattr(sent, kind).SetInParent()
    assert sent.WhichOneof("type") == kind
    return {"type": "websocket.receive", "bytes": sent.SerializeToString()}


KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]


@pytest.mark.parametrize("kind", sorted({*KINDS} - HEARD))
def test_what_no_page_of_ours_sends_is_not_heard(kind: str) -> None:
    """Such as a look through the git repository, which takes the server seconds."""
    answer = message("rerun_script")
    assert heard(message(kind), answer, message(kind)) == [answer]


def test_what_is_no_message_goes_through_and_ends_the_connection() -> None:
    text = {"type": "websocket.receive", "text": "hello"}
    junk = {"type": "websocket.receive", "bytes": b"\xff\xff\xff"}
    start = {"type": "websocket.connect"}
    assert heard(start, text, junk) == [start, text, junk]


def test_scripts_are_sent_compressed_and_may_be_kept_for_ever(app: RunningApp) -> None:
    address = re.findall(r'<script type="module" crossorigin src="([^"]+)"', app.get("/check").body)
    plain = app.get(address[0])
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request("GET", address[0], headers={"Accept-Encoding": "gzip, deflate, br"})
    response = connection.getresponse()
    squeezed = response.read()
    connection.close()
    assert response.headers["content-encoding"] == "br"
    assert response.headers["content-type"].startswith("text/javascript")
    assert "immutable" in response.headers["cache-control"]
    assert brotli.decompress(squeezed).decode() == plain.body
    assert len(squeezed) < len(plain.body) / 3


@pytest.mark.parametrize(
    "path", ["/check/static/../index.html", "/check/static/%2e%2e/%2e%2e/__init__.py"]
)
def test_nothing_outside_the_static_folder_is_sent(app: RunningApp, path: str) -> None:
    reply = app.get(path, accept_encoding="br")
    assert reply.status in {400, 404}
