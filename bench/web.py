"""The web app beside the same questions in bare Streamlit and as plain forms.

python -m bench.web [--quick] [--only PART ...] [--app NAME ...] [--people NUMBER ...] [--save]

Everything stays on this machine. It never fails for being slow: each target says pass or MISS.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.report import save
from bench.web_parts import FULL, KINDS, PARTS, QUICK, Found, Size
from tests.support.find_browser import NONE, find

BUSY = 1.0  # a load above this, before we begin, and the figures say so
TITLES = {
    "browser": "One person in a browser",
    "crowd": "Many people",
    "sessions": "Memory",
    "steps": "One person, step by step",
}
APPS = {kind.name.lower().replace(", /", "-").replace(" ", "-"): kind for kind in KINDS}


def report(part: str, found: Found, load: float) -> str:
    """What a part found, as text: when, on what, and how busy that was before."""
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    about = f"{day}, {os.cpu_count()} processors shared by servers, browser and people. "
    about += f"Load before: {load:.1f}."
    if load > BUSY:
        about += " Measured on a busy machine: do not take a MISS or a pass for the app's own."
    targets = "\n".join(map(str, found.targets))
    return "\n\n".join([f"#### {TITLES[part]}", about, *found.texts, *filter(None, [targets])])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print each part that is wanted."""
    options = _options(arguments)
    if "browser" in options.only and find() is None:
        print(NONE, file=sys.stderr)
        return 2
    size = _size(options)
    for part in options.only:
        load = os.getloadavg()[0]
        with tempfile.TemporaryDirectory() as folder:
            text = report(part, PARTS[part](size, Path(folder)), load)
        print(text, end="\n\n", flush=True)
        if options.save:
            save(f"web {part}", text)
    return 0


def _size(options: argparse.Namespace) -> Size:
    size = QUICK if options.quick else FULL
    kinds = tuple(APPS[name] for name in options.app) if options.app else size.kinds
    people = tuple(options.people) if options.people else size.people
    return replace(size, kinds=kinds, people=people)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.web", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rough look, about 2 minutes")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="these parts")
    parser.add_argument("--app", nargs="+", choices=APPS, help="these apps; usually all")
    parser.add_argument("--people", nargs="+", type=int, help="crowds of these sizes")
    parser.add_argument("--save", action="store_true", help="put the figures into bench/README.md")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
