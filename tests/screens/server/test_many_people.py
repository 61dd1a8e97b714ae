"""Many people at once, and one on a line that takes nothing: the others notice neither."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.support.asgi import run_apart
from tests.support.running_app import RunningApp, start
from tests.support.socket_person import OverWebsocket

resource = pytest.importorskip("resource", reason="this system limits no files")

FEW_FILES = 200
PEOPLE = 100  # each takes four files of the server


@pytest.fixture(scope="module")
def server() -> Iterator[RunningApp]:
    """The app, started as systems do: with few files until it asks for more."""
    with ExitStack() as stack:
        with _few_files():
            app = stack.enter_context(start())
        yield app


@contextmanager
def _few_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW_FILES, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the most may be few as well")
def test_more_people_than_files_at_the_start(server: RunningApp) -> None:
    async def all_at_once() -> list[bool]:
        people = [OverWebsocket(server.port, number) for number in range(PEOPLE)]
        await asyncio.gather(*(person.open() for person in people))
        moved = await asyncio.gather(*(person.step() for person in people))
        for person in people:
            await person.close()
        return moved

    assert run_apart(all_at_once()) == [True] * PEOPLE


def test_who_reads_nothing_holds_up_nobody(server: RunningApp) -> None:
    async def beside_each_other() -> list[bool]:
        stuck, other = OverWebsocket(server.port, 0), OverWebsocket(server.port, 1)
        await stuck.open()
        await other.open()
        await stuck.sends_without_reading(300)
        moved = [await other.step() for _ in range(20)]
        await stuck.hangs_up()
        await other.close()
        return moved

    assert run_apart(beside_each_other()) == [True] * 20
