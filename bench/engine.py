"""Measure the engine: `make bench`, or `python -m bench.engine [--quick] [--save]`.

It never fails for being slow: it says which targets were missed. It exits with 1 when an engine
gave another answer than the oracle, or did not run.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from bench import cold, real, synthetic
from bench.contestants import CONTESTANTS
from bench.report import busyness, machine, save
from rules import load


@dataclass(frozen=True)
class Effort:
    """How long to measure for."""

    rounds: int
    seconds: float  # a round of one engine
    sets: int
    check_seconds: float  # checking one engine against the oracle
    people: int
    starts: int


FULL = Effort(rounds=9, seconds=0.4, sets=2000, check_seconds=6.0, people=2000, starts=15)
QUICK = Effort(rounds=3, seconds=0.1, sets=400, check_seconds=1.0, people=200, starts=3)


def main() -> int:
    """Measure, print, and say whether all engines agreed."""
    parser = argparse.ArgumentParser(prog="python -m bench.engine", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rough look in some 20 seconds")
    parser.add_argument("--save", action="store_true", help="put the figures into bench/README.md")
    options = parser.parse_args()
    effort = QUICK if options.quick else FULL
    text, agreed = report(effort)
    print(text)
    if options.save:
        save("figures", text)
    return 0 if agreed else 1


def report(effort: Effort) -> tuple[str, bool]:
    """All figures as Markdown, and whether all engines agreed."""
    rows = synthetic.run(effort.rounds, effort.seconds, effort.sets, effort.check_seconds)
    book = load()
    people = real.random_people(book, effort.people)
    assessments = real.run(book, people, effort.rounds, effort.seconds)
    starts = cold.run(people[0], effort.starts)
    targets = [*synthetic.targets(rows), *real.targets(assessments), *cold.targets(starts)]
    agreed = synthetic.agrees(rows)
    packages = [contestant.product for contestant in CONTESTANTS if contestant.is_peer]
    parts = [
        machine([*packages, "pydantic"]),
        busyness(),
        f"Synthetic work, {effort.sets:,} answer sets, medians of {effort.rounds} rounds:",
        synthetic.as_table(rows),
        "Real rules:",
        real.as_table(assessments),
        f"Cold start, {effort.starts} times each:",
        cold.as_table(starts),
        "\n".join(map(str, targets)),
        "All engines gave the oracle's answers." if agreed else "THE ENGINES DISAGREE.",
    ]
    return "\n\n".join(parts), agreed


if __name__ == "__main__":
    sys.exit(main())
