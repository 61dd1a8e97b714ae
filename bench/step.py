"""What one step costs the server's processor, and where it goes.

python -m bench.step [--steps 1000] [--save]

Processor time and not time by the clock: what else the machine does changes it little. The whole
is that of a running server; our own parts are measured here, on the same people and their pages.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean
from time import process_time_ns
from typing import Any

from bench.report import Target, save
from bench.web_crowd import walk
from bench.web_parts import at_most, percentile
from bench.web_servers import OURS, running
from screens.content import content
from screens.journey import ALERT, CHECK, RESULT, start
from screens.journey.saving import take_turn
from screens.pages import Carrier, pages
from tests.support.tables import table
from tests.support.web_journeys import event, everybody

TODAY = date(2026, 11, 22)
MOST = 25  # milliseconds for any page: the result tries out every sign and every doubt
WHOLE = "the whole server, by the step"
TURN, PAGE = "the answers checked, the next page found", "the page written"


@dataclass
class Cost:
    """Milliseconds of the steps that led to one kind of page, and the characters of the pages."""

    turn: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    length: list[int] = field(default_factory=list)


def events() -> Iterator[dict[str, Any]]:
    """Everything that people send, one person after the other, without end."""
    book = content().book
    for answers in cycle(everybody()):
        state = start(book).state
        while True:
            sent = event(state.as_data(), answers)
            if sent["action"] == "again":
                break
            yield sent
            state = take_turn(book, sent["state"], sent["action"], sent["values"]).step.state


def own_parts(steps: int) -> dict[str, Cost]:
    """What our own code takes, by the kind of page that comes."""
    book, costs = content().book, defaultdict[str, Cost](Cost)
    for sent in islice(events(), steps):
        begun = process_time_ns()
        turn = take_turn(book, sent["state"], sent["action"], sent["values"])
        found = process_time_ns()
        page = pages().render(turn.step, Carrier(), TODAY, turn.opened)
        written = process_time_ns()
        kind = turn.step.state.page
        cost = costs[kind if kind in {ALERT, CHECK, RESULT} else "question"]
        cost.turn.append((found - begun) / 1e6)
        cost.page.append((written - found) / 1e6)
        cost.length.append(len(page.html))
    return dict(costs)


def whole(steps: int) -> float:
    """Milliseconds that a step costs the running server."""
    with tempfile.TemporaryDirectory() as folder, running(OURS, Path(folder)) as server:
        return asyncio.run(walk(server, steps)).processor / steps * 1000


def report(steps: int) -> str:
    """All figures as text."""
    own_parts(100)  # the first ones compile rules and templates
    costs, server = own_parts(steps), whole(steps)
    turn = fmean([value for cost in costs.values() for value in cost.turn])
    page = fmean([value for cost in costs.values() for value in cost.page])
    rest = "Streamlit: session, thread, component, messages, websocket"
    parts = {WHOLE: server, TURN: turn, PAGE: page, rest: server - turn - page}
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    return "\n\n".join(
        [
            f"{day}, {os.cpu_count()} processors. Load before: {os.getloadavg()[0]:.1f}. "
            f"{steps:,} steps of {len(everybody())} people in turn; milliseconds of processor.",
            table(
                ("", "ms", "share"),
                [(name, f"{ms:.2f}", f"{ms / server:.0%}") for name, ms in parts.items()],
            ),
            "Our own parts by the page that comes:",
            table(
                ("page", "times", "found p50", "written p50", "written p95", "characters p50"),
                [_line(kind, cost) for kind, cost in costs.items()],
            ),
            "\n".join(map(str, targets(costs))),
        ]
    )


def _line(kind: str, cost: Cost) -> tuple[str, ...]:
    figures = (percentile(cost.turn, 50), percentile(cost.page, 50), percentile(cost.page, 95))
    length = f"{percentile(cost.length, 50):,.0f}"
    return (kind, f"{len(cost.turn):,}", *(f"{value:.2f}" for value in figures), length)


def targets(costs: dict[str, Cost]) -> list[Target]:
    """What we want of the slowest page."""
    both = ([a + b for a, b in zip(c.turn, c.page, strict=True)] for c in costs.values())
    slowest = max(percentile(values, 95) for values in both)
    return [at_most("the costliest kind of page, p95", slowest, MOST, "ms of processor")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and save if that is wanted."""
    parser = argparse.ArgumentParser(prog="bench.step", description=__doc__)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--save", action="store_true", help="put the figures into bench/README.md")
    options = parser.parse_args(arguments)
    text = report(options.steps)
    print(text)
    if options.save:
        save("step", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
