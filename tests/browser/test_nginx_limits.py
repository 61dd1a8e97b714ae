"""The proxy when it is pressed: whole wards behind one address, a process that hangs, liars."""

import http.client
import os
import signal
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest

from screens.server.guard import CONTENT_SECURITY_POLICY, SECURITY_HEADERS
from screens.server.plain import MOST_BYTES
from tests.support.nginx import MISSING, NAME, Nginx, ask, connection_to, find_nginx, nginx
from tests.support.running_app import UPGRADE, RunningApp
from tools import away_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_nginx() is None, reason=MISSING),
]

TABS = 300
OPEN = 101  # the status of a websocket that begins
EMERGENCY = "Call 999"
NOBODY_WAITS_LONGER = 8  # seconds
WITHOUT_LIMIT = ("/", "/topics", "/health", "/assets/page.css", "/signs")


@pytest.fixture(scope="module")
def processes(app: RunningApp, second: RunningApp) -> tuple[RunningApp, RunningApp]:
    return second, app


@pytest.fixture(scope="module")
def proxy(
    processes: tuple[RunningApp, RunningApp], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nginx]:
    folder = tmp_path_factory.mktemp("nginx")
    away_page.main(str(folder))
    with nginx(folder, ports(processes)) as running:
        yield running


def ports(processes: tuple[RunningApp, RunningApp]) -> list[int]:
    return [process.port for process in processes]


@contextmanager
def tab(proxy: Nginx) -> Iterator[int]:
    """A tab that stays open as long as the block lasts; gives the status that it was met with.

    Asked for by hand, in one thread: the client of `websockets` reads and writes one TLS connection
    in two threads, and on a quiet machine its question was lost on the way.
    """
    connection = connection_to(proxy)
    origin = f"https://{NAME}:{proxy.port}"
    connection.request("GET", "/check/_stcore/stream", headers={**UPGRADE, "Origin": origin})
    try:
        yield connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.thorough
def test_300_tabs_behind_one_address_turn_nobody_away(proxy: Nginx) -> None:
    with ExitStack() as open_tabs:
        for _ in range(TABS):
            assert open_tabs.enter_context(tab(proxy)) == OPEN
        for path in (*WITHOUT_LIMIT, "/check", "/plain"):
            assert ask(proxy, path)[0] == 200, path


def test_whoever_meets_a_limit_gets_the_emergency_words(
    proxy: Nginx, processes: tuple[RunningApp, RunningApp]
) -> None:
    proxy.leads_to(ports(processes), narrow=True)
    proxy.reload()
    try:
        meets_each_limit(proxy)
    finally:
        proxy.leads_to(ports(processes))
        proxy.reload()


def meets_each_limit(proxy: Nginx) -> None:
    found = [ask(proxy, "/plain") for _ in range(40)]
    assert {status for status, _, _ in found} == {200, 429}
    _, headers, text = next(reply for reply in found if reply[0] == 429)
    assert EMERGENCY in text
    assert headers["retry-after"] == "10"
    is_protected(headers)
    for path in WITHOUT_LIMIT:
        assert {ask(proxy, path)[0] for _ in range(5)} == {200}
    with ExitStack() as open_tabs:
        for _ in range(5):
            assert open_tabs.enter_context(tab(proxy)) == OPEN
        assert open_tabs.enter_context(tab(proxy)) == 429
        assert ask(proxy, "/")[0] == 200


@pytest.mark.thorough
def test_a_process_that_hangs_keeps_nobody_waiting(
    proxy: Nginx, processes: tuple[RunningApp, RunningApp]
) -> None:
    hung, _ = processes
    os.kill(hung.process.pid, signal.SIGSTOP)
    try:
        for path in ("/", "/plain", "/plain", "/health"):
            begun = time.monotonic()
            assert ask(proxy, path)[0] == 200
            assert time.monotonic() - begun < NOBODY_WAITS_LONGER
    finally:
        os.kill(hung.process.pid, signal.SIGCONT)


# A photo instead of the saved file, addresses and headers that nginx cannot read, methods that it
# does not know; with the status that each is met with.
TURNED_AWAY = {
    "a photo": (b"POST /plain HTTP/1.1", b"Content-Length: 3000000", 413),
    "a long address": (b"GET /" + b"a" * 9_000 + b" HTTP/1.1", b"", 414),
    "no request": (b"GET  /\x01 HTTP/1.1", b"", 400),
    "a length that is none": (b"POST /plain HTTP/1.1", b"Content-Length: many", 400),
    "a long header": (b"GET / HTTP/1.1", b"Cookie: " + b"a" * 9_000, 400),
    "a method nobody has": (b"TRACE / HTTP/1.1", b"", 405),
    "a coding nobody has": (b"POST /plain HTTP/1.1", b"Transfer-Encoding: odd", 501),
    "another HTTP": (b"GET / HTTP/3.9", b"", 505),
    "the page itself": (b"GET /away.html HTTP/1.1", b"", 404),
}


@pytest.mark.parametrize("case", TURNED_AWAY)
def test_whoever_nginx_turns_away_gets_the_emergency_words(proxy: Nginx, case: str) -> None:
    line, header, status = TURNED_AWAY[case]
    found, headers, text = told(proxy, line, header)
    assert found == status
    assert EMERGENCY in text
    assert headers["retry-after"] is None  # it would be no better in ten seconds
    is_protected(headers)


def is_protected(headers: http.client.HTTPMessage) -> None:
    """The page of nginx has what every page of ours has; it may fetch even less."""
    policy = "content-security-policy"
    rest = {name: value for name, value in SECURITY_HEADERS.items() if name != policy}
    assert {name: headers[name] for name in rest} == rest
    assert headers[policy].startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert headers["cache-control"] == "no-store"


def told(proxy: Nginx, line: bytes, header: bytes) -> tuple[int, http.client.HTTPMessage, str]:
    """What comes back for a request as no client would write it."""
    connection = connection_to(proxy)
    connection.connect()
    host = f"Host: {NAME}:{proxy.port}".encode()
    with closing(connection), http.client.HTTPResponse(connection.sock) as reply:
        connection.sock.sendall(b"\r\n".join([line, host, *filter(None, [header]), b"", b""]))
        reply.begin()
        return reply.status, reply.headers, reply.read().decode("utf-8", "replace")


def test_what_the_app_answers_itself_stays_as_it_is(proxy: Nginx) -> None:
    body = b"x" * (MOST_BYTES + 1)
    for path, method, sent, status in [
        ("/nowhere", "GET", None, 404),
        ("/plain", "POST", body, 413),
        ("/pdf", "POST", b"state=", 400),
    ]:
        found, headers, _ = ask(proxy, path, method, sent)
        assert found == status
        assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY


def test_what_a_visitor_says_of_where_they_come_from_is_not_believed(proxy: Nginx) -> None:
    lies = {
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "10.0.0.1",
        "Forwarded": "host=evil.example;proto=http",
    }
    for path in ("/topics/", "/check", "/plain/"):
        status, headers, text = ask(proxy, path, "GET", None, **lies)
        assert (status, headers["location"]) == (200, None)
        assert "evil.example" not in text


def test_another_name_gets_no_answer(proxy: Nginx) -> None:
    trusting = ssl._create_unverified_context()  # noqa: S323
    with (
        socket.create_connection(("127.0.0.1", proxy.port)) as raw,
        pytest.raises(ssl.SSLError),
        trusting.wrap_socket(raw, server_hostname="evil.example"),
    ):
        pass
    with socket.create_connection(("127.0.0.1", proxy.plain_port)) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        assert raw.recv(100) == b""
    with pytest.raises(http.client.RemoteDisconnected):
        ask(proxy, "/topics", Host="evil.example")


def test_old_ciphers_are_not_spoken(proxy: Nginx) -> None:
    old = ssl._create_unverified_context()  # noqa: S323
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers("ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA")  # in blocks chained (CBC)
    with (
        socket.create_connection(("127.0.0.1", proxy.port)) as raw,
        pytest.raises(ssl.SSLError),
        old.wrap_socket(raw, server_hostname=NAME),
    ):
        pass
