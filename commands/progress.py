"""What a verb shows while it is still at work."""

import sys
from collections.abc import Callable

CLEAR = "\r\x1b[K"  # back to the start of the line, and empty it


def progress() -> Callable[[str], None]:
    """A function that shows what is being tried, in one line that is written over.

    Where nobody watches it does nothing.
    """
    if not sys.stderr.isatty():
        return lambda _: None

    def show(text: str) -> None:
        sys.stderr.write(f"{CLEAR}{text[:78]}")
        sys.stderr.flush()

    return show


def say(text: str) -> None:
    """Print some lines at once, in place of what is being tried."""
    progress()("")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
