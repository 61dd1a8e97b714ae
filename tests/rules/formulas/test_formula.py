"""Formulas: simplified without changing what they mean."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rules.formulas.formula import (
    FALSE,
    TRUE,
    Formula,
    Simulation,
    all_of,
    any_of,
    assuming,
    at_least,
    at_most_one,
    differ,
    implies,
    negated,
    variable,
    variables,
)
from rules.proof.solver import Solver

NAMES = ("a", "b", "c")
EVERYBODY = [dict(zip(NAMES, held, strict=True)) for held in product((False, True), repeat=3)]
PLANES = {name: sum(one[name] << i for i, one in enumerate(EVERYBODY)) for name in NAMES}
A, B, C = map(variable, NAMES)


def formulas() -> SearchStrategy[Formula]:
    leaves = st.sampled_from([A, B, C, TRUE, FALSE])

    def nested(inner: SearchStrategy[Formula]) -> SearchStrategy[Formula]:
        lists = st.lists(inner, max_size=3)
        return st.one_of(
            inner.map(negated),
            lists.map(lambda parts: all_of(*parts)),
            lists.map(lambda parts: any_of(*parts)),
        )

    return st.recursive(leaves, nested, max_leaves=10)


def plainly(formula: Formula, person: dict[str, bool]) -> bool:
    if formula.kind == "variable":
        return person[formula.name]
    parts = [plainly(part, person) for part in formula.parts]
    return {"true": True, "not": not any(parts), "all": all(parts), "any": any(parts)}[formula.kind]


@given(formula=formulas())
def test_a_simulation_gives_everybody_their_own_value(formula: Formula) -> None:
    where = Simulation(PLANES, len(EVERYBODY)).where(formula)
    assert where == sum(plainly(formula, one) << i for i, one in enumerate(EVERYBODY))


@given(formula=formulas())
def test_the_solver_finds_somebody_exactly_when_there_is_somebody(formula: Formula) -> None:
    model = Solver().find(formula)
    assert (model is not None) == any(plainly(formula, one) for one in EVERYBODY)
    if model is not None:
        assert plainly(formula, {name: model.get(name, False) for name in NAMES})


@given(formula=formulas(), value=st.booleans())
def test_values_put_in_leave_the_rest(formula: Formula, value: bool) -> None:
    left = assuming({A: value})(formula)
    assert "a" not in variables([left])
    for one in EVERYBODY:
        assert plainly(left, one) == plainly(formula, {**one, "a": value})


@given(formula=formulas(), known=formulas())
def test_what_is_known_of_a_part_changes_nothing_for_those_it_is_true_of(
    formula: Formula, known: Formula
) -> None:
    left = assuming({known: True})(formula)
    for one in EVERYBODY:
        if plainly(known, one):
            assert plainly(left, one) == plainly(formula, one)


def test_equal_formulas_are_the_same_object() -> None:
    assert all_of(A, B) is all_of(B, A, A)
    assert any_of(A, negated(A)) is TRUE
    assert all_of(A, negated(A)) is FALSE
    assert negated(negated(A)) is A
    assert any_of() is FALSE
    assert all_of() is TRUE
    assert differ(A, A) is FALSE


@pytest.mark.parametrize("n", range(5))
def test_counting_parts(n: int) -> None:
    simulation = Simulation(PLANES, len(EVERYBODY))
    wanted = sum((sum(one.values()) >= n) << i for i, one in enumerate(EVERYBODY))
    assert simulation.where(at_least(n, [A, B, C])) == wanted


def test_the_other_connectives() -> None:
    for one in EVERYBODY:
        a, b = one["a"], one["b"]
        assert plainly(implies(A, B), one) == (not a or b)
        assert plainly(differ(A, B), one) == (a != b)
        assert plainly(at_most_one([A, B, C]), one) == (sum(one.values()) <= 1)


def test_a_solver_keeps_its_constraints_and_forgets_what_was_asked() -> None:
    solver = Solver(any_of(A, B))
    assert solver.find(negated(A), negated(B)) is None
    model = solver.find(negated(A), negated(C))
    assert model is not None
    assert model["b"]
    assert solver.find(A, C) is not None
    assert solver.find(FALSE) is None
