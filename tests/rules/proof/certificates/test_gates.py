"""Gates of clauses: each true exactly where it says, tried for every way to set what goes in."""

from collections.abc import Callable
from itertools import product

import pytest
from pysat.solvers import Solver

from rules.proof.certificates.gates import YES, Gates

INPUTS = 4
KINDS: dict[str, tuple[Callable[[Gates, list[int]], int], Callable[[list[bool]], bool]]] = {
    "all": (lambda gates, ins: gates.all(ins), all),
    "any": (lambda gates, ins: gates.any(ins), any),
    "at least 2": (lambda gates, ins: gates.at_least(2, ins), lambda held: sum(held) >= 2),
    "all with an opposite": (lambda gates, ins: gates.all([*ins, -ins[0]]), lambda _: False),
    "any with what is always true": (lambda gates, ins: gates.any([*ins, YES]), lambda _: True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_gate_is_true_exactly_where_it_says(kind: str) -> None:
    make, means = KINDS[kind]
    gates = Gates()
    ins = [gates.fresh() for _ in range(INPUTS)]
    out = make(gates, ins)
    with Solver(name="g4", bootstrap_with=gates.clauses) as solver:
        for held in product((True, False), repeat=INPUTS):
            given = [one if is_true else -one for one, is_true in zip(ins, held, strict=True)]
            assert solver.solve([*given, out]) is means(list(held))
            assert solver.solve([*given, -out]) is not means(list(held))


def test_no_two_of_them() -> None:
    gates = Gates()
    one, two, three = (gates.fresh() for _ in range(3))
    gates.at_most_one([one, two, three])
    with Solver(name="g4", bootstrap_with=gates.clauses) as solver:
        assert solver.solve([-one, two, -three])
        assert not solver.solve([one, three])


def test_a_gate_asked_for_twice_is_made_once() -> None:
    gates = Gates()
    one, two = gates.fresh(), gates.fresh()
    assert gates.all([one, two]) == gates.all([two, one, one])
