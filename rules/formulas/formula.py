"""Boolean formulas: small, shared and simplified as they are built.

Equal formulas are the same object, so parts that two readings share are built, simulated and given
to the solver once. A formula can be evaluated for thousands of people at a time: a person is a bit
of an int, and a variable's int says for whom it is true.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import count
from operator import or_
from typing import Literal

Kind = Literal["true", "variable", "not", "all", "any"]


class Formula:
    """One node. Build it with the functions of this module, never directly.

    `reads` has a bit for each variable in it.
    """

    __slots__ = ("kind", "name", "number", "opposite", "parts", "reads")

    def __init__(self, kind: Kind, name: str, parts: tuple["Formula", ...], number: int) -> None:
        self.kind, self.name, self.parts, self.number = kind, name, parts, number
        own: int = 1 << next(_variables) if kind == "variable" else 0
        self.reads: int = reduce(or_, (part.reads for part in parts), own)
        self.opposite: Formula | None = None  # its negation, once somebody has asked for it

    def __repr__(self) -> str:
        if self.kind == "variable":
            return self.name
        return f"{self.kind}({', '.join(map(repr, self.parts))})"


Key = tuple[Kind, str, tuple[int, ...]]
_known: dict[Key, Formula] = {}
_numbers, _variables = count(), count()


def _node(kind: Kind, name: str = "", parts: tuple[Formula, ...] = ()) -> Formula:
    key = (kind, name, tuple(part.number for part in parts))
    found = _known.get(key)
    if found is None:
        found = _known[key] = Formula(kind, name, parts, next(_numbers))
    return found


TRUE = _node("true")
FALSE = _node("not", parts=(TRUE,))
TRUE.opposite, FALSE.opposite = FALSE, TRUE


def variable(name: str) -> Formula:
    """The variable of this name; always the same object."""
    return _node("variable", name)


def negated(formula: Formula) -> Formula:
    """True where the formula is false."""
    if formula.opposite is None:
        formula.opposite = _node("not", parts=(formula,))
        formula.opposite.opposite = formula
    return formula.opposite


def all_of(*parts: Formula) -> Formula:
    """True where every part is true; true when there are none."""
    return _joined("all", parts, TRUE, FALSE)


def any_of(*parts: Formula) -> Formula:
    """True where at least one part is true; false when there are none."""
    return _joined("any", parts, FALSE, TRUE)


def _joined(
    kind: Literal["all", "any"], parts: Iterable[Formula], idle: Formula, final: Formula
) -> Formula:
    found: dict[int, Formula] = {}
    for part in parts:
        for inner in part.parts if part.kind == kind else (part,):
            if inner is final or (inner.opposite and inner.opposite.number in found):
                return final
            if inner is not idle:
                found[inner.number] = inner
    if len(found) <= 1:
        return next(iter(found.values()), idle)
    return _node(kind, parts=tuple(found[number] for number in sorted(found)))


def implies(one: Formula, other: Formula) -> Formula:
    """True unless the first holds and the second does not."""
    return any_of(negated(one), other)


def differ(one: Formula, other: Formula) -> Formula:
    """True where exactly one of the two holds."""
    if one is other:
        return FALSE
    return any_of(all_of(one, negated(other)), all_of(other, negated(one)))


def at_least(n: int, parts: Iterable[Formula]) -> Formula:
    """True where at least `n` of the parts are true."""
    reached = [TRUE] + [FALSE] * n  # reached[k]: at least k of the parts seen so far
    for part in parts:
        for k in range(n, 0, -1):
            reached[k] = any_of(reached[k], all_of(part, reached[k - 1]))
    return reached[n]


def at_most_one(parts: Iterable[Formula]) -> Formula:
    """True where no two of the parts are true."""
    return negated(at_least(2, parts))


class Simulation:
    """Formulas evaluated for many people at once; `planes` has a bit per person and variable."""

    def __init__(self, planes: Mapping[str, int], people: int) -> None:
        self.everyone = (1 << people) - 1
        self._planes = planes
        self._found: dict[Formula, int] = {TRUE: self.everyone, FALSE: 0}

    def where(self, formula: Formula) -> int:
        """The people for whom the formula is true; a variable without a plane is false."""
        found = self._found.get(formula)
        if found is None:
            found = self._found[formula] = self._evaluate(formula)
        return found

    def _evaluate(self, formula: Formula) -> int:
        if formula.kind == "variable":
            return self._planes.get(formula.name, 0)
        if formula.kind == "not":
            return self.everyone & ~self.where(formula.parts[0])
        if formula.kind == "any":
            held = 0
            for part in formula.parts:
                held |= self.where(part)
            return held
        held = self.everyone
        for part in formula.parts:
            held &= self.where(part)
        return held


Rewrite = Callable[[Formula], Formula]


def assuming(known: Mapping[Formula, bool]) -> Rewrite:
    """A function that simplifies formulas, given that these parts are true or false."""
    done: dict[Formula, Formula] = {TRUE: TRUE, FALSE: FALSE}
    for part, value in known.items():
        done[part], done[negated(part)] = (TRUE, FALSE) if value else (FALSE, TRUE)
    about = reduce(or_, (part.reads for part in known), 0)

    def simplify(formula: Formula) -> Formula:
        if not formula.reads & about:
            return formula
        found = done.get(formula)
        if found is not None:
            return found
        if formula.kind == "variable":
            found = formula
        elif formula.kind == "not":
            found = negated(simplify(formula.parts[0]))
        else:
            join = all_of if formula.kind == "all" else any_of
            parts = formula.parts
            found = join(*[simplify(part) if part.reads & about else part for part in parts])
        done[formula] = found
        return found

    return simplify


def variables(formulas: Iterable[Formula]) -> set[str]:
    """The names of all variables in the formulas."""
    seen: set[Formula] = set()
    found: set[str] = set()
    pending = list(formulas)
    while pending:
        node = pending.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.kind == "variable":
            found.add(node.name)
        pending.extend(node.parts)
    return found
