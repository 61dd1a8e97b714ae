"""What of a websocket's messages is heard: those that our pages send, no larger and no faster.

A message of another kind that Streamlit knows is passed over. What is no message, or too large for
one of ours, ends the connection without a word in the log, which else could be filled from outside.
"""

import asyncio
from typing import Final

from starlette.types import Message, Receive, Send

from screens.server.streamlit_private import HEARD, kind_of

LARGEST: Final = 64 * 1024  # bytes; ours have 2 KB, and 20 more with a saved file
A_SECOND: Final = 8  # messages; a person sends two, and a preview asks four times
AT_ONCE: Final = 100  # messages that may come faster, before the others wait

# Why a connection ends: the closing codes of RFC 6455.
NOT_OURS: Final = 1003
TOO_LARGE: Final = 1009


class Hearing:
    """One connection: wraps the two ways of its messages."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._ended = False
        self._pace = Pace()

    async def receive(self) -> Message:
        """The next message that is heard; the end of the connection after one that may not be."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            await self._pace.wait()
            sent = message.get("bytes") or b""
            if len(sent) > LARGEST:
                return await self._end(TOO_LARGE)
            kind = kind_of(sent)
            if kind is None:
                return await self._end(NOT_OURS)
            if kind in HEARD:
                return message

    async def send(self, message: Message) -> None:
        """Pass on what Streamlit sends, until the connection has ended."""
        if not self._ended:
            await self._send(message)

    async def _end(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code})
        self._ended = True
        return {"type": "websocket.disconnect", "code": code}


class Pace:
    """Lets so many messages pass at once, and the others wait: the sender waits with them."""

    def __init__(self) -> None:
        self._left = float(AT_ONCE)
        self._last = 0.0

    async def wait(self) -> None:
        """Wait until the next message may pass."""
        now = asyncio.get_running_loop().time()
        self._left = min(AT_ONCE, self._left + (now - self._last) * A_SECOND)
        self._last = now
        self._left -= 1
        if self._left < 0:
            await asyncio.sleep(-self._left / A_SECOND)
