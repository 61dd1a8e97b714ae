"""Fills replies up, so that the length of one on the line does not tell what it says.

TLS hides the words and not their number: without this, the length alone told how urgent the result
was for 788 of 810 people of the vignettes. See decision 32.
"""

import gzip
import json
from collections.abc import Mapping
from typing import Final

STEP: Final = 16 * 1024  # characters; questions, alerts and the check page have fewer
RESULT_STEP: Final = 32 * 1024  # a result may have as many as two of the others
PLAIN_STEP: Final = 8 * 1024  # bytes, compressed
RAW_STEP: Final = 32 * 1024  # bytes, for a browser that cannot read what is compressed

_WITH_A_COMMENT: Final = 0x10  # the flag of a gzip header that a comment follows (RFC 1952)
_FLAGS: Final = 3  # where it stands
_HEADER: Final = 10  # bytes


def padded(reply: Mapping[str, object], *, result: bool, growth: int = 1) -> dict[str, object]:
    """A reply over the websocket, with as much beside it as fills it up.

    `growth` is how many times as long as the English a language may be, here and below.
    """
    step = (RESULT_STEP if result else STEP) * growth
    return {**reply, "pad": " " * (-len(json.dumps(reply)) % step)}


def compressed(page: bytes, growth: int = 1) -> bytes:
    """A page as gzip whose header holds a comment, which every browser passes over."""
    made = gzip.compress(page, 6, mtime=0)
    fill = -(len(made) + 1) % (PLAIN_STEP * growth)
    head = bytearray(made[:_HEADER])
    head[_FLAGS] |= _WITH_A_COMMENT
    return bytes(head) + b" " * fill + b"\0" + made[_HEADER:]


def filled(page: bytes, growth: int = 1) -> bytes:
    """A page that is not compressed: blank lines at its end change nothing."""
    return page + b"\n" * (-len(page) % (RAW_STEP * growth))
