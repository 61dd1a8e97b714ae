"""The same work in every engine, side by side: rounds in shuffled order, ratios inside a round."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from statistics import median

from bench.contestants import CONTESTANTS, LOG, NO_TRACE, OURS, Contestant
from bench.measure import Timing
from bench.report import Target, number
from bench.worker import EngineFailedError, Ready, Worker
from tests.support.tables import table

TRACED_PEERS_BY = 10.0  # times faster than the fastest peer that gives a trace
UNTRACED_PEERS_BY = 1.0  # times faster than the fastest peer that gives none


@dataclass
class Row:
    """One engine in one form: what its rounds gave."""

    contestant: Contestant
    ready: Ready | None = None
    failure: str = ""
    rounds: list[Timing] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return (self.ready.wrong if self.ready else 0) + sum(t.wrong for t in self.rounds)

    @property
    def measured(self) -> bool:
        return bool(self.ratios)

    def typical(self, figure: str) -> float:
        """The median over the rounds of p50, p99 or per_second."""
        return float(median(getattr(timing, figure) for timing in self.rounds))

    @property
    def ratio(self) -> float:
        return median(self.ratios)


def run(rounds: int, seconds: float, sets: int, check_seconds: float) -> list[Row]:
    """Measure everyone."""
    rows = [Row(contestant) for contestant in CONTESTANTS]
    workers: dict[str, Worker] = {}
    for row in rows:
        try:
            worker = Worker(row.contestant, sets, check_seconds)
        except EngineFailedError as failure:
            row.failure = str(failure)
            continue
        workers[row.contestant.name] = worker
        row.ready = worker.ready
    order = random.Random(0)
    for _ in range(rounds):
        _one_round(rows, workers, seconds, order)
    for worker in workers.values():
        worker.stop()
    return rows


def _one_round(
    rows: list[Row], workers: dict[str, Worker], seconds: float, order: random.Random
) -> None:
    """Everyone once, in an order of its own; then each is compared with ours of this round."""
    taking_part = [row for row in rows if row.contestant.name in workers]
    timings: dict[str, Timing] = {}
    for row in order.sample(taking_part, len(taking_part)):
        name = row.contestant.name
        try:
            timings[name] = workers[name].round(seconds)
        except EngineFailedError as failure:
            row.failure = str(failure)
            del workers[name]
    for row in taking_part:
        timing, ours = timings.get(row.contestant.name), timings.get(OURS)
        if timing and ours:
            row.rounds.append(timing)
            row.ratios.append(timing.p50 / ours.p50)


def as_table(rows: list[Row]) -> str:
    """The table of ratios, fastest first."""
    figures = ("p50 µs", "p99 µs", "per second", "times ours", "sets checked", "wrong")
    lines = [
        (
            row.contestant.name,
            number(row.typical("p50")),
            number(row.typical("p99")),
            f"{row.typical('per_second'):,.0f}",
            number(row.ratio),
            f"{row.ready.checked:,}" if row.ready else "",
            str(row.wrong),
            row.contestant.trace,
        )
        for row in sorted((row for row in rows if row.measured), key=lambda row: row.ratio)
    ]
    failed = [f"{row.contestant.name} did not run: {row.failure}" for row in rows if row.failure]
    return "\n".join([table(("engine", *figures, "trace"), lines), *failed])


def agrees(rows: list[Row]) -> bool:
    """Whether everyone ran and nobody's answer differed from the oracle's."""
    return not any(row.failure or row.wrong for row in rows)


def targets(rows: list[Row]) -> list[Target]:
    """How far ahead of the best peers we are."""
    peers = [row for row in rows if row.contestant.is_peer and row.measured]
    traced = [row for row in peers if row.contestant.trace not in (NO_TRACE, LOG)]
    untraced = [row for row in peers if row.contestant.trace == NO_TRACE]
    found = []
    for rivals, least, what in (
        (traced, TRACED_PEERS_BY, "fastest peer with a trace"),
        (untraced, UNTRACED_PEERS_BY, "fastest peer without a trace"),
    ):
        if rivals:
            best = min(rivals, key=lambda row: row.ratio)
            name = best.contestant.name
            text = f"the {what}, {name}, takes {number(best.ratio)} times as long as ours"
            found.append(Target(text, f"at least {least:g}", best.ratio >= least))
    return found
