"""Rules that change nothing anybody sees, because other rules always say the same.

Example: rule A says "call today" from 5 weeks, rule B says "call today" from 7 weeks, both with the
same advice. Whoever meets B meets A, so the formula "the level without B is another" is "B applies
and A does not": from 7 weeks, and not from 5. Nobody is like that, so B is masked, unless it has
words of its own. A is not masked: without it nothing is said at 5 and 6 weeks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rules.formulas.formula import Formula, all_of, any_of, negated
from rules.model.levels import Level
from rules.model.rules import Rule
from rules.proof.space import Space


def masked_rules(space: Space, words: Mapping[str, tuple[str, ...]] | None) -> Iterator[Rule]:
    """The rules that can apply and whose removal nobody would notice.

    `words` says what people read of each rule; without it only level and advice count.
    """
    alone = _alone_at_a_level(space)
    for rule in space.book.rules:
        if rule.id in alone:
            continue
        others = [other for other in space.book.rules if other is not rule]
        noticed = any_of(
            _level(space, rule, others),
            _advice(space, rule, others),
            _said(space, rule, others, words),
        )
        if space.exists(space.outcome.applies(rule)) and not space.exists(noticed):
            yield rule


def _alone_at_a_level(space: Space) -> set[str]:
    """Rules that random people already show to decide the level: most of them, and quickly."""
    found: set[str] = set()
    for level in Level:
        if level is Level.INFORMATION:
            continue
        once = twice = 0  # people for whom at least one rule, and at least two, go this far
        planes = {
            rule.id: space.sample.where(space.outcome.applies_at(rule, level))
            for rule in space.book.rules
        }
        for plane in planes.values():
            twice |= once & plane
            once |= plane
        found |= {name for name, plane in planes.items() if plane & ~twice}
    return found


def _level(space: Space, rule: Rule, others: Sequence[Rule]) -> Formula:
    """Without the rule the level would be another."""
    found = []
    for level in Level:
        if level is not Level.INFORMATION:
            mine = space.outcome.applies_at(rule, level)
            found.append(all_of(mine, negated(space.outcome.level_from(others, level))))
    return any_of(*found)


def _advice(space: Space, rule: Rule, others: Sequence[Rule]) -> Formula:
    """Without the rule a piece of advice would be missing."""
    offered = {offer.id: offer.when for offer in space.book.advice if offer.when is not None}
    found = []
    for piece in rule.advice:
        sources = [space.outcome.applies(other) for other in others if piece in other.advice]
        if piece in offered:
            sources.append(space.outcome.meanings.meaning(offered[piece]).yes)
        found.append(all_of(space.outcome.applies(rule), negated(any_of(*sources))))
    return any_of(*found)


def _said(
    space: Space, rule: Rule, others: Iterable[Rule], words: Mapping[str, tuple[str, ...]] | None
) -> Formula:
    """Without the rule its words would be missing: no other rule that applies has the same."""
    if words is None:
        return any_of()
    same = [o for o in others if words.get(o.id) == words.get(rule.id)]
    mine = space.outcome.applies(rule)
    return all_of(mine, negated(any_of(*map(space.outcome.applies, same))))
