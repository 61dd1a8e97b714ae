"""The verb `explain-code`: what a code of `check` means."""

from __future__ import annotations

from argparse import ArgumentParser
from textwrap import fill, indent
from typing import TYPE_CHECKING

from commands.said import Said

if TYPE_CHECKING:
    from desk.catalogue import Entry


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("code", nargs="?", default="", help="such as Y008")


def run(code: str) -> Said:
    """Say what a code of check means, with examples; without a code, list them all."""
    from desk.catalogue import catalogue, nearest_code

    entries = catalogue()
    if not code:
        return Said(0, "\n".join(f"{entry.code}  {entry.title}" for entry in entries.values()))
    entry = entries.get(code.upper())
    if entry is None:
        return Said(2, err=f"There is no code '{code}'. {nearest_code(code)}")
    return Said(0, _explained(entry))


def _explained(entry: Entry) -> str:
    parts = (
        f"{entry.code}: {entry.title}",
        f"What: {entry.what}",
        f"Why it matters: {entry.why}",
        f"Bad:\n{indent(entry.bad, '    ')}",
        f"Good:\n{indent(entry.good, '    ')}",
    )
    return "\n\n".join(fill(part, 96) if "\n" not in part else part for part in parts)
