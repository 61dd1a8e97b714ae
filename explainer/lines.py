"""Texts in lines of the same width, for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

WIDTH = 100


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> Iterator[str]:
    """A text in lines, the first after `indent` spaces and the others after `hang`.

    Its own line breaks stay, and no name is cut in two.
    """
    after = indent if hang is None else hang
    for number, line in enumerate(text.split("\n")):
        yield from wrap(
            line,
            WIDTH,
            initial_indent=" " * (after if number else indent),
            subsequent_indent=" " * after,
            break_long_words=False,
            break_on_hyphens=False,
        )
