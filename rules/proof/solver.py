"""The door to z3: formulas in, a set of answers or the proof that there is none out.

The only module that knows z3, and imported only when something is to be proved.
"""

from typing import Any

import z3  # type: ignore[import-untyped]

from rules.formulas.formula import FALSE, TRUE, Formula

SWITCH = "#"  # starts the name of a switch, and of no variable
Model = dict[str, bool]  # the value of each variable that matters; the others are false


class Solver:
    """Asks about one set of constraints again and again; what it has learnt stays."""

    def __init__(self, *constraints: Formula) -> None:
        self._solver: Any = z3.SolverFor("QF_FD")
        self._terms: dict[Formula, Any] = {TRUE: z3.BoolVal(True), FALSE: z3.BoolVal(False)}
        self._variables: dict[str, Any] = {}
        self._switches: dict[Formula, Any] = {}
        self.calls = 0
        for constraint in constraints:
            self._solver.add(self._term(constraint))

    def find(self, *wanted: Formula) -> Model | None:
        """Values that make all of these true together, or None when there are none."""
        if FALSE in wanted:
            return None
        self.calls += 1
        answer = self._solver.check(*map(self._switch, wanted))
        if answer == z3.unsat:
            return None
        if answer != z3.sat:
            raise RuntimeError(f"the solver gave up: {self._solver.reason_unknown()}")
        model = self._solver.model()
        values = ((name, model[variable]) for name, variable in self._variables.items())
        return {name: z3.is_true(value) for name, value in values if value is not None}

    def _switch(self, formula: Formula) -> Any:
        """A literal that turns the formula on for one question."""
        if formula.kind == "variable":
            return self._term(formula)
        switch = self._switches.get(formula)
        if switch is None:
            switch = self._switches[formula] = z3.Bool(f"{SWITCH}{formula.number}")
            self._solver.add(z3.Implies(switch, self._term(formula)))
        return switch

    def _term(self, formula: Formula) -> Any:
        term = self._terms.get(formula)
        if term is None:
            term = self._terms[formula] = self._translated(formula)
        return term

    def _translated(self, formula: Formula) -> Any:
        if formula.kind == "variable":
            term = z3.Bool(formula.name)
            self._variables[formula.name] = term.decl()
            return term
        parts = [self._term(part) for part in formula.parts]
        if formula.kind == "not":
            return z3.Not(parts[0])
        return z3.And(parts) if formula.kind == "all" else z3.Or(parts)
