"""The web app beside the same questions in bare Streamlit and as plain forms, in one run.

python -m bench.web [--quick]

Everything stays on this machine. It never fails for being slow: each target says pass or MISS.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.report import Target, table
from bench.web_browser import Load, clicks, first_load, slow_phone
from bench.web_people import Crowd, crowd, with_open_sessions
from bench.web_servers import (
    BARE_STREAMLIT,
    OURS,
    OURS_PLAIN,
    PLAIN_PAGE,
    Kind,
    running,
)
from tests.browser.conftest import ARGUMENTS
from tools.find_browser import NONE, find

KINDS = (OURS, OURS_PLAIN, BARE_STREAMLIT, PLAIN_PAGE)
THINK = 2.0  # seconds between two steps of one person
BUSY = 1.0  # a load above this, before we begin, and the figures say so
HEAD = ("", "start s", "first load KB", "requests", "foreign", "Next p50 ms", "Next p95 ms")
HEAD_LOAD = ("people", "app", "steps a second", "p50 ms", "p95 ms", "errors")


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    clicks: int
    people: tuple[int, ...]
    seconds: float
    sessions: int


FULL = Size(clicks=40, people=(50, 200, 400), seconds=20, sessions=500)
QUICK = Size(clicks=12, people=(20,), seconds=4, sessions=50)


@dataclass
class Figures:
    """What was found of one app."""

    started: float
    load: Load
    clicks: list[float]
    slow: float
    slow_from_start: float | None = None
    crowds: dict[int, Crowd] = field(default_factory=dict)
    sessions: float | None = None


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many of a hundred do not exceed; infinite where there is none."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else float("inf")


def alone(kind: Kind, browser: Browser, size: Size, empty: Path) -> Figures:
    """What one person in a browser sees of an app."""
    with running(kind, empty) as server:
        return Figures(
            server.started_in,
            first_load(browser, server),
            clicks(browser, server, size.clicks),
            slow_phone(browser, server, ""),
            slow_phone(browser, server, "/") if kind is OURS else None,
        )


def together(kind: Kind, found: Figures, size: Size, empty: Path) -> None:
    """Add what many people see; each crowd has a server that nobody has used before."""
    for people in size.people:
        with running(kind, empty) as server:
            found.crowds[people] = asyncio.run(crowd(server, people, size.seconds, THINK))
    if kind in {OURS, BARE_STREAMLIT}:
        with running(kind, empty) as server:
            found.sessions = asyncio.run(with_open_sessions(server, size.sessions))


def targets(found: dict[Kind, Figures], size: Size) -> list[Target]:
    """What we want of our own figures, and whether this run had it."""
    ours, plain = found[OURS], found[OURS_PLAIN]
    next_p95 = percentile(ours.clicks, 95)
    wanted = [
        _at_most("first load", ours.load.bytes / 1000, 600, "KB"),
        _at_most("foreign requests", sum(f.load.foreign for f in (ours, plain)), 0, ""),
        _at_most("Next in the browser, p95", next_p95, 100, "ms"),
        _at_most("start", ours.started, 2, "s"),
        _at_most("slow phone, from the start page", ours.slow_from_start or 0, 4, "s"),
        _at_most("slow phone, /plain", plain.slow, 1.2, "s"),
        _at_most(f"memory at {size.sessions} sessions", ours.sessions or 0, 250, "MB"),
    ]
    for people, seen in ours.crowds.items():
        p95 = percentile(seen.seconds, 95) * 1000
        wanted.append(_at_most(f"{people} people, errors", len(seen.faults), 0, ""))
        if people <= 200:
            wanted.append(_at_most(f"{people} people, p95", p95, 25, "ms"))
    return wanted


def _at_most(what: str, value: float, most: float, unit: str) -> Target:
    return Target(
        f"{what}: {value:,.3g} {unit}".rstrip(), f"at most {most:g} {unit}".rstrip(), value <= most
    )


def report(found: dict[Kind, Figures], size: Size, load: float) -> str:
    """All figures as text."""
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    about = f"{day}, {os.cpu_count()} processors shared by servers, browser and people."
    busy = f"Load before the run: {load:.1f}."
    if load > BUSY:
        busy += " Measured on a busy machine: do not take a MISS or a pass for the app's own."
    lines = [_line(kind, figures) for kind, figures in found.items()]
    phones = [
        (kind.name, f"{figures.slow:.1f}", _or_blank(figures.slow_from_start, "{:.1f}"))
        for kind, figures in found.items()
    ]
    sessions = [
        (kind.name, f"{figures.sessions:.0f}")
        for kind, figures in found.items()
        if figures.sessions
    ]
    crowds = [
        _crowd_line(people, kind, found[kind].crowds[people], size)
        for people in size.people
        for kind in found
    ]
    parts = [
        about,
        busy,
        table(HEAD, lines),
        "Slow phone (processor 4 times slower, 150 ms, 1.6 Mbit/s), until the first question:",
        table(("", "opened at once, s", "from the start page, s"), phones),
        f"Many people, {THINK:g} s of thought between two steps, {size.seconds:g} s:",
        table(HEAD_LOAD, crowds),
        f"Memory with {size.sessions} open sessions:",
        table(("", "MB"), sessions),
        "\n".join(map(str, targets(found, size))),
    ]
    return "\n\n".join(parts) + "\n"


def _line(kind: Kind, figures: Figures) -> tuple[str, ...]:
    load = figures.load
    p50, p95 = statistics.median(figures.clicks), percentile(figures.clicks, 95)
    sizes = (f"{load.bytes / 1000:,.0f}", str(load.requests), str(load.foreign))
    return (kind.name, f"{figures.started:.2f}", *sizes, f"{p50:.0f}", f"{p95:.0f}")


def _crowd_line(people: int, kind: Kind, seen: Crowd, size: Size) -> tuple[str, ...]:
    p50, p95 = (percentile(seen.seconds, percent) * 1000 for percent in (50, 95))
    a_second = len(seen.seconds) / (size.seconds + THINK)
    return (
        str(people),
        kind.name,
        f"{a_second:.1f}",
        f"{p50:,.0f}",
        f"{p95:,.0f}",
        str(len(seen.faults)),
    )


def _or_blank(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.web", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rough look, about 2 minutes")
    size = QUICK if parser.parse_args(arguments).quick else FULL
    path = find()
    if path is None:
        print(NONE, file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            found = {kind: alone(kind, browser, size, empty) for kind in KINDS}
            browser.close()
        for kind, figures in found.items():
            together(kind, figures, size, empty)
    print(report(found, size, load))
    return 0


if __name__ == "__main__":
    sys.exit(main())
