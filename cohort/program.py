"""Formulas as a straight line of AND, OR and NOT over bit planes: a person is one bit of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules.formulas.formula import Formula

Plane = npt.NDArray[np.uint64]
ALL_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
PEOPLE_A_WORD = 64


@dataclass(frozen=True)
class Step:
    """One operation: which register it writes, and which it reads."""

    target: int
    kind: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Program:
    """The steps in an order in which they can be taken; `outputs` has the register of each formula.

    The planes of the answers, named in `inputs`, lie in the first registers.
    """

    inputs: tuple[str, ...]
    steps: tuple[Step, ...]
    outputs: tuple[int, ...]
    registers: int

    def run(self, planes: Mapping[str, Plane], words: int) -> list[Plane]:
        """For each formula the plane of the people for whom it is true."""
        given = [planes[name] for name in self.inputs]
        room = np.empty((self.registers - len(given), words), np.uint64)
        registers: list[Plane] = [*given, *room]
        for step in self.steps:
            _take(step, registers)
        return [registers[output] for output in self.outputs]


def _take(step: Step, registers: list[Plane]) -> None:
    target = registers[step.target]
    if step.kind == "true":
        target.fill(ALL_ONES)
    elif step.kind == "not":
        np.invert(registers[step.sources[0]], out=target)
    else:
        join = np.bitwise_and if step.kind == "all" else np.bitwise_or
        first, second, *others = step.sources
        join(registers[first], registers[second], out=target)
        for other in others:
            join(target, registers[other], out=target)


def packed(flags: npt.NDArray[np.bool_]) -> Plane:
    """One flag for each person as a plane."""
    words = -(-len(flags) // PEOPLE_A_WORD)
    plane = np.zeros(words * 8, np.uint8)
    bits = np.packbits(flags, bitorder="little")
    plane[: len(bits)] = bits
    return plane.view(np.uint64)


def unpacked(plane: Plane, people: int) -> npt.NDArray[np.bool_]:
    """A plane as one flag for each person."""
    return np.unpackbits(plane.view(np.uint8), count=people, bitorder="little").view(np.bool_)


def compiled(wanted: Sequence[Formula]) -> Program:
    """The program that works these formulas out; shared parts are worked out once."""
    order = in_order(wanted)
    inputs = [node for node in order if node.kind == "variable"]
    register = {node: i for i, node in enumerate(inputs)}
    left = Counter(part for node in order for part in node.parts)
    left.update(wanted)  # so what is wanted is never given up
    free: list[int] = []
    used, steps = len(inputs), []
    for node in order:
        if node.kind == "variable":
            continue
        if not free:
            free.append(used)
            used += 1
        # A step never writes what it reads: what it read last becomes free only after it.
        register[node] = free.pop()
        steps.append(Step(register[node], node.kind, tuple(register[p] for p in node.parts)))
        left.subtract(node.parts)
        free += [register[p] for p in node.parts if not left[p] and p.kind != "variable"]
    outputs = tuple(register[formula] for formula in wanted)
    return Program(tuple(node.name for node in inputs), tuple(steps), outputs, used)


def in_order(wanted: Sequence[Formula]) -> list[Formula]:
    """Every part once, each behind its own parts."""
    seen: set[int] = set()
    order: list[Formula] = []

    def visit(node: Formula) -> None:
        if node.number not in seen:
            seen.add(node.number)
            for part in node.parts:
                visit(part)
            order.append(node)

    for formula in wanted:
        visit(formula)
    return order
