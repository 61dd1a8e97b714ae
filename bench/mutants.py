"""Are slips in the rules caught? `make mutants`, or `python -m bench.mutants [--save]`.

Each mutant is the rule book with one slip. It is caught when a vignette comes out otherwise (the
engine says so) or when a safety property or finding speaks against it. One that is not caught is
either proved to change nothing for anybody, or shown with a person for whom it changes something.
Exits with 1 when such a person exists.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from rules.loading.project import Project

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.mutant_people import merged, vignette_for  # noqa: E402
from bench.mutation import Mutant, mutants  # noqa: E402
from bench.report import table  # noqa: E402
from explainer.page_texts import pages_of  # noqa: E402
from explainer.wording import load_wording  # noqa: E402
from rules import RuleBook, load  # noqa: E402
from rules.engine.answers import check_answers  # noqa: E402
from rules.formulas.formula import FALSE, Formula, Simulation, any_of, differ  # noqa: E402
from rules.formulas.outcome import Outcome  # noqa: E402
from rules.model.pages import Pages  # noqa: E402
from rules.proof.findings import all_findings  # noqa: E402
from rules.proof.properties import is_refuted  # noqa: E402
from rules.proof.space import Space, model_of  # noqa: E402
from rules.vignettes.reading import Case, read_vignettes  # noqa: E402
from rules.vignettes.running import run  # noqa: E402

PAGE = ROOT / "docs" / "mutants.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"
VIGNETTES = "a vignette"
EQUIVALENT = "nobody: proved to change nothing"
SURVIVES = "nobody: it survives"
COMPARING_LEVELS = "P4"  # slow, so tried last, and only where a level may change
ABOUT_READING = ("P9", "P18")  # about how rules are read, which no slip in them changes


class Fate(NamedTuple):
    """What became of one mutant."""

    kind: str
    where: str
    caught_by: str
    person: str = ""


class Base:
    """The rules as they are: what they say of everybody, and of the vignettes."""

    def __init__(self) -> None:
        self.book = load(ROOT)
        self.wording = load_wording(Project())
        self.cases = read_vignettes(Project())
        self.space = Space(self.book, complete=False)
        self.results = self.space.outcome.results()
        self.people = _vignette_people(self.space, self.cases)
        self.passing = [not run(self.book, case).differences for case in self.cases]

    def failing(self) -> frozenset[str]:
        """Properties that fail without any slip; they catch nothing."""
        space = Space(self.book, pages=pages_of(self.book, self.wording))
        return frozenset(p.id for p in self.book.properties if is_refuted(space, p))


def _pages(book: RuleBook) -> Pages:
    return pages_of(book, base().wording)


@cache
def base() -> Base:
    """Made once in each process."""
    return Base()


def _vignette_people(space: Space, cases: Sequence[Case]) -> Simulation:
    planes: Counter[str] = Counter()
    for i, case in enumerate(cases):
        states = check_answers(space.book.questionnaire, case.answers)
        for name, held in model_of(space.answers, states).items():
            planes[name] += held << i
    return Simulation(planes, len(cases))


def fate(mutant: Mutant, failing: frozenset[str]) -> Fate:
    """Who catches a mutant."""
    here = base()
    pairs = changes(here.results, Outcome(mutant.book, here.space.answers).results())
    if _vignette_differs(mutant.book, pairs.values()):
        return Fate(mutant.kind, mutant.where, VIGNETTES)
    apart = any_of(*(differ(mine, theirs) for mine, theirs in pairs.values()))
    if not here.space.exists(apart):
        return Fate(mutant.kind, mutant.where, EQUIVALENT)
    caught = _proof_against(mutant.book, pairs, failing)
    if caught:
        return Fate(mutant.kind, mutant.where, caught)
    slip = f"{mutant.kind}, {mutant.where}"
    name = "-".join(re.findall("[a-z0-9]+", slip.lower()))
    person = vignette_for(here.space, slip, name, pairs)
    return Fate(mutant.kind, mutant.where, SURVIVES, person)


def changes(
    one: dict[str, Formula], other: dict[str, Formula]
) -> dict[str, tuple[Formula, Formula]]:
    """The results that may differ, by name."""
    names = dict.fromkeys((*one, *other))
    pairs = {name: (one.get(name, FALSE), other.get(name, FALSE)) for name in names}
    return {name: (mine, theirs) for name, (mine, theirs) in pairs.items() if mine is not theirs}


def _vignette_differs(book: RuleBook, pairs: Iterable[tuple[Formula, Formula]]) -> bool:
    """Whether a vignette fails; the proof's reading says which ones to try on the engine."""
    here, changed = base(), 0
    for mine, theirs in pairs:
        changed |= here.people.where(mine) ^ here.people.where(theirs)
    return any(
        bool(run(book, case).differences)
        for i, case in enumerate(here.cases)
        if changed >> i & 1 and here.passing[i]
    )


def _proof_against(book: RuleBook, changed: Iterable[str], failing: frozenset[str]) -> str:
    """Which promise or finding speaks against a book in which these results may have changed."""
    kinds = {name.partition(" ")[0] for name in changed}
    if kinds == {"topic"}:  # no promise speaks of those
        return ""
    space = Space(book, pages=_pages(book))
    skipped = {*failing, *ABOUT_READING, *(() if "level" in kinds else (COMPARING_LEVELS,))}
    promises = [p for p in book.properties if p.id not in skipped]
    for promise in sorted(promises, key=lambda promise: promise.id == COMPARING_LEVELS):
        if is_refuted(space, promise):
            return f"property {promise.id}"
    found = all_findings(space, base().wording.texts_of_rules)
    return f"finding: {found[0].kind}" if found else ""


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
