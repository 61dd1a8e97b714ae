"""Are slips in the rules caught? `make mutants`, or `python -m tests.mutants [--save]`.

Tries every mutant (fates.py says how), prints the figures, and exits with 1 when one survives that
changes something for somebody.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path

from tests.mutants.fates import EQUIVALENT, SURVIVES, VIGNETTES, Fate, base, fate
from tests.mutants.mutation import mutants
from tests.mutants.people import merged
from tests.support.tables import table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mutants.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"


def _fates(job: tuple[int, int, frozenset[str]]) -> list[Fate]:
    """The fates of every so many-th mutant: one process's share."""
    first, step, failing = job
    return [fate(one, failing) for one in list(mutants(base().book))[first::step]]


def _all_fates(part: int, parts: int, failing: frozenset[str]) -> list[Fate]:
    """The fates of one part of all mutants, in their order."""
    workers = min(2, os.cpu_count() or 1)
    jobs = [(part - 1 + i * parts, workers * parts, failing) for i in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        shares = list(pool.map(_fates, jobs))
    return [one for row in zip_longest(*shares) for one in row if one is not None]


def main() -> int:
    """Try every mutant, print the figures, and say which survive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--save", action="store_true", help="write the figures into docs/mutants.md"
    )
    parser.add_argument("--vignettes", type=Path, help="write a vignette for each survivor here")
    parser.add_argument("--part", default="1/1", help="a part of them only, such as 2/5")
    args = parser.parse_args()
    started = time.perf_counter()
    failing = base().failing()
    part, parts = map(int, args.part.split("/"))
    fates = _all_fates(part, parts, failing)
    text = _figures(fates, failing, time.perf_counter() - started)
    print(text)
    if args.save:
        _save(text)
    survivors = [one for one in fates if one.caught_by == SURVIVES]
    for one in survivors:
        print(f"survives: {one.kind}: {one.where}")
    if args.vignettes is not None and survivors:
        people = merged(one.person for one in survivors)
        args.vignettes.write_text("\n\n".join(["vignettes:", *people]) + "\n", encoding="utf-8")
    return 1 if survivors else 0


def _figures(fates: Sequence[Fate], failing: Iterable[str], seconds: float) -> str:
    kinds = Counter(one.kind for one in fates)
    rows = []
    for kind, total in [*sorted(kinds.items()), ("all", len(fates))]:
        those = [one for one in fates if kind in (one.kind, "all")]
        by = Counter(one.caught_by for one in those)
        proofs = total - by[VIGNETTES] - by[EQUIVALENT] - by[SURVIVES]
        row = (total, by[VIGNETTES], proofs, by[EQUIVALENT], by[SURVIVES])
        rows.append((kind, *map(str, row)))
    head = ("slip", "tried", "vignettes", "proofs", "changes nothing", "survives")
    lines = [table(head, rows), "", f"Took {seconds:.0f} s."]
    if failing:
        lines.append(f"Not counted, because it fails without a slip: {', '.join(sorted(failing))}.")
    lines += ["", "Caught by proofs alone:", ""]
    lines += [f"- {one.caught_by}: {one.kind}, {one.where}" for one in fates if _by_proof(one)]
    lines += ["", "Proved to change nothing for anybody:", ""]
    lines += [f"- {one.kind}: {one.where}" for one in fates if one.caught_by == EQUIVALENT]
    survivors = [f"- {one.kind}: {one.where}" for one in fates if one.caught_by == SURVIVES]
    if survivors:
        lines += ["", "Survive, and need a vignette or a promise:", "", *survivors]
    return "\n".join(lines) + "\n"


def _by_proof(one: Fate) -> bool:
    return one.caught_by not in (VIGNETTES, EQUIVALENT, SURVIVES)


def _save(figures: str) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{figures}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
