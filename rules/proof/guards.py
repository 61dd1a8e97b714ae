"""Which promises guard each rule: those that break when its level slips, or when it is left out.

A slip moves people only where no other rule gives them the level. So it need not be tried: whoever
has their level from this rule alone is somebody a slip would move, and a promise that fixes their
level is broken by it. A slip that moves nobody is proved to change no level. A rule that nobody has
their level from is lowered, or left out, to see which promise about headings or advice breaks.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rules.formulas.formula import Formula, all_of, any_of, negated
from rules.model.levels import Level
from rules.model.rules import Rule
from rules.proof.coverage import Bound, Bounds
from rules.proof.properties import breaks
from rules.proof.space import Person, Space, holds_in


class Slip(StrEnum):
    """What somebody could do to a rule by mistake."""

    LOWERED = "lowered"
    RAISED = "raised"
    UNSURE_LOWERED = "if_cant_tell lowered"
    UNSURE_RAISED = "if_cant_tell raised"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Guarded:
    """What one slip in one rule meets: the promises that it breaks.

    `moves` says whether it changes anybody's level; `person` is somebody it moves although no
    promise breaks.
    """

    rule: str
    slip: Slip
    moves: bool
    promises: tuple[str, ...]
    person: Person | None = None

    @property
    def is_open(self) -> bool:
        """Whether the slip would change something and break no promise."""
        return not self.promises and (self.moves or self.slip is Slip.LEFT_OUT)


def guards(
    space: Space, rules: Iterable[Rule], progress: Callable[[str], None] = lambda _: None
) -> Iterator[Guarded]:
    """Every slip in each of these rules, with the promises that it breaks."""
    watch = Watch(space)
    for rule in rules:
        progress(f"guards: {rule.id}")
        yield from watch.of(rule)


class Watch:
    """Looks for the promises that guard the rules of one book."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._bounds = Bounds(space)

    def of(self, rule: Rule) -> Iterator[Guarded]:
        """Every slip in one rule."""
        found = [self._lowered(rule, Slip.LOWERED), self._raised(rule, Slip.RAISED)]
        if rule.if_cant_tell is not None:
            found.append(self._lowered(rule, Slip.UNSURE_LOWERED))
            found.append(self._raised(rule, Slip.UNSURE_RAISED))
        yield from found
        # Whoever is lowered by one level is lowered at least as far where the rule is left out.
        lowered = [one for one in found if one.slip in (Slip.LOWERED, Slip.UNSURE_LOWERED)]
        names = tuple(dict.fromkeys(name for one in lowered for name in one.promises))
        if not names:
            names = tuple(breaks(_without(self._space, rule)))
        yield Guarded(rule.id, Slip.LEFT_OUT, any(one.moves for one in lowered), names)

    def _parts(self, rule: Rule, slip: Slip) -> tuple[Formula, Level]:
        """Where the slip is about the rule, and the level that it then gives."""
        meaning = self._space.outcome.rules[rule.id]
        if slip in (Slip.LOWERED, Slip.RAISED):
            return meaning.yes, rule.level
        assert rule.if_cant_tell is not None
        return meaning.cant_tell, rule.if_cant_tell

    def _lowered(self, rule: Rule, slip: Slip) -> Guarded:
        where, level = self._parts(rule, slip)
        others = [other for other in self._space.book.rules if other is not rule]
        alone = all_of(where, negated(self._space.outcome.level_from(others, level)))
        found = self._met(rule, slip, alone, self._bounds.not_lower(level))
        if slip is Slip.LOWERED and not found.moves:
            return replace(found, promises=tuple(breaks(_lower(self._space, rule))))
        return found

    def _raised(self, rule: Rule, slip: Slip) -> Guarded:
        where, level = self._parts(rule, slip)
        higher = [other for other in Level if other.rank < level.rank]
        if not higher:
            return Guarded(rule.id, slip, False, ())
        above = self._space.outcome.at_least[higher[-1]]
        moved = all_of(where, negated(above))
        return self._met(rule, slip, moved, self._bounds.not_higher(level))

    def _met(self, rule: Rule, slip: Slip, moved: Formula, bounds: list[Bound]) -> Guarded:
        """The promises that speak of somebody who is moved."""
        if not self._space.exists(moved):
            return Guarded(rule.id, slip, False, ())
        found: dict[str, None] = {}
        left = bounds
        while left and (
            model := self._space.find(all_of(moved, any_of(*(b.people for b in left))))
        ):
            holds = holds_in(model)
            found |= dict.fromkeys(b.promise for b in left if holds(b.people))
            left = [b for b in left if b.promise not in found]
        names = tuple(p.id for p in self._space.book.properties if p.id in found)
        person = None if names else self._space.person(self._space.plainest(moved))
        return Guarded(rule.id, slip, True, names, person)


def _lower(space: Space, rule: Rule) -> Space:
    """The book with a rule one level lower."""
    below = next((level for level in Level if level.rank == rule.level.rank + 1), rule.level)
    lower = rule.model_copy(update={"level": below})
    return space.with_rules(tuple(lower if one is rule else one for one in space.book.rules))


def _without(space: Space, rule: Rule) -> Space:
    """The book without a rule."""
    return space.with_rules(tuple(other for other in space.book.rules if other is not rule))
