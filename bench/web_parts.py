"""The parts of the web bench: each runs by itself, and says what it found and what we want."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.report import Target
from bench.web_browser import Load, clicks, first_load, slow_phone
from bench.web_crowd import Crowd, Walk, crowd, walk, with_open_sessions
from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN, PLAIN_PAGE, Kind, running
from tests.support.browsing.contexts import ARGUMENTS
from tests.support.find_browser import find
from tests.support.tables import table

KINDS = (OURS, OURS_PLAIN, BARE_STREAMLIT, PLAIN_PAGE)
THINK = 2.0  # seconds between two steps of one person
MOST_AT_BARE = 50  # people: with more, each of its answers takes minutes
SHORTER = 50  # times fewer steps with the apps that are not ours
HEAD_ALONE = ("", "start s", "first load KB", "requests", "foreign", "Next p50 ms", "Next p95 ms")
HEAD_PHONE = ("", "opened at once, s", "from the start page, s")
HEAD_CROWD = (
    *("people", "app", "steps a second", "p50 ms", "p95 ms", "p99 ms", "first page p95 ms"),
    *("errors", "server", "people themselves"),
)
HEAD_SESSIONS = ("", "sessions", "MB with one", "MB with all", "KB each")
HEAD_WALK = ("", "steps", "processor ms", "p50 ms", "p95 ms", "MB before", "MB after")


@dataclass(frozen=True)
class Size:
    """How much is measured, and at which apps."""

    clicks: int
    people: tuple[int, ...]
    seconds: float
    sessions: int
    steps: int
    kinds: tuple[Kind, ...] = KINDS


FULL = Size(clicks=40, people=(50, 200, 400), seconds=15, sessions=500, steps=5000)
QUICK = Size(clicks=12, people=(20,), seconds=4, sessions=50, steps=500)


class Found(NamedTuple):
    """What a part found: paragraphs and tables, and whether it is what we want."""

    texts: list[str]
    targets: list[Target]


@dataclass
class Alone:
    """What one person in a browser sees of an app."""

    started: float
    load: Load = field(default_factory=Load)
    clicks: list[float] = field(default_factory=list)
    slow: float = 0.0
    slow_from_start: float | None = None


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many of a hundred do not exceed; infinite where there is none."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else float("inf")


def in_a_browser(size: Size, empty: Path) -> Found:
    """The first load, a click, a slow phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        found = {kind: _alone(kind, browser, size, empty) for kind in size.kinds}
        browser.close()
    phones = [
        (kind.name, f"{seen.slow:.1f}", _or_blank(seen.slow_from_start))
        for kind, seen in found.items()
    ]
    texts = [
        table(HEAD_ALONE, [_alone_line(kind, seen) for kind, seen in found.items()]),
        "Slow phone (processor 4 times slower, 150 ms, 1.6 Mbit/s), until the first question:",
        table(HEAD_PHONE, phones),
    ]
    return Found(texts, list(alone_targets(found)))


def _alone(kind: Kind, browser: Browser, size: Size, empty: Path) -> Alone:
    with running(kind, empty) as server:
        return Alone(
            server.started_in,
            first_load(browser, server),
            clicks(browser, server, size.clicks),
            slow_phone(browser, server, ""),
            slow_phone(browser, server, "/") if kind is OURS else None,
        )


def _alone_line(kind: Kind, seen: Alone) -> tuple[str, ...]:
    load = seen.load
    p50, p95 = statistics.median(seen.clicks), percentile(seen.clicks, 95)
    sizes = (f"{load.bytes / 1000:,.0f}", str(load.requests), str(load.foreign))
    return (kind.name, f"{seen.started:.2f}", *sizes, f"{p50:.0f}", f"{p95:.0f}")


def alone_targets(found: dict[Kind, Alone]) -> Iterator[Target]:
    """What we want of our own figures in a browser."""
    if seen := found.get(OURS):
        yield at_most("first load", seen.load.bytes / 1000, 600, "KB")
        yield at_most("Next in the browser, p95", percentile(seen.clicks, 95), 100, "ms")
        yield at_most("start", seen.started, 2, "s")
        yield at_most("slow phone, from the start page", seen.slow_from_start or 0, 4, "s")
    if seen := found.get(OURS_PLAIN):
        yield at_most("slow phone, /plain", seen.slow, 1.2, "s")
    if own := [seen for kind, seen in found.items() if kind in {OURS, OURS_PLAIN}]:
        yield at_most("foreign requests", sum(seen.load.foreign for seen in own), 0, "")


def in_a_crowd(size: Size, empty: Path) -> Found:
    """Many people; each crowd has a server that nobody has used before."""
    found: dict[tuple[int, Kind], Crowd] = {}
    for people in size.people:
        for kind in size.kinds:
            if kind is BARE_STREAMLIT and people > MOST_AT_BARE:
                continue
            with running(kind, empty) as server:
                found[people, kind] = asyncio.run(crowd(server, people, size.seconds, THINK))
    text = f"{THINK:g} s of thought between two steps; steps counted for {size.seconds:g} s:"
    lines = [_crowd_line(people, kind, seen) for (people, kind), seen in found.items()]
    return Found([text, table(HEAD_CROWD, lines)], list(crowd_targets(found)))


def _crowd_line(people: int, kind: Kind, seen: Crowd) -> tuple[str, ...]:
    waited = (percentile(seen.seconds, percent) for percent in (50, 95, 99))
    return (
        str(people),
        kind.name,
        f"{len(seen.seconds) / (seen.lasted or 1):.1f}",
        *map(_milliseconds, (*waited, percentile(seen.opened, 95))),
        str(len(seen.faults)),
        f"{seen.server_share:.0%}",
        f"{seen.client_share:.0%}",
    )


def _milliseconds(seconds: float) -> str:
    """None where nobody got that far while it counted."""
    return "none" if seconds == float("inf") else f"{seconds * 1000:,.0f}"


def crowd_targets(found: dict[tuple[int, Kind], Crowd]) -> Iterator[Target]:
    """What we want of our own figures with many people."""
    for (people, kind), seen in found.items():
        if kind is not OURS:
            continue
        yield at_most(f"{people} people, errors", len(seen.faults), 0, "")
        if people <= 200:
            p95 = percentile(seen.seconds, 95) * 1000
            yield at_most(f"{people} people, p95", p95, 25, "ms")


def with_sessions(size: Size, empty: Path) -> Found:
    """The memory of a server while so many people have the check open."""
    lines, targets = [], []
    for kind in (kind for kind in size.kinds if kind in {OURS, BARE_STREAMLIT}):
        sessions = size.sessions if kind is OURS else min(size.sessions, MOST_AT_BARE)
        with running(kind, empty) as server:
            one, many = asyncio.run(with_open_sessions(server, sessions))
        each = (many - one) / (sessions - 1) * 1000
        lines.append((kind.name, str(sessions), f"{one:.0f}", f"{many:.0f}", f"{each:.0f}"))
        if kind is OURS:
            targets.append(at_most(f"memory at {sessions} sessions", many, 250, "MB"))
    return Found([table(HEAD_SESSIONS, lines)], targets)


def step_by_step(size: Size, empty: Path) -> Found:
    """One person who does not stop: what a step costs the server, and whether memory grows."""
    found: dict[Kind, Walk] = {}
    for kind in size.kinds:
        steps = size.steps if kind in {OURS, OURS_PLAIN} else size.steps // SHORTER
        with running(kind, empty) as server:
            found[kind] = asyncio.run(walk(server, steps))
    lines = [_walk_line(kind, seen) for kind, seen in found.items()]
    grown = [seen.after - seen.before for kind, seen in found.items() if kind is OURS]
    targets = [at_most(f"memory grown in {size.steps:,} steps", mb, 5, "MB") for mb in grown]
    return Found([table(HEAD_WALK, lines)], targets)


def _walk_line(kind: Kind, seen: Walk) -> tuple[str, ...]:
    steps = len(seen.seconds)
    return (
        kind.name,
        f"{steps:,}",
        f"{seen.processor / steps * 1000:.2f}",
        *(f"{percentile(seen.seconds, percent) * 1000:.1f}" for percent in (50, 95)),
        f"{seen.before:.1f}",
        f"{seen.after:.1f}",
    )


def at_most(what: str, value: float, most: float, unit: str) -> Target:
    """A target that a value must not exceed."""
    return Target(
        f"{what}: {value:,.3g} {unit}".rstrip(), f"at most {most:g} {unit}".rstrip(), value <= most
    )


def _or_blank(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


Part = Callable[[Size, Path], Found]
PARTS: dict[str, Part] = {
    "browser": in_a_browser,
    "crowd": in_a_crowd,
    "sessions": with_sessions,
    "steps": step_by_step,
}
