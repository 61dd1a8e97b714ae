"""Each change judged by its direction: never less urgent for anybody, or for whom exactly.

Every change is put into the old version alone, so that what one of them lowers cannot hide behind
what another raises; and all of them are judged together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from rules.changes.pair import Pair
from rules.formulas.formula import Formula, all_of, any_of, negated
from rules.formulas.outcome import Outcome
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.proof.space import Person

TOGETHER = "all changes together"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Moved:
    """Sets of answers that had one level and now have another, and one of them."""

    old: Level
    new: Level
    sets: int
    before: Person
    after: Person

    @property
    def is_lower(self) -> bool:
        """Whether they come out less urgent."""
        return self.old.more_urgent_than(self.new)


@dataclass(frozen=True)
class Judged:
    """One change and whom it moves; `compared` is how many sets of answers were looked at."""

    change: str
    moves: tuple[Moved, ...]
    compared: int

    @property
    def lowers(self) -> bool:
        """Whether anybody comes out less urgent. Where not, that is proved."""
        return any(move.is_lower for move in self.moves)

    @property
    def signatures(self) -> int:
        """How many have to sign: both professions where somebody is lowered, else one."""
        return 2 if self.lowers else int(bool(self.moves))


def judged(old: RuleBook, new: RuleBook, progress: Progress = lambda _: None) -> list[Judged]:
    """Every change that can move a level, then all together where there are several."""
    parts = dict(_parts(old, new))
    found = []
    for name, changed in parts.items():
        progress(f"judging {name}")
        found.append(_judged(name, old, changed))
    if len(parts) != 1 and not _is_same(old, new):
        progress(f"judging {TOGETHER}")
        found.append(_judged(TOGETHER, old, new))
    return found


def _judged(name: str, old: RuleBook, new: RuleBook) -> Judged:
    pair = Pair(old, new)
    moves: list[Moved] = []
    for moved, is_lower in ((lowered(pair), True), (_above(pair.new, pair.old), False)):
        if pair.exists(moved):
            moves += _moves(pair, is_lower)
    return Judged(name, tuple(moves), pair.size)


def lowered(pair: Pair) -> Formula:
    """Who comes out less urgent in the new version."""
    return _above(pair.old, pair.new)


def _above(one: Outcome, other: Outcome) -> Formula:
    """Where one version is more urgent than the other."""
    levels = [level for level in Level if level is not Level.INFORMATION]
    return any_of(*(all_of(one.at_least[lv], negated(other.at_least[lv])) for lv in levels))


def _moves(pair: Pair, is_lower: bool) -> Iterator[Moved]:
    wanted = {
        (old, new): moved_between(pair, old, new)
        for old, new in product(Level, Level)
        if old is not new and old.more_urgent_than(new) is is_lower
    }
    some = {levels: moved for levels, moved in wanted.items() if pair.exists(moved)}
    for (levels, moved), sets in zip(some.items(), pair.count_each([*some.values()]), strict=True):
        yield Moved(*levels, sets, *pair.people(pair.plainest(moved)))


def moved_between(pair: Pair, old: Level, new: Level) -> Formula:
    """Who has one level in the old version and another in the new one.

    Whoever is lowered has the old level from rules that changed: the others would give it to them
    in the new version too. Said of those rules alone it is counted many times as fast. The same
    goes, the other way round, for whoever is raised.
    """
    more, less = (pair.old, pair.new) if old.more_urgent_than(new) else (pair.new, pair.old)
    most, least = (old, new) if old.more_urgent_than(new) else (new, old)
    above = (other for other in Level if other.rank < most.rank)
    higher = (_from_changed(more, less, level) for level in above)
    return all_of(_from_changed(more, less, most), negated(any_of(*higher)), less.level(least))


def _from_changed(one: Outcome, other: Outcome, level: Level) -> Formula:
    """Where a rule of one version gives at least this level, and none of the other is the same."""
    same = {other.applies_at(rule, level) for rule in other.book.rules}
    found = (one.applies_at(rule, level) for rule in one.book.rules)
    return any_of(*(where for where in found if where not in same))


def _parts(old: RuleBook, new: RuleBook) -> Iterator[tuple[str, RuleBook]]:
    """The old version with one change each. New named conditions are there from the start."""
    names = {named.id: named for named in old.named_conditions}
    added = [named for named in new.named_conditions if named.id not in names]
    base = replace(old, named_conditions=(*old.named_conditions, *added))
    if _questions(old) != _questions(new):
        # What is asked and what reads it have to fit, so questions are judged with everything.
        return
    for named in new.named_conditions:
        before = names.get(named.id)
        if before is not None and before.when != named.when:
            conditions = tuple(
                named if one.id == named.id else one for one in base.named_conditions
            )
            yield f"condition {named.id}", replace(base, named_conditions=conditions)
    yield from _rules(base, old, new)


def _rules(base: RuleBook, old: RuleBook, new: RuleBook) -> Iterator[tuple[str, RuleBook]]:
    for rule in old.rules:
        if rule.id not in new.rules_by_id:
            left = tuple(one for one in base.rules if one.id != rule.id)
            yield f"rule {rule.id} (removed)", replace(base, rules=left)
    for rule in new.rules:
        before = old.rules_by_id.get(rule.id)
        if before is None:
            yield f"rule {rule.id} (added)", replace(base, rules=(*base.rules, rule))
        elif _decides(before) != _decides(rule):
            rules = tuple(rule if one.id == rule.id else one for one in base.rules)
            yield f"rule {rule.id}", replace(base, rules=rules)


def _decides(rule: object) -> tuple[object, ...]:
    """What of a rule decides a level."""
    return tuple(getattr(rule, name) for name in ("when", "level", "if_cant_tell"))


def _questions(book: RuleBook) -> list[object]:
    """What of the questions decides who is asked what, and which answers there are."""
    return [(q.id, q.kind, sorted(q.named_answers), q.asked_when) for q in book.questionnaire]


def _is_same(old: RuleBook, new: RuleBook) -> bool:
    """Whether nothing that decides a level differs."""
    return (
        {rule.id: _decides(rule) for rule in old.rules}
        == {rule.id: _decides(rule) for rule in new.rules}
        and _questions(old) == _questions(new)
        and {one.id: one.when for one in old.named_conditions}
        == {one.id: one.when for one in new.named_conditions}
    )
