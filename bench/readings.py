"""The same people by every reading of the rules, side by side: `python -m bench.readings 20000`.

The engine takes one person after the other, `cohort` a whole table; polars and duckdb work the
formulas out themselves, where they are installed (`pip install polars duckdb`). Compared are level,
contact, card, rules, what can't be told, and what is missing. Exits with 1 when anybody differs.
"""

import importlib
import sys
import time
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from bench.report import number
from cohort.kernel import Kernel
from cohort.results import results
from rules import load
from tests.support.frames import assessed, said, typed
from tests.support.population import by_engine
from tests.support.responses import fit_people
from tests.support.tables import table

PEOPLE = 20_000
BOOK = load()
COMPARED = ("level", "contact", "card", "rules", "cant_tell", "missing")
COLUMNS = ("reading", "seconds of processor", "µs a person", "differ")
Run = Callable[[Any], Any]


def by_kernel(batch: Any) -> list[dict[str, Any]]:
    """By `cohort`, as its command does it."""
    rows = Kernel(BOOK)(batch, ["person"]).to_pylist()
    return [{name: row[name] for name in COMPARED} for row in rows]


def by_polars(batch: Any) -> Any:
    """The frame of truths by polars."""
    polars: Any = importlib.import_module("polars")
    frame, _ = assessed(polars.from_arrow(pa.Table.from_batches([batch])).lazy(), BOOK)
    return frame.collect().to_arrow()


def by_duckdb(batch: Any) -> Any:
    """The frame of truths by duckdb."""
    duckdb: Any = importlib.import_module("duckdb")
    frame, _ = assessed(duckdb.from_arrow(pa.Table.from_batches([batch])), BOOK)
    return frame.to_arrow_table()


def read_back(frame: Any) -> list[dict[str, Any]]:
    """What a frame of truths says of each person, in their order."""
    wanted = results(BOOK)
    return [said(row, wanted) for row in frame.sort_by("person").to_pylist()]


def row(name: str, spent: float, found: list[Any], wanted: list[Any]) -> tuple[str, ...]:
    """One line of the table."""
    differ = sum(one != other for one, other in zip(found, wanted, strict=True))
    return (name, number(spent), number(spent / len(wanted) * 1e6), str(differ))


def main() -> int:
    """Read everybody in each way, and print the table."""
    count = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    people = fit_people(BOOK, count)
    batch = typed(BOOK, people)
    started = time.process_time()
    told = [by_engine(BOOK, person) or {} for person in people]
    spent = time.process_time() - started
    wanted = [{name: one[name] for name in COMPARED} for one in told]
    rows = [row("engine, one by one", spent, wanted, wanted)]
    runs: dict[str, tuple[Run, Run]] = {
        "cohort": (by_kernel, list),
        "polars": (by_polars, read_back),
        "duckdb": (by_duckdb, read_back),
    }
    for name, (run, read) in runs.items():
        started = time.process_time()
        try:
            found = run(batch)
        except ImportError:
            print(f"{name} is not installed here")
            continue
        rows.append(row(name, time.process_time() - started, read(found), wanted))
    print(f"{count:,} people\n\n{table(COLUMNS, rows)}")
    return int(any(differ != "0" for *_, differ in rows))


if __name__ == "__main__":
    sys.exit(main())
