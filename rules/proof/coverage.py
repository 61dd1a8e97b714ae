"""How far the promises fix each level: for what share of its people a lower one is forbidden.

Counted exactly, over every complete set of answers. Only promises that go from answers to a level
count: not those that compare two people, and not those that are given a level, advice or a text of
the result, because what is promised of a result says nothing about who gets it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rules.formulas.formula import FALSE, Formula, all_of, any_of, negated
from rules.model.levels import Level
from rules.model.safety import Check
from rules.proof.claims import options_meant, people_meant
from rules.proof.space import Space


@dataclass(frozen=True)
class Coverage:
    """How many sets of answers get a level, and for how many of them it is fixed.

    `below` counts those for whom a promise forbids every lower level, `above` every higher one.
    """

    level: Level
    sets: int
    below: int
    above: int

    @property
    def shares(self) -> tuple[Fraction, Fraction]:
        """The two shares; all of nothing is 1."""
        if not self.sets:
            return Fraction(1), Fraction(1)
        return Fraction(self.below, self.sets), Fraction(self.above, self.sets)


@dataclass(frozen=True)
class Bound:
    """One promise about a level: `people` get at least, or at most, this level."""

    promise: str
    level: Level
    people: Formula


class Bounds:
    """What the promises of a book say about levels, by the promise that says it."""

    def __init__(self, space: Space) -> None:
        self.at_least: list[Bound] = []
        self.at_most: list[Bound] = []
        for promise in space.book.properties:
            for check in promise.checks:
                if is_from_answers(check):
                    self._add(space, promise.id, check)

    def _add(self, space: Space, promise: str, check: Check) -> None:
        claim = check.then
        assert claim is not None
        people = people_meant(space.outcome, check)
        if check.each_option_of is not None:
            ticked = (option for _, option in options_meant(space.outcome, check))
            people = all_of(people, any_of(*ticked))
        least, most = [(claim.level, claim.level_at_least), (claim.level, claim.level_at_most)]
        self.at_least += [Bound(promise, level, people) for level in least if level]
        self.at_most += [Bound(promise, level, people) for level in most if level]

    def not_lower(self, level: Level) -> list[Bound]:
        """The promises that forbid every level below this one."""
        return [bound for bound in self.at_least if bound.level.rank <= level.rank]

    def not_higher(self, level: Level) -> list[Bound]:
        """The promises that forbid every level above this one."""
        return [bound for bound in self.at_most if bound.level.rank >= level.rank]


def is_from_answers(check: Check) -> bool:
    """Whether a check goes from the answers of one person to what comes out."""
    of_a_result = check.given_level or check.given_advice or check.texts_with
    return check.then is not None and not check.then.compares and not of_a_result


def coverage(space: Space, progress: Callable[[str], None] = lambda _: None) -> Iterator[Coverage]:
    """How far each level is fixed, from the most urgent to the least."""
    bounds = Bounds(space)
    for level in Level:
        progress(f"promise coverage: {level}")
        people = space.outcome.level(level)
        sets = space.counter.count(people) if space.exists(people) else 0
        open_below = _left(space, people, bounds.not_lower(level), level is Level.INFORMATION)
        open_above = _left(space, people, bounds.not_higher(level), level is Level.EMERGENCY)
        yield Coverage(level, sets, sets - open_below, sets - open_above)


def _left(space: Space, people: Formula, bounds: Iterable[Bound], is_last: bool) -> int:
    """How many of these people no promise speaks of; nobody at the end of the scale."""
    left = FALSE if is_last else all_of(people, negated(any_of(*(b.people for b in bounds))))
    return space.counter.count(left) if space.exists(left) else 0
