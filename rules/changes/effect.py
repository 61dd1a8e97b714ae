"""For whom a change makes a difference: counted exactly, over all sets of answers, and a person.

Nothing is sampled: that a move has nobody in it is proved, and how many it has is counted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from rules.changes.pair import LeftOut, Pair
from rules.formulas.answers import AnswerVariables
from rules.formulas.formula import FALSE, Formula, all_of, any_of, differ, negated
from rules.formulas.outcome import Outcome
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.proof.space import Person, holds_in

Progress = Callable[[str], None]
Formulas = Mapping[str, Formula]


@dataclass(frozen=True)
class Move:
    """People who came out in one way before and in another after.

    `of_before` is how many came out like that before at all. `in_common` says, for each question
    that sets them apart, the only answers that they can have given to it, as they are written in
    YAML; an option that can be ticked is named, and `none` where nothing may be. `before` and
    `after` are one of them, as the two versions see them.
    """

    old: str
    new: str
    sets: int
    of_before: int
    in_common: Mapping[str, tuple[str, ...]]
    before: Person
    after: Person


@dataclass(frozen=True)
class Gain:
    """One rule or piece of advice: how many sets of answers get it now, and how many no longer."""

    name: str
    gained: int
    lost: int


@dataclass(frozen=True)
class Effect:
    """What becomes different for the sets of answers that both versions can take.

    `differing` counts those whose result differs at all, and `by_aspect` in which part of it:
    level, contact, advice, reasons (which rules apply, and how surely) or topics.
    """

    sets: int
    differing: int
    by_aspect: Mapping[str, int]
    levels: tuple[Move, ...]
    contacts: tuple[Move, ...]
    rules: tuple[Gain, ...]
    advice: tuple[Gain, ...]
    left_out: tuple[LeftOut, ...]


def effect(old: RuleBook, new: RuleBook, progress: Progress = lambda _: None) -> Effect:
    """What becomes different from one book to the other, over all sets of answers.

    Raises graphlib.CycleError when each of two questions is asked depending on the other, one in
    each version: then no set of answers belongs to both. Raises TooFarApart when they are asked
    too different questions.
    """
    pair = Pair(old, new)
    aspects = {aspect: _differing(*found) for aspect, found in _aspects(pair).items()}
    shares = {}
    for aspect, formula in aspects.items():
        progress(f"counting sets of answers: {aspect}")
        shares[aspect] = _counted(pair, formula)
    levels = (_levels(pair.old), _levels(pair.new))
    contacts = (pair.old.contacts, pair.new.contacts)
    rules = (_applying(pair.old), _applying(pair.new))
    advice = (pair.old.advice, pair.new.advice)
    return Effect(
        sets=pair.size,
        differing=_counted(pair, any_of(*aspects.values())),
        by_aspect=shares,
        levels=tuple(_moves(pair, *levels, progress)) if shares["level"] else (),
        contacts=tuple(_moves(pair, *contacts, progress)) if shares["contact"] else (),
        rules=tuple(_gains(pair, *rules, progress)) if shares["reasons"] else (),
        advice=tuple(_gains(pair, *advice, progress)) if shares["advice"] else (),
        left_out=pair.left_out,
    )


def _levels(outcome: Outcome) -> dict[str, Formula]:
    return {level.value: outcome.level(level) for level in Level}


def _applying(outcome: Outcome) -> dict[str, Formula]:
    return {rule.id: outcome.applies(rule) for rule in outcome.book.rules}


def _aspects(pair: Pair) -> dict[str, tuple[Formulas, Formulas]]:
    """What there is to a result, as each of the two versions has it."""
    both = (pair.old, pair.new)
    by_name = {
        "level": [{level.value: f for level, f in o.at_least.items()} for o in both],
        "contact": [o.contacts for o in both],
        "card": [o.cards for o in both],
        "advice": [o.advice for o in both],
        "reasons": [_reasons(o) for o in both],
        "topics": [o.topics for o in both],
    }
    return {aspect: (one, other) for aspect, (one, other) in by_name.items()}


def _reasons(outcome: Outcome) -> dict[str, Formula]:
    """Where each rule is said to apply, for sure or because it can't be told."""
    found = {}
    for rule in outcome.book.rules:
        meaning = outcome.rules[rule.id]
        found[f"{rule.id} sure {rule.level}"] = meaning.yes
        if rule.if_cant_tell:
            found[f"{rule.id} unsure {rule.if_cant_tell}"] = meaning.cant_tell
    return found


def _differing(old: Formulas, new: Formulas) -> Formula:
    """Where at least one of the named things differs; what one of them lacks is never so there."""
    names = dict.fromkeys((*old, *new))
    return any_of(*(differ(old.get(name, FALSE), new.get(name, FALSE)) for name in names))


def _counted(pair: Pair, wanted: Formula) -> int:
    """How many sets of answers; counting is slow, so first whether there are any."""
    return pair.count(wanted) if pair.exists(wanted) else 0


def _moves(pair: Pair, old: Formulas, new: Formulas, progress: Progress) -> Iterator[Move]:
    of_before: dict[str, int] = {}
    for one, other in product(old, new):
        wanted = all_of(old[one], new[other])
        if one == other or not pair.exists(wanted):
            continue
        progress(f"counting sets of answers: {one} -> {other}")
        if one not in of_before:
            of_before[one] = pair.count(old[one])
        sets, common = pair.count(wanted), dict(in_common(pair, wanted))
        people = pair.people(pair.plainest(wanted))
        yield Move(one, other, sets, of_before[one], common, *people)


def _gains(pair: Pair, old: Formulas, new: Formulas, progress: Progress) -> Iterator[Gain]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, FALSE), new.get(name, FALSE)
        progress(f"counting sets of answers: {name}")
        gained = _counted(pair, all_of(after, negated(before)))
        lost = _counted(pair, all_of(before, negated(after)))
        if gained or lost:
            yield Gain(name, gained, lost)


def in_common(pair: Pair, wanted: Formula) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What all of these people have in common: the questions that not every answer is left of.

    Proved answer by answer: one that is not named was given by none of them.
    """
    possible = {name: dict(_each_answer(answer)) for name, answer in pair.space.answers.items()}
    asked = {name: pair.asked(name) for name in possible}
    given = _Seen(pair, wanted)
    for name, answers in possible.items():
        found = [text for text, chosen in answers.items() if given.by_any(asked[name], chosen)]
        if found and len(found) < len(answers):
            yield name, tuple(found)


class _Seen:
    """The people for whom something is true, as far as any were met: each shows many answers."""

    def __init__(self, pair: Pair, wanted: Formula) -> None:
        self._wanted = all_of(wanted, pair.everybody)
        self._solver = pair.space.solver
        self._met: list[Callable[[Formula], bool]] = []

    def by_any(self, *parts: Formula) -> bool:
        """Whether these are true together for any of them: somebody met, or found, or nobody."""
        if any(all(map(holds, parts)) for holds in self._met):
            return True
        model = self._solver.find(self._wanted, *parts)
        if model is not None:
            self._met.append(holds_in(model))
        return model is not None


def _each_answer(answer: AnswerVariables) -> Iterator[tuple[str, Formula]]:
    """Each answer that a question or each option to tick, and where it was given."""
    for text, value in answer.question.named_answers.items():
        if text in answer.options:
            yield text, answer.options[text]
        else:
            yield text, answer.equals(value if isinstance(value, int) else text)
