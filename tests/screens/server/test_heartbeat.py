"""The sign of life comes while the event loop runs, and stays away while it hangs."""

import asyncio
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from screens.server.heartbeat import heartbeat
from screens.server.startup import lifespan
from tests.support.asgi import run_apart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such socket there")


@pytest.fixture
def listener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as found:
        found.bind(str(tmp_path / "notify"))
        found.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "60000")
        yield found


def heard(listener: socket.socket) -> list[str]:
    words: list[str] = []
    with suppress(BlockingIOError):
        while True:
            words.append(listener.recv(100).decode())
    return words


def test_it_is_ready_then_lives_then_stops(listener: socket.socket) -> None:
    async def lives() -> list[str]:
        async with lifespan()(None):
            await asyncio.sleep(0.1)
            return heard(listener)

    words = run_apart(lives())
    assert words[0] == "READY=1"
    assert len(words) > 2
    assert set(words[1:]) == {"WATCHDOG=1"}
    assert heard(listener)[-1] == "STOPPING=1"


def test_a_loop_that_hangs_gives_no_sign(listener: socket.socket) -> None:
    async def hangs() -> list[str]:
        async with heartbeat():
            await asyncio.sleep(0)
            heard(listener)
            time.sleep(0.2)  # noqa: ASYNC251  (that is what is tried here)
            return heard(listener)

    assert run_apart(hangs()) == []


@pytest.mark.parametrize("address", ["", "/nowhere/at/all", "@nobody-listens"])
def test_where_nobody_listens_it_is_no_harm(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    async def lives() -> None:
        async with heartbeat():
            await asyncio.sleep(0)

    monkeypatch.setenv("NOTIFY_SOCKET", address)
    monkeypatch.setenv("WATCHDOG_USEC", "1000")
    run_apart(lives())
