"""What becomes of a mutant: the rule book with one slip in it.

It is caught when a vignette comes out otherwise (the engine says so) or when a safety property or
finding speaks against it. One that is not caught is either proved to change nothing for anybody, or
shown with a person for whom it changes something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from explainer.page_texts import pages_of
from explainer.wording import load_wording
from rules import RuleBook, load
from rules.engine.answers import check_answers
from rules.formulas.formula import FALSE, Formula, Simulation, any_of, differ
from rules.formulas.outcome import Outcome
from rules.loading.project import Project
from rules.model.pages import Pages
from rules.proof.findings import all_findings
from rules.proof.properties import is_refuted
from rules.proof.space import Space, model_of
from rules.vignettes.reading import Case, read_vignettes
from rules.vignettes.running import run
from tests.mutants.mutation import Mutant
from tests.mutants.people import vignette_for

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
        self.book = load()
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
