"""The second encoder: promises straight from the rule book to clauses.

It shares nothing with the first but the model: not how answers are coded, not how conditions are
read, not how changes of an answer are listed. Left to the first alone is what speaks of texts and
headings, of incomplete answers, and of questions that are not asked.
"""

from collections.abc import Callable, Iterator
from itertools import product

from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.questions import AnyQuestion, Option
from rules.model.reach import reach
from rules.model.rules import Rule
from rules.model.safety import Check, Claim, Numbers, Order, SafetyProperty, StepAnswer
from rules.proof.certificates.cnf import Query
from rules.proof.certificates.direct_people import Lits, Somebody, answer_literals
from rules.proof.certificates.gates import YES, Gates

NAME = "direct"
FIRST_ALONE = ("texts_with", "unasked_answer", "later_answers", "structure")
Goal = tuple[str, Callable[[Gates], int]]  # what it is about; what nobody may be


class Encoder:
    """Writes the queries of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book

    def queries(self, promise: SafetyProperty) -> Iterator[Query]:
        """What must be true of nobody for a promise to hold, as far as it is encoded here."""
        goals = [goal for check in promise.checks if _is_read(check) for goal in self._goals(check)]
        for place, (about, goal) in enumerate(goals, 1):
            gates = Gates()
            gates.require(goal(gates))
            name = f"{promise.id}-{place:03}-{NAME}"
            yield Query(name, promise.id, about, NAME, tuple(gates.clauses))

    def _goals(self, check: Check) -> Iterator[Goal]:
        if check.more_worrying:
            for order in self._book.more_worrying:
                for name in order.questions:
                    yield from self._steps(check, order, self._book.questionnaire.question(name))
        elif check.answer_changed:
            changed = check.answer_changed
            yield self._changed(check, changed.question, None, changed.to)
        else:
            options = [
                (name, option.id)
                for name in check.each_option_of or ()
                for option in _options(self._book.questionnaire.question(name))
            ]
            yield from (self._of_one(check, option) for option in (options or (None,)))

    # --- one person ----------------------------------------------------------------------------

    def _of_one(self, check: Check, option: tuple[str, str] | None) -> Goal:
        def nobody(gates: Gates) -> int:
            somebody = self._somebody(gates)
            ticked = [somebody.asked(option[0]), somebody.given(*option)] if option else []
            assert check.then is not None
            broken = -gates.all(_claims(somebody, check.then))
            return gates.all((*_meant(somebody, check), *ticked, broken))

        return (f"'{option[1]}' in '{option[0]}'" if option else "everybody it speaks of", nobody)

    def _somebody(self, gates: Gates) -> Somebody:
        answers: dict[str, Lits] = {}

        def of(name: str) -> Lits:
            if name not in answers:
                question = self._book.questionnaire.question(name)
                answers[name] = answer_literals(gates, question)
            return answers[name]

        return Somebody(gates, self._book, of)

    # --- two people ----------------------------------------------------------------------------

    def _steps(self, check: Check, order: Order, question: AnyQuestion) -> Iterator[Goal]:
        if order.one_more_ticked:
            for option in _options(question):
                yield self._ticked(check, question, option.id)
        for before, after in order.steps:
            for one, other in product(_values(before, question), _values(after, question)):
                yield self._changed(check, question.id, one, other)
        if order.one_fewer and question.kind == "number":
            for number in question.range[1:]:
                yield self._changed(check, question.id, number, number - 1)

    def _changed(self, check: Check, name: str, before: str | int | None, after: str | int) -> Goal:
        def nobody(gates: Gates) -> int:
            one = self._somebody(gates)
            start = -one.given(name, after) if before is None else one.given(name, before)
            return self._lowered(check, one, name, start, {after: YES})

        return (f"'{name}' changed from '{before or 'any other'}' to '{after}'", nobody)

    def _ticked(self, check: Check, question: AnyQuestion, option: str) -> Goal:
        def nobody(gates: Gates) -> int:
            one, name = self._somebody(gates), question.id
            unknown = [-one.given(name, special) for special in question.special_answers]
            start = gates.all((-one.given(name, option), *unknown))
            ticks: dict[str | int, int] = {o.id: one.given(name, o.id) for o in _options(question)}
            return self._lowered(check, one, name, start, ticks | {option: YES})

        return (f"'{option}' ticked as well in '{question.id}'", nobody)

    def _lowered(self, check: Check, one: Somebody, name: str, start: int, new: Lits) -> int:
        """The first gives the answer the change starts from, and the second comes out lower."""
        gates = one.gates
        two = Somebody(
            gates, self._book, lambda asked: new if asked == name else one.answers(asked)
        )
        assert check.then is not None
        signs = self._sign_rules() if check.then.never_lowers == "level_from_signs" else None
        levels = [level for level in Level if level is not Level.INFORMATION]
        lower = gates.any(
            gates.all((one.at_least(level, signs), -two.at_least(level))) for level in levels
        )
        return gates.all((*_meant(one, check), one.asked(name), start, lower))

    def _sign_rules(self) -> list[Rule]:
        signs = {question.id for question in self._book.questionnaire if question.symptom}
        conditions = self._book.conditions
        return [r for r in self._book.rules if signs & {*reach(r.when, conditions).questions}]


def _is_read(check: Check) -> bool:
    """Whether this encoder reads the check."""
    if check.then is None or any(getattr(check, name) for name in FIRST_ALONE):
        return False
    return not (check.then.heading_of or check.then.not_heading_of)


def _options(question: AnyQuestion) -> tuple[Option, ...]:
    return () if question.kind == "number" else question.options


def _values(step: StepAnswer, question: AnyQuestion) -> list[str | int]:
    if not isinstance(step, Numbers):
        return [step]
    assert question.kind == "number"
    low, high = step.between or (step.at_least, question.max)
    return [n for n in question.range if (low or 0) <= n <= high]


def _meant(somebody: Somebody, check: Check) -> Iterator[int]:
    """The check speaks of them."""
    yield from map(somebody.asked, check.asked or ())
    if check.given is not None:
        yield somebody.truth(check.given).yes
    if check.given_level is not None:
        yield somebody.gates.any(map(somebody.level, check.given_level))
    yield from map(somebody.advice, check.given_advice or ())
    every = check.every_answer
    for question in somebody.book.questionnaire if every else ():
        assert every is not None
        meant = question.id not in every.except_ and (every.to == "questions" or question.symptom)
        if meant and every.is_ in question.named_answers:
            given = somebody.given(question.id, every.is_)
            yield somebody.gates.any((-somebody.asked(question.id), given))


def _claims(somebody: Somebody, claim: Claim) -> Iterator[int]:
    """What a claim says of one person, part by part."""
    yield from _levels(somebody, claim)
    yield from _given(somebody, claim)
    if claim.holds is not None:
        yield somebody.truth(claim.holds).yes
    if claim.never is not None:
        yield -somebody.truth(claim.never).yes
    for what in claim.exactly_one or ():
        things = _things(somebody, what)
        yield somebody.gates.any(things)
        yield -somebody.gates.at_least(2, things)
    yield from (somebody.gates.any(_things(somebody, what)) for what in claim.at_least_one or ())


def _levels(somebody: Somebody, claim: Claim) -> Iterator[int]:
    if claim.level is not None:
        yield somebody.level(claim.level)
    if claim.level_at_least is not None:
        yield somebody.at_least(claim.level_at_least)
    if claim.level_at_most is not None:
        most = claim.level_at_most.rank
        yield from (-somebody.at_least(level) for level in Level if level.rank < most)


def _given(somebody: Somebody, claim: Claim) -> Iterator[int]:
    if claim.contact is not None:
        yield somebody.meets("contact", claim.contact)
    if claim.card is not None:
        yield somebody.card(claim.card)
    yield from map(somebody.advice, claim.advice or ())
    yield from (-somebody.advice(name) for name in claim.not_advice or ())
    yield from (-somebody.meets("topic", name) for name in claim.not_topic or ())
    yield from map(somebody.asked, claim.asks or ())


def _things(somebody: Somebody, what: str) -> list[int]:
    book = somebody.book
    if what == "level":
        return [somebody.level(level) for level in Level]
    if what == "advice":
        return [somebody.advice(offer.id) for offer in book.advice]
    things = book.contacts if what == "contact" else book.cards
    return [somebody.meets(what, thing.id) for thing in things]
