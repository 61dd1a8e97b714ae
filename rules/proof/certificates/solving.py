"""The door to python-sat: clauses in, a proof out. The only module that knows it."""

from pysat.solvers import Solver

from rules.proof.certificates.cnf import Certificate, Query

SOLVER = "g4"  # Glucose 4: writes DRUP


class NotProved(Exception):
    """Somebody answers the query, so there is no proof."""


def certified(query: Query) -> Certificate:
    """The query with its proof. Raises NotProved where somebody answers it."""
    with Solver(name=SOLVER, bootstrap_with=query.clauses, with_proof=True) as solver:
        if solver.solve():
            raise NotProved(query.name)
        lines = solver.get_proof() or []
    # What the solver forgot again is left out: whoever keeps more clauses proves no less.
    learnt = (line.split()[:-1] for line in lines if not line.startswith("d"))
    return Certificate(query, tuple(tuple(map(int, line)) for line in learnt))
