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
FILE_STEP: Final = 32 * 1024  # bytes: a file to take along, compressed or not
SAVED_STEP: Final = 16 * 1024  # bytes: a saved file, not compressed; a longer one cannot be opened

_WITH_A_COMMENT: Final = 0x10  # the flag of a gzip header that a comment follows (RFC 1952)
_FLAGS: Final = 3  # where it stands
_HEADER: Final = 10  # bytes
_TABLE_AT: Final = b"startxref"


def padded(reply: Mapping[str, object], *, result: bool, growth: int = 1) -> dict[str, object]:
    """A reply over the websocket, with as much beside it as fills it up.

    `growth` is how many times as long as the English a language may be, here and below.
    """
    step = (RESULT_STEP if result else STEP) * growth
    return {**reply, "pad": " " * (-len(json.dumps(reply)) % step)}


def compressed(made: bytes, step: int = PLAIN_STEP) -> bytes:
    """A page or file as gzip whose header holds a comment, which every browser passes over."""
    packed = gzip.compress(made, 6, mtime=0)
    fill = -(len(packed) + 1) % step
    head = bytearray(packed[:_HEADER])
    head[_FLAGS] |= _WITH_A_COMMENT
    return bytes(head) + b" " * fill + b"\0" + packed[_HEADER:]


def filled(text: bytes, step: int = RAW_STEP) -> bytes:
    """A page, a text or JSON that is not compressed: blank lines at its end change nothing."""
    return text + b"\n" * (-len(text) % step)


def filled_pdf(made: bytes, step: int = RAW_STEP) -> bytes:
    """A PDF that is not compressed, with blank lines before the address of its table.

    Not at its end: readers look for that address in the last 1,024 bytes.
    """
    before, mark, end = made.rpartition(_TABLE_AT)
    return before + b"\n" * (-len(made) % step) + mark + end
