"""The scenario matrix: every distinct result that a complete set of answers can lead to.

A result is a level, whom to call, and which rules lead to that level, each as a plain yes or
because it cannot be told. Rules of one family count as one: they differ in the sign, not in what
follows. The solver shows for each result that somebody gets it, for each other combination that
nobody does, and that no set of answers lies outside the matrix.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from explainer.review.people import Example, Examples
from explainer.review.subject import Subject
from rules import Level, Truth
from rules.formulas.formula import Formula, all_of, any_of, negated
from rules.model.rules import Rule
from rules.proof.space import Person, Space


class Cause(NamedTuple):
    """A family of rules that leads to a level, and how; without a family, that no rule applies."""

    family: str
    truth: Truth
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Scenario:
    """One distinct result, and somebody who gets it."""

    level: Level
    level_label: str
    contact: str
    family: str
    truth: Truth
    example: Example


@dataclass(frozen=True)
class Matrix:
    """All scenarios; `tried` counts the combinations, and `outside` says if somebody is in none."""

    scenarios: tuple[Scenario, ...]
    tried: int
    outside: bool


class Result(NamedTuple):
    """One distinct result: a level, what leads there, and whom to call."""

    level: Level
    cause: Cause
    contact: str


def matrix(subject: Subject, space: Space) -> Matrix:
    """Every scenario, most urgent first."""
    every = dict(results(subject, space))
    found = possible(every, space)
    scenarios = tuple(
        _scenario(subject, result, space.person(space.plainest(those)))
        for result, those in found.items()
    )
    outside = space.exists(negated(any_of(*found.values())))
    return Matrix(scenarios, len(every), outside)


def possible(tried: Mapping[Result, Formula], space: Space) -> dict[Result, Formula]:
    """Those of the results that somebody gets."""
    return {result: those for result, those in tried.items() if space.exists(those)}


def results(subject: Subject, space: Space) -> Iterator[tuple[Result, Formula]]:
    """Every combination, and who gets it."""
    for level in Level:
        for cause in _causes(subject, level):
            for contact, called in space.outcome.contacts.items():
                those = all_of(space.outcome.level(level), _led_by(space, cause), called)
                yield Result(level, cause, contact), those


def _causes(subject: Subject, level: Level) -> Iterator[Cause]:
    """What could lead to a level."""
    for truth in (Truth.YES, Truth.CANT_TELL):
        families: dict[str, list[Rule]] = {}
        for rule in subject.rules:
            if level is (rule.level if truth is Truth.YES else rule.if_cant_tell):
                families.setdefault(rule.family, []).append(rule)
        yield from (Cause(name, truth, tuple(rules)) for name, rules in families.items())
    if level is Level.INFORMATION:
        yield Cause("", Truth.NO, ())


def _led_by(space: Space, cause: Cause) -> Formula:
    rules = space.outcome.rules
    if not cause.rules:
        return negated(any_of(*map(space.outcome.applies, space.book.rules)))
    of = [rules[rule.id] for rule in cause.rules]
    return any_of(*(m.yes if cause.truth is Truth.YES else m.cant_tell for m in of))


def _scenario(subject: Subject, result: Result, who: Person) -> Scenario:
    level, cause, contact = result
    led = [rule.id for rule in cause.rules if who.applied.get(rule.id) == (cause.truth, level)]
    examples = Examples(subject)
    return Scenario(
        level=level,
        level_label=subject.level(level),
        contact=subject.wording.contacts[contact].name,
        family=cause.family,
        truth=cause.truth,
        example=examples.of("", led[0], who.answers) if led else examples.bare(who.answers),
    )
