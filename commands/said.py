"""What a verb says, and what the verbs share: the folder they work on, and how they refuse."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rules.loading.layout import HOME


class Said(NamedTuple):
    """The exit code of a verb, and what it prints where."""

    code: int
    out: str = ""
    err: str = ""


class Refused(Exception):
    """The verb cannot do what it was asked to do; the message says why. The exit code is 2."""


def counted(number: int, what: str) -> str:
    """A number with its noun: 1 rule, 2 rules."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def add_folder(parser: ArgumentParser, positional: bool = False) -> None:
    """Add `--folder`; with `positional`, the folder may be given without that word as well."""
    parser.add_argument("--folder", type=Path, default=HOME, help="the project folder")
    if positional:
        parser.add_argument("folder", nargs="?", type=_given, default=SUPPRESS)


def _given(folder: str) -> Path | str:
    """A folder that is given; where none is, argparse asks for its own mark of that as well."""
    return SUPPRESS if folder == SUPPRESS else Path(folder)


def existing(folder: Path) -> Path:
    """The folder, if there is one; raises Refused if not."""
    if not folder.is_dir():
        raise Refused(f"{folder}: there is no such folder")
    return folder


@contextmanager
def writing(file: Path, what: str = "cannot be written") -> Iterator[None]:
    """Refuse where a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{error.filename or file}: {what} ({error.strerror})") from None


@contextmanager
def needing(what: str, *modules: str) -> Iterator[None]:
    """Refuse where a tool of the development requirements is not installed."""
    try:
        yield
    except ImportError as error:
        if error.name not in modules:
            raise
        reason = f"{what} is missing: install what requirements-dev.txt lists"
        raise Refused(reason) from None
