"""Clauses made of gates: the drawing board of the second encoder."""

from collections.abc import Iterable
from itertools import pairwise

from rules.proof.certificates.cnf import Clause

YES = 1  # the literal that is always true


class Gates:
    """Literals and the clauses that tie them together. A gate asked for twice is made once."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = [(YES,)]
        self._made: dict[tuple[int, ...], int] = {}
        self._last = YES

    def fresh(self) -> int:
        """A literal of its own."""
        self._last += 1
        return self._last

    def require(self, *literals: int) -> None:
        """At least one of these is true."""
        if YES not in literals:
            self.clauses.append(tuple(one for one in dict.fromkeys(literals) if one != -YES))

    def all(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly where all of these are."""
        wanted = sorted({*literals} - {YES})
        if -YES in wanted or any(-one in wanted for one in wanted):
            return -YES
        if len(wanted) < 2:
            return wanted[0] if wanted else YES
        key = tuple(wanted)
        if key not in self._made:
            mine = self._made[key] = self.fresh()
            self.clauses += [(-mine, one) for one in wanted]
            self.clauses.append((mine, *(-one for one in wanted)))
        return self._made[key]

    def any(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly where one of these is."""
        return -self.all(-one for one in literals)

    def at_least(self, n: int, literals: Iterable[int]) -> int:
        """A literal that is true exactly where `n` of these are."""
        row = [YES, *[-YES] * n]
        for one in literals:
            steps = pairwise(row)
            row = [YES, *(self.any((more, self.all((one, less)))) for less, more in steps)]
        return row[n]

    def at_most_one(self, literals: Iterable[int]) -> None:
        """No two of these are true."""
        known = list(literals)
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                self.require(-one, -other)
