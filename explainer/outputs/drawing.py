"""The typst files that drawings are made from.

Each is read once: a file that changes under a running app changes nothing.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def template(name: str) -> bytes:
    """The file with this name in this folder."""
    return (_FOLDER / name).read_bytes()
