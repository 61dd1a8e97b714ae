"""Headers, closed doors and compressed files, asked of the running app."""

import http.client
import json
import re
from collections.abc import Iterator

import brotli
import pytest
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from screens.server.allowed import allowed_below
from screens.server.guard import SECURITY_HEADERS, Guard
from screens.server.hearing import A_SECOND, AT_ONCE, LARGEST, Pace
from screens.server.shell import read_bundle
from screens.server.streamlit_private import HEARD, HOST_CONFIG
from tests.support.asgi import Asgi, asgi, run_apart
from tests.support.running_app import RunningApp, handshake

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


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_cannot_open_the_websocket(app: RunningApp, origin: str) -> None:
    assert handshake(app, origin) == 403


@pytest.mark.parametrize("origin", ["http://[", "http://]", "http://[::1", "//["])
def test_an_origin_that_nobody_can_read_is_another_site_without_a_word_in_the_log(
    app: RunningApp, origin: str
) -> None:
    lines = len(app.lines)
    assert handshake(app, origin) == 403
    assert app.lines[lines:] == []


def test_our_own_page_can_open_the_websocket(app: RunningApp) -> None:
    assert handshake(app, app.origin) == 101


sent_back: list[Message] = []


def heard(*messages: Message, host: str = "127.0.0.1") -> list[Message]:
    """What Streamlit gets of these messages over the websocket; what goes back is in sent_back."""
    got: list[Message] = []
    sent_back.clear()
    waiting = iter([*messages, {"type": "websocket.disconnect"}])

    async def receive() -> Message:
        return next(waiting)

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        while not got or got[-1]["type"] != "websocket.disconnect":
            got.append(await receive())

    async def send(message: Message) -> None:
        sent_back.append(message)

    guard = Guard(app, base="/check", not_found=Response, allowed=())
    headers = [(b"host", host.encode())]
    scope = {"type": "websocket", "path": "/check/_stcore/stream", "headers": headers}
    run_apart(guard(scope, receive, send))
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


EMPTY: Message = {"type": "websocket.receive", "bytes": b""}
START: Message = {"type": "websocket.connect"}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (EMPTY, 1003),
        ({"type": "websocket.receive", "text": "hello"}, 1003),
        ({"type": "websocket.receive", "bytes": b"\xff\xff\xff"}, 1003),
        ({"type": "websocket.receive", "bytes": b"\x00" * (LARGEST + 1)}, 1009),
    ],
)
def test_what_is_no_message_of_ours_ends_the_connection(sent: Message, code: int) -> None:
    """Streamlit writes a line to the log for each: 80,000 in 9 seconds, from one connection."""
    answer = message("rerun_script")
    assert heard(START, answer, sent, answer) == [START, answer]
    assert sent_back == [{"type": "websocket.close", "code": code}]


@pytest.mark.parametrize(
    ("offered", "passed_on"),
    [
        (["streamlit, token, 3f1c"], ["streamlit"]),
        (["streamlit,,3f1c"], ["streamlit"]),
        (["streamlit"], ["streamlit"]),
        (["streamlit", "token", "3f1c"], ["streamlit"]),
        ([",,3f1c"], []),
        ([], []),
    ],
)
def test_nobody_can_name_the_session_of_another(offered: list[str], passed_on: list[str]) -> None:
    """Streamlit would take a session's name from the third subprotocol, and hand it over."""
    went: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        went.append(scope)

    async def send(_message: Message) -> None:
        pass

    guard = Guard(app, base="/check", not_found=Response, allowed=())
    headers = [(b"host", b"127.0.0.1")]
    headers += [(b"sec-websocket-protocol", one.encode()) for one in offered]
    scope = {"type": "websocket", "path": "/check/_stcore/stream", "headers": headers}
    run_apart(guard(scope, _nothing, send))
    names = Headers(scope=went[0]).getlist("sec-websocket-protocol")
    assert (names, went[0]["subprotocols"]) == (passed_on, passed_on)


def test_a_name_that_is_not_ours_is_refused_without_a_word_in_the_log() -> None:
    assert heard(START, host="elsewhere.example") == []
    assert sent_back == [{"type": "websocket.close", "code": 1008}]


def test_whoever_sends_too_fast_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def hurry() -> None:
        pace = Pace()
        for _ in range(AT_ONCE + A_SECOND):
            await pace.wait()

    monkeypatch.setattr("asyncio.sleep", sleep)
    run_apart(hurry())
    assert 0 < len(waited) <= A_SECOND
    assert 0.5 < max(waited) <= 1.1


# Addresses: no server is needed for those ---------------------------------------------------------


@pytest.fixture(scope="module")
def closed() -> Iterator[Asgi]:
    with asgi() as found:
        yield found


@pytest.mark.parametrize(
    "path",
    [
        "static/js/index.AAAA.js",
        "static/js",
        "static/",
        "static/%00.js",
        "static/\x00.js",
        f"static/{'a' * 300}.js",
        f"static/{'a' * 8000}.js",
        "static/js/../../index.html",
        "index.html",
        "_stcore/healthz",
        "_stcore/streamX",
        "_stcore/stream",
        "_stcore/bidi-components/self-assessment-page.page",
        "_stcore/bidi-components/self-assessment-page.page/\x00",
        f"_stcore/bidi-components/self-assessment-page.page/{'a' * 300}",
        "_stcore/bidi-components/self-assessment-page.page/../pyproject.toml",
        "_stcore/bidi-components/self-assessment-page.files/files.js",
    ],
)
@pytest.mark.parametrize("encoding", ["", "br"])
def test_what_is_not_on_the_list_is_not_there(closed: Asgi, path: str, encoding: str) -> None:
    reply = closed.ask(f"/check/{path}", accept_encoding=encoding)
    assert reply.status == 404
    assert "Streamlit" not in reply.body


def test_all_that_our_pages_ask_for_is_on_the_list() -> None:
    allowed = allowed_below()
    bundle = read_bundle("")
    assert {address.removeprefix("/") for address in bundle.addresses} <= allowed
    ours = "_stcore/bidi-components/self-assessment-page.page"
    assert {f"{ours}/page.js", f"{ours}/page.css", "_stcore/health", ""} <= allowed


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/topics/", 200),
        ("/plain/", 200),
        ("/plain//", 200),
        ("//evil.example/", 404),
        ("/\\evil.example/", 404),
        ("///evil.example//", 404),
        ("/check/static/", 404),
        ("/nowhere/", 404),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_slash_too_many_leads_nowhere_else(
    closed: Asgi, path: str, status: int, method: str
) -> None:
    """Neither a reader nor a form is sent on: over http, to any host that a request names."""
    reply = closed.ask(path, method, host="evil.example", x_forwarded_proto="http")
    assert reply.status == status or (method, reply.status) == ("POST", 405)
    assert reply.headers["location"] is None


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


# Another language ---------------------------------------------------------------------------------


def asked_at(path: str, kind: str = "http") -> str:
    """Where a request for this address goes on to; empty when it is answered at the door."""
    went: list[str] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        went.append(scope["path"])

    async def send(_message: Message) -> None:
        pass

    guard = Guard(app, "/check", Response, {"_stcore/health"}, roots=["/cy", "/ar"])
    scope = {"type": kind, "path": path, "headers": [(b"host", b"127.0.0.1")]}
    run_apart(guard(scope, _nothing, send))
    return "".join(went)


async def _nothing() -> Message:
    return {"type": "http.request"}


@pytest.mark.parametrize("root", ["", "/cy", "/ar"])
def test_streamlit_answers_below_the_address_of_each_language(root: str) -> None:
    assert asked_at(f"{root}/check/_stcore/health") == "/check/_stcore/health"
    assert asked_at(f"{root}/check/_stcore/stream", "websocket") == "/check/_stcore/stream"


@pytest.mark.parametrize("root", ["", "/cy", "/ar"])
def test_what_is_not_allowed_below_one_is_not_below_another(root: str) -> None:
    assert asked_at(f"{root}/check/_stcore/metrics") == ""
    assert asked_at(f"{root}/check/_stcore/upload", "websocket") == ""


def test_the_page_of_a_language_itself_stays_where_it_is() -> None:
    assert asked_at("/cy/check") == "/cy/check"
    assert asked_at("/cy/check/") == "/cy/check"
    assert asked_at("/cy/topics/stitch") == "/cy/topics/stitch"


@pytest.mark.parametrize("path", ["//cy/check/_stcore/health", "/cy/check/_stcore/health/"])
def test_a_slash_too_many_makes_no_other_address_of_one(path: str) -> None:
    assert asked_at(path) == "/check/_stcore/health"
    assert asked_at(path.replace("health", "metrics")) == ""
    assert asked_at("/cy/check//") == "/cy/check"


def test_a_language_that_is_not_offered_has_no_socket() -> None:
    assert asked_at("/pl/check/_stcore/stream", "websocket") == ""
