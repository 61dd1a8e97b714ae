"""Formulas as straight-line programs, held to the simulation of the proofs."""

import random

import numpy as np
import pytest

from cohort.program import compiled, packed, unpacked
from rules.formulas.formula import (
    FALSE,
    TRUE,
    Formula,
    Simulation,
    all_of,
    any_of,
    negated,
    variable,
)

NAMES = "abcdef"
PEOPLE = 1 << len(NAMES)


def any_formula(chance: random.Random, depth: int) -> Formula:
    if not depth or chance.random() < 0.1:
        return variable(chance.choice(NAMES))
    if chance.random() < 0.3:
        return negated(any_formula(chance, depth - 1))
    parts = [any_formula(chance, depth - 1) for _ in range(chance.randint(2, 4))]
    return chance.choice((all_of, any_of))(*parts)


@pytest.mark.parametrize("seed", range(20))
def test_a_program_finds_what_the_simulation_finds(seed: int) -> None:
    chance = random.Random(seed)
    wanted = [TRUE, FALSE, variable("a"), *(any_formula(chance, 5) for _ in range(10))]
    has = {
        name: np.array([bool(person >> i & 1) for person in range(PEOPLE)])
        for i, name in enumerate(NAMES)
    }
    program = compiled(wanted)
    planes = program.run({name: packed(flags) for name, flags in has.items()}, 1)
    as_ints = {n: sum(1 << i for i in np.flatnonzero(flags).tolist()) for n, flags in has.items()}
    simulation = Simulation(as_ints, PEOPLE)
    for formula, plane in zip(wanted, planes, strict=True):
        found = unpacked(plane, PEOPLE)
        assert sum(1 << i for i in np.flatnonzero(found).tolist()) == simulation.where(formula)


def test_registers_are_used_again() -> None:
    chain: Formula = variable("a")
    for i in range(50):
        chain = (all_of if i % 2 else any_of)(chain, variable(f"v{i}"))
    program = compiled([chain])
    assert len(program.steps) == 50
    assert program.registers == len(program.inputs) + 2


@pytest.mark.parametrize("people", [0, 1, 63, 64, 65, 200])
def test_any_number_of_people_can_be_packed(people: int) -> None:
    flags = np.arange(people) % 3 == 0
    assert unpacked(packed(flags), people).tolist() == flags.tolist()
