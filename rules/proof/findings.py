"""What is wrong with the rules as a whole, over every possible set of answers.

Each finding has a person as its witness wherever one exists: a gap has somebody who falls into it,
while a rule that never applies has nobody, and that is what was proved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rules.formulas.formula import Formula, all_of, any_of, differ, negated
from rules.model.rules import Rule
from rules.proof.bounds import bound_gaps
from rules.proof.masking import masked_rules
from rules.proof.page_checks import steps_above_their_level
from rules.proof.space import Person, Space
from rules.proof.unread import unread_answers


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: its kind, what it is about, in words, and somebody it concerns."""

    kind: str
    about: tuple[str, ...]
    words: str
    person: Person | None = None


Words = Mapping[str, tuple[str, ...]]  # what is said of each rule, by rule id


def all_findings(
    space: Space, words: Words | None = None, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """Everything that is wrong with the rules as a whole.

    `words` holds what people read of each rule: a rule that adds words of its own is then not
    masked by another. Without it only level and advice count.
    """
    found: list[Finding] = []
    for kind, find in CHECKS.items():
        progress(f"findings: {kind}")
        found += find(space)
    progress("findings: masked rules")
    return found + list(_masked(space, words))


def structure_findings(space: Space, names: Iterable[str]) -> list[Finding]:
    """The findings that a safety property asks for by name."""
    return [finding for name in names for finding in STRUCTURE[name](space)]


def _witness(space: Space, wanted: Formula) -> Person:
    return space.person(space.plainest(wanted))


def dead_rules(space: Space) -> Iterator[Finding]:
    """Rules that can never apply, or only because they can't tell."""
    for rule in space.book.rules:
        meaning = space.outcome.rules[rule.id]
        if space.exists(meaning.yes):
            continue
        unsure = space.exists(space.outcome.applies(rule))
        words = "can never be a plain yes" if unsure else "can never apply"
        person = _witness(space, space.outcome.applies(rule)) if unsure else None
        yield Finding("dead rule", (rule.id,), f"the rule '{rule.id}' {words}", person)


def dead_conditions(space: Space) -> Iterator[Finding]:
    """Named conditions that are never a plain yes."""
    for named in space.book.named_conditions:
        if not space.exists(space.outcome.meanings.meaning(named.when).yes):
            words = f"the condition '{named.id}' is never a plain yes"
            yield Finding("dead condition", (named.id,), words)


def constant_rules(space: Space) -> Iterator[Finding]:
    """Rules that apply to everybody."""
    for rule in space.book.rules:
        if not space.exists(negated(space.outcome.applies(rule))):
            words = f"the rule '{rule.id}' applies to everybody"
            yield Finding(
                "constant rule", (rule.id,), words, _witness(space, space.outcome.applies(rule))
            )


def same_conditions(space: Space) -> Iterator[Finding]:
    """Pairs of rules with the same condition, however it is written."""
    alike: dict[tuple[int, int], list[Rule]] = {}
    for rule in space.book.rules:
        meaning = space.outcome.rules[rule.id]
        seen = (space.sample.where(meaning.yes), space.sample.where(meaning.cant_tell))
        alike.setdefault(seen, []).append(rule)
    for group in alike.values():
        for one, other in combinations(group, 2):
            mine, theirs = space.outcome.rules[one.id], space.outcome.rules[other.id]
            apart = any_of(differ(mine.yes, theirs.yes), differ(mine.cant_tell, theirs.cant_tell))
            if space.exists(mine.yes) and not space.exists(apart):
                words = f"the rules '{one.id}' and '{other.id}' have the same condition"
                person = _witness(space, mine.yes)
                yield Finding("same condition", (one.id, other.id), words, person)


def never_asked(space: Space) -> Iterator[Finding]:
    """Questions that nobody is asked."""
    for name, asked in space.outcome.meanings.asked.items():
        if not space.exists(asked.yes):
            words = f"nobody can be asked '{name}'"
            yield Finding("never asked", (name,), words)


def unread(space: Space) -> Iterator[Finding]:
    """Options and questions that nothing reads."""
    for about, words in unread_answers(space):
        yield Finding("unread answer", about, words)


def contradictions(space: Space) -> Iterator[Finding]:
    """Advice that must never be given together, and is."""
    for pair in space.book.never_together:
        one, other = pair.advice
        both = all_of(space.outcome.advice[one], space.outcome.advice[other])
        if space.exists(both):
            words = f"'{one}' and '{other}' are given to one person: {pair.why}"
            yield Finding("contradictory advice", pair.advice, words, _witness(space, both))


def never_given(space: Space) -> Iterator[Finding]:
    """Advice that nobody is given."""
    for name, formula in space.outcome.advice.items():
        if not space.exists(formula):
            yield Finding("dead advice", (name,), f"nobody is ever given the advice '{name}'")


def contact_gaps(space: Space) -> Iterator[Finding]:
    """People with no contact, or with two."""
    return _not_exactly_one(space, "contact", space.outcome.contacts)


def card_gaps(space: Space) -> Iterator[Finding]:
    """People with no card, or with two, whether or not a rule applies to them."""
    return _not_exactly_one(space, "card", space.outcome.cards_meant)


def _not_exactly_one(space: Space, what: str, found: Mapping[str, Formula]) -> Iterator[Finding]:
    nobody = negated(any_of(*found.values()))
    if space.exists(nobody):
        words = f"there is somebody with no {what}"
        yield Finding(f"{what} gap", tuple(found), words, _witness(space, nobody))
    for (one, first), (other, second) in combinations(found.items(), 2):
        both = all_of(first, second)
        if space.exists(both):
            words = f"the {what}s '{one}' and '{other}' apply to one person"
            yield Finding(f"{what} overlap", (one, other), words, _witness(space, both))


def bounds(space: Space) -> Iterator[Finding]:
    """Bounds on a number that leave a hole or meet twice."""
    for gap in bound_gaps(space):
        yield Finding(gap.kind, gap.about, gap.words, _witness(space, gap.where))


def _masked(space: Space, words: Words | None) -> Iterator[Finding]:
    for rule in masked_rules(space, words):
        text = f"the rule '{rule.id}' never decides the level, the advice or the words"
        yield Finding("masked rule", (rule.id,), text, _witness(space, space.outcome.applies(rule)))


def steps_above(space: Space) -> Iterator[Finding]:
    """Steps that ask for a more urgent call than the page they stand on."""
    for text, people in steps_above_their_level(space.outcome, space.pages):
        if space.exists(people):
            words = f"{text.where} says '{text.words}' on a page that is less urgent"
            yield Finding("step above its level", (text.name,), words, _witness(space, people))


Check = Callable[[Space], Iterable[Finding]]
CHECKS: dict[str, Check] = {
    "rules that can never apply": dead_rules,
    "conditions that never hold": dead_conditions,
    "rules that always apply": constant_rules,
    "rules with the same condition": same_conditions,
    "questions nobody is asked": never_asked,
    "answers that nothing reads": unread,
    "contradictory advice": contradictions,
    "advice that nobody is given": never_given,
    "contacts that overlap or leave a gap": contact_gaps,
    "cards that overlap or leave a gap": card_gaps,
    "bounds that leave a hole or meet twice": bounds,
}
STRUCTURE: dict[str, Check] = {
    "every_rule_can_apply": dead_rules,
    "every_question_can_be_asked": never_asked,
    "every_option_is_read": unread,
    "no_step_above_its_level": steps_above,
}
