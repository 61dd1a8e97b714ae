"""The safety properties, each proved over every possible set of answers or refuted by people."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rules.formulas.answers import completed, constraints, well_formed
from rules.formulas.formula import TRUE, Formula, all_of, any_of, assuming, negated
from rules.formulas.outcome import Outcome
from rules.model.safety import Check, Claim, SafetyProperty
from rules.proof.claims import claim_holds, comparison_fails, options_meant, people_meant
from rules.proof.findings import Finding, structure_findings
from rules.proof.page_checks import said_to, steps_above_their_level
from rules.proof.space import Person, Space
from rules.proof.steps import Step, steps_of

EVERYBODY = "everybody it speaks of"
MOST_SHOWN = 5  # people shown for one property; the first ones say what is wrong


@dataclass(frozen=True)
class Counterexample:
    """A person for whom a property fails; with `after`, what one changed answer does."""

    about: str
    claim: Claim
    person: Person
    after: Person | None = None


@dataclass(frozen=True)
class Verdict:
    """What became of one property.

    `sets` counts the complete sets of answers it speaks of, `pairs` the pairs of them it compares.
    """

    promise: SafetyProperty
    counterexamples: tuple[Counterexample, ...]
    findings: tuple[Finding, ...]
    sets: int
    pairs: int
    seconds: float

    @property
    def proved(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.counterexamples and not self.findings


class Goal(NamedTuple):
    """One thing that must be true for nobody."""

    about: str
    claim: Claim
    meant: Formula  # in complete sets of answers: for the count
    those: Formula  # whom it speaks of, whatever comes out for them
    fails: Formula
    after: Outcome | None
    space: Space


def prove(space: Space, promise: SafetyProperty, progress: Callable[[str], None]) -> Verdict:
    """Try to break one property. `progress` is told what is being tried."""
    started = time.perf_counter()
    found: list[Counterexample] = []
    findings: list[Finding] = []
    meant: list[Formula] = []
    pairs = 0
    for check in promise.checks:
        if check.structure is not None:
            progress(f"{promise.id}: the rules as a whole")
            findings += structure_findings(space, check.structure)
            meant.append(TRUE)
        for goal in _goals(space, check):
            progress(f"{promise.id}: {goal.about}")
            meant.append(goal.meant)
            if goal.after is not None and (check.more_worrying or check.answer_changed):
                pairs += space.counter.count(goal.meant, goal.after.meanings)
            if len(found) < MOST_SHOWN and goal.space.exists(goal.fails):
                found.append(_somebody(goal, goal.fails))
    sets = space.counter.count(any_of(*meant))
    seconds = time.perf_counter() - started
    return Verdict(promise, tuple(found), tuple(findings), sets, pairs, seconds)


def examples(space: Space, promise: SafetyProperty) -> Iterator[Counterexample]:
    """For each check of a property somebody it speaks of, whether it holds for them or not.

    Of a check that goes through several options or changes, the first. A check of the rules as a
    whole speaks of nobody in particular.
    """
    for check in promise.checks:
        goal = next(_goals(space, check), None)
        if goal is not None and goal.space.exists(goal.those):
            yield _somebody(goal, goal.those)


def is_refuted(space: Space, promise: SafetyProperty) -> bool:
    """Whether anybody breaks the property; faster than `prove`, and names nobody."""
    return any(
        goal.space.exists(goal.fails)
        for check in promise.checks
        if check.structure is None
        for goal in _goals(space, check)
    ) or any(
        structure_findings(space, check.structure) for check in promise.checks if check.structure
    )


def nobody_may(space: Space, promise: SafetyProperty) -> Iterator[Goal]:
    """What must be true of nobody for a promise to hold, in the order of its checks.

    Of what it says of the rules as a whole, only which steps may stand on which page: the rest
    says that somebody is there, and a person shows that.
    """
    for check in promise.checks:
        yield from _goals(space, check)
        if "no_step_above_its_level" in (check.structure or ()):
            for text, people in steps_above_their_level(space.outcome, space.pages):
                about = f"who reads {text.where} on a less urgent page"
                yield Goal(about, Claim.model_construct(), TRUE, people, people, None, space)


def breaks(space: Space) -> Iterator[str]:
    """The promises about the result of one person that these rules break, page texts aside."""
    for promise in space.book.properties:
        checks = (c for c in promise.checks if c.then and not c.then.compares and not c.texts_with)
        goals = (goal for check in checks for goal in _goals(space, check))
        if any(goal.space.exists(goal.fails) for goal in goals):
            yield promise.id


def _goals(space: Space, check: Check) -> Iterator[Goal]:
    if check.then is None:
        return
    if check.later_answers:
        yield _later(space, check, check.then)
        return
    meant = people_meant(space.outcome, check)
    if check.then.compares:
        for step in steps_of(space, check):
            yield _compared(space, check.then, meant, step, check.unasked_answer)
        return
    fails = negated(claim_holds(space.outcome, check.then, space.pages))
    options = list(options_meant(space.outcome, check)) or [(EVERYBODY, TRUE)]
    if check.texts_with is not None:
        options = list(readers_of(space, check.texts_with))
    for about, ticked in options:
        those = all_of(meant, ticked)
        yield Goal(about, check.then, those, those, all_of(those, fails), None, space)


def readers_of(space: Space, words: Iterable[str]) -> Iterator[tuple[str, Formula]]:
    """For each text that has one of these words (`loss` also finds `losses`): who reads it."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    for text in space.pages.texts:
        if pattern.search(text.words):
            yield f"who reads {text.where}: '{text.words}'", said_to(space.outcome, text)


def _compared(space: Space, claim: Claim, meant: Formula, step: Step, unasked: bool) -> Goal:
    after = space.changed({step.question: step.after})
    those = all_of(meant, step.where)
    # Most of what an unasked answer touches then falls away before the solver is asked.
    asked = space.outcome.meanings.asked[step.question].yes
    simplify = assuming({asked: False} if unasked else {})
    fails = comparison_fails(space.outcome, after, claim, simplify)
    possible = all_of(those, well_formed(step.after))
    return Goal(step.words, claim, those, possible, all_of(possible, fails), after, space)


def _later(space: Space, check: Check, claim: Claim) -> Goal:
    """From answers of which some are missing to any way of giving them."""
    early = space.unfinished
    answers = {name: completed(answer) for name, answer in early.answers.items()}
    after = early.changed(answers)
    fails = comparison_fails(early.outcome, after, claim)
    possible = all_of(people_meant(early.outcome, check), constraints(answers))
    meant = people_meant(space.outcome, check)
    about = "once the missing answers are given"
    unfinished = all_of(possible, negated(early.outcome.complete))
    return Goal(about, claim, meant, unfinished, all_of(possible, fails), after, early)


def _somebody(goal: Goal, wanted: Formula) -> Counterexample:
    space = goal.space
    others = () if goal.after is None else (goal.after,)
    model = space.plainest(wanted, *others)
    after = None if goal.after is None else space.person(model, goal.after)
    return Counterexample(goal.about, goal.claim, space.person(model), after)
