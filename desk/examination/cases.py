"""Cases at the boundaries of the rules: people whose level one answer makes, and their neighbours.

The solver finds, for each rule, somebody who has their level from that rule alone, with as little
else to report as can be. Their neighbours differ in one answer, and have another level. What each
has to come out at is worked out by the formulas of the proof, which share no code with the engine.
Needs the solver.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.review.near_misses import others
from rules.engine.answers import AnswerError
from rules.engine.assess import assess, named_states
from rules.formulas.formula import Formula, all_of, negated
from rules.model.answers import Answer, Blank, as_data
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.rules import Rule
from rules.proof.space import Space, model_of

Data = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One complete set of answers with its level. `about` is the rule at whose edge it lies."""

    id: str
    about: str
    answers: Data
    level: Level


def draw(
    space: Space, number: int, seed: int = 1, progress: Callable[[str], None] = lambda _: None
) -> list[Case]:
    """At most this many cases. The same rules, number and seed always give the same cases.

    No two have the same answers. Every rule that can be somebody's only reason has a case, as far
    as the number goes.
    """
    firsts: dict[str, tuple[str, Data]] = {}
    nexts: dict[str, tuple[str, Data]] = {}
    for rule in space.book.rules:
        progress(f"cases: {rule.id}")
        for answers in _at(space, rule):
            firsts.setdefault(_key(answers), (rule.id, answers))
            for near in _either_side(space.book, answers):
                nexts.setdefault(_key(near), (rule.id, near))
    later = [found for key, found in nexts.items() if key not in firsts]
    random.Random(seed).shuffle(later)  # noqa: S311 - guards nothing
    chosen = [*firsts.values(), *later][:number]
    return [
        Case(f"c{i:04d}", about, answers, expected(space, answers))
        for i, (about, answers) in enumerate(chosen, 1)
    ]


def expected(space: Space, answers: Mapping[str, Any]) -> Level:
    """The level of complete answers, by the formulas of the proof."""
    states = named_states(space.book, assess(space.book, answers))
    known = {name: state for name, state in states.items() if not isinstance(state, Blank)}
    level = space.person(model_of(space.answers, known)).level
    assert level is not None, "everybody who answered everything has a level (P1)"
    return level


def _at(space: Space, rule: Rule) -> Iterator[Data]:
    """Somebody with their level from this rule alone: by a plain yes, and by a doubt."""
    meaning = space.outcome.rules[rule.id]
    wanted: list[tuple[Formula, Level | None]] = [(meaning.yes, rule.level)]
    wanted.append((meaning.cant_tell, rule.if_cant_tell))
    rest = [other for other in space.book.rules if other is not rule]
    for where, level in wanted:
        if level is None:
            continue
        alone = all_of(where, negated(space.outcome.level_from(rest, level)))
        if space.exists(alone):
            yield _data(space.book, space.person(space.plainest(alone)).answers)


def _either_side(book: RuleBook, answers: Data) -> Iterator[Data]:
    """For each answer the nearest other one that leads to less urgency, and the nearest to more."""
    before = assess(book, answers).level
    found: dict[tuple[str, bool], Data] = {}
    for name, changed in _one_changed(book, answers):
        after = assess(book, changed)
        if after.complete and after.level is not None and after.level is not before:
            found.setdefault((name, after.level.more_urgent_than(before)), changed)
    yield from found.values()


def _one_changed(book: RuleBook, answers: Data) -> Iterator[tuple[str, Data]]:
    states = named_states(book, assess(book, answers))
    for name in answers:
        question, state = book.questionnaire.question(name), states[name]
        if isinstance(state, Blank):
            continue
        for other in others(question, state):
            changed = {**answers, name: as_data(other, question)}
            try:
                yield name, _asked_only(book, changed)
            except AnswerError:
                continue


def _asked_only(book: RuleBook, answers: Data) -> Data:
    """The answers without those to questions that are not asked any more."""
    states = named_states(book, assess(book, answers))
    return {name: value for name, value in answers.items() if not isinstance(states[name], Blank)}


def _data(book: RuleBook, answers: Mapping[str, Answer]) -> Data:
    ask = book.questionnaire.question
    return {name: as_data(state, ask(name)) for name, state in answers.items()}


def _key(answers: Data) -> str:
    return repr(sorted(answers.items()))


def rules_met(cases: Iterable[Case]) -> int:
    """At the edges of how many rules these cases lie."""
    return len({case.about for case in cases})
