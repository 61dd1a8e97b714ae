"""The first encoder: the very formulas that `prove` asks the solver about, as CNF.

Each part of a formula becomes a variable of its own, with the clauses that make it true where it
is needed true (Plaisted and Greenbaum). A part has the same number in every query of a book, so
that queries look alike and pack well.
"""

from collections.abc import Iterator

from rules.formulas.answers import constraints
from rules.formulas.formula import FALSE, TRUE, Formula
from rules.model.safety import SafetyProperty
from rules.proof.certificates.cnf import Clause, Query
from rules.proof.properties import nobody_may
from rules.proof.space import Space

NAME = "shared"


class Numbers:
    """The number of each part of a formula, from 1 on."""

    def __init__(self) -> None:
        self._numbers: dict[Formula, int] = {}

    def of(self, formula: Formula) -> int:
        """The number of a part; negative for the opposite of one."""
        if formula.kind == "not":
            return -self.of(formula.parts[0])
        return self._numbers.setdefault(formula, len(self._numbers) + 1)


def queries(space: Space, promise: SafetyProperty, numbers: Numbers) -> Iterator[Query]:
    """What must be true of nobody for a promise to hold.

    What was simplified to "false" while it was built asks nothing, and is left out.
    """
    for place, goal in enumerate(nobody_may(space, promise), 1):
        if goal.fails is not FALSE:
            parts = (constraints(goal.space.answers), goal.fails)
            clauses = tuple(clauses_of(parts, numbers))
            name = f"{promise.id}-{place:03}-{NAME}"
            yield Query(name, promise.id, goal.about, NAME, clauses)


def clauses_of(roots: tuple[Formula, ...], numbers: Numbers) -> Iterator[Clause]:
    """Clauses that are true together exactly where all of the formulas are."""
    pending = [(root, True) for root in reversed(roots)]
    seen: set[tuple[Formula, bool]] = set()
    yield from ((numbers.of(root),) for root in roots)
    while pending:
        formula, wanted = pending.pop()
        if formula.kind == "not":
            formula, wanted = formula.parts[0], not wanted
        if formula.kind == "variable" or (formula, wanted) in seen:
            continue
        seen.add((formula, wanted))
        yield from _defined(formula, wanted, numbers)
        pending += [(part, wanted) for part in reversed(formula.parts)]


def _defined(formula: Formula, wanted: bool, numbers: Numbers) -> Iterator[Clause]:
    """What makes a part true (or, not wanted, false) where its number says so."""
    mine, parts = numbers.of(formula), [numbers.of(part) for part in formula.parts]
    if formula is TRUE:
        yield (mine,)
    elif (formula.kind == "all") is wanted:
        sign = 1 if wanted else -1
        yield from ((-sign * mine, sign * part) for part in parts)
    else:
        sign = 1 if wanted else -1
        yield (-sign * mine, *(sign * part for part in parts))
