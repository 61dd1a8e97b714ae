"""Commands of the command line: who they are about, and what they came to."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PERSON = "docs/examples/person.yaml"


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Write = Callable[[str, str], Path]  # a file of this name, with this text


def edit(folder: Path, file: str | Path, old: str, new: str) -> None:
    """Replace the first of some words in a file; they have to be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
