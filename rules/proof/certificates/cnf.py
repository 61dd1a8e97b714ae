"""Clauses, and the text in which checkers read them (DIMACS)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Clause = tuple[int, ...]


class Query(NamedTuple):
    """A question that should end in "nobody": its file name, whose it is, what it asks."""

    name: str
    promise: str
    about: str
    encoder: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Certificate:
    """A query with the proof that nobody answers it: the clauses that a solver learnt, in order."""

    query: Query
    proof: tuple[Clause, ...]


def as_cnf(clauses: Iterable[Clause]) -> str:
    """The clauses as a file."""
    lines = [" ".join(map(str, (*clause, 0))) for clause in clauses]
    most = max((abs(number) for clause in clauses for number in clause), default=0)
    return "\n".join([f"p cnf {most} {len(lines)}", *lines]) + "\n"


def as_proof(clauses: Iterable[Clause]) -> str:
    """The learnt clauses as a file."""
    return "".join(" ".join(map(str, (*clause, 0))) + "\n" for clause in clauses)
