"""Shows on a terminal what is being worked on, in one line that is written over."""

import sys
from collections.abc import Callable

CLEAR = "\r\x1b[K"  # back to the start of the line, and empty it


def progress() -> Callable[[str], None]:
    """A function that shows what is being tried; one that does nothing where nobody watches."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(text: str) -> None:
        sys.stderr.write(f"{CLEAR}{text[:78]}")
        sys.stderr.flush()

    return show
