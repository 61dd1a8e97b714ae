"""Tells whoever started the process that it lives, as systemd's `Type=notify` asks for.

A process that hangs without dying answers nobody and would never be started anew. The event loop
itself sends the sign of life: when that stands still, the sign stays away, and systemd ends the
process after `WatchdogSec`. Where nobody asked (no NOTIFY_SOCKET), nothing is sent.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

SOCKET: Final = "NOTIFY_SOCKET"
WITHIN: Final = "WATCHDOG_USEC"  # microseconds
READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"
IN_TIME: Final = 3  # signs within that time, so that one may be late


@asynccontextmanager
async def heartbeat() -> AsyncIterator[None]:
    """Say that the app is ready, then that it lives, then that it stops."""
    tell = _teller(os.environ.get(SOCKET, ""))
    tell(READY)
    beating = asyncio.create_task(_beat(tell, int(os.environ.get(WITHIN, "0")) / 1_000_000))
    try:
        yield
    finally:
        tell(STOPPING)
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating


async def _beat(tell: Callable[[str], None], within: float) -> None:
    while within > 0:
        tell(ALIVE)
        await asyncio.sleep(within / IN_TIME)


def _teller(address: str) -> Callable[[str], None]:
    """What sends a word to the socket at this address; nowhere, when there is none."""

    def tell(word: str) -> None:
        if not address:
            return
        place = f"\0{address[1:]}" if address.startswith("@") else address
        with (
            suppress(OSError),  # whoever listened is gone: that is no reason to stop
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line,
        ):
            line.sendto(word.encode("ascii"), place)

    return tell
