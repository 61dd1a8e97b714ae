"""A rule book compiled once, so that one set of answers is assessed with a few look-ups.

All boxes of all rules, contacts, cards, advice and topics stand side by side as the bits of one
int. For each question and each state of it there is an int with the bits of the boxes that allow
it. The AND of those ints over all questions leaves exactly the boxes that the answers lie in. (The
same scheme sorts network packets: "bit vector" packet classification.)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rules.engine.answers import UnusableAnswer, check_answers, one_answer
from rules.engine.asking import Asking
from rules.engine.boxes import NOT_NO, YES, Cover, Domain, Region, TooManyBoxes
from rules.engine.doubt import Doubt
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.assessment import Applied
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.questions import AnyQuestion
from rules.model.rules import Rule
from rules.model.truth import Truth

UNANSWERED = Blank.UNANSWERED
UNDECIDED = object()
ALWAYS = 0


@dataclass(eq=False, slots=True)
class Decision:
    """One thing to decide: whether a rule, contact, card, advice or topic is yes (or can't tell).

    `applied` is what a rule adds to the assessment when it comes out so; None when it stays quiet.
    `doubt` tells, where the region is not plainly yes, whether an answer is still to come.
    """

    kind: str
    id: str
    condition: Condition
    region: Region
    applied: Applied | None = None
    doubt: Doubt | None = None
    others: int = 0  # the bits that still need a look once this is decided


class Masks(dict[State, int]):
    """For one question: from its state to the bits of the boxes that allow it, made when needed.

    It never holds more than the question's own states, and nothing about who answered.
    """

    def __init__(self, domain: Domain, boxes: list[tuple[int, int]], free: int) -> None:
        super().__init__()
        self._domain, self._boxes, self._free = domain, boxes, free

    def __missing__(self, state: State) -> int:
        place = 1 << self._domain.index[state]
        mask = self._free
        for bit, allowed in self._boxes:
            if allowed & place:
                mask |= bit
        self[state] = mask
        return mask


class Step(NamedTuple):
    """What reading the answer to one question needs."""

    name: str
    question: AnyQuestion
    plain: frozenset[str | int]
    asking: int  # which "asked when"; ALWAYS when there is none
    masks: Masks | None  # None when no box looks at this question


class ReadAnswers(NamedTuple):
    """Answers as they were read: what is known about each question, in order.

    `hits` are the bits of the boxes that hold; `missing` the questions that are asked and have no
    answer. Where it is itself open whether a question is asked, it is not among them: what decides
    that comes first.
    """

    states: list[State]
    hits: int
    missing: tuple[str, ...]


class Compiled:
    """One rule book, ready to assess."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.order = tuple(book.questionnaire.questions)
        self._cover = Cover(book.questionnaire.questions, book.conditions)
        self._owners: list[Decision] = []
        self.walked: list[list[Decision]] = []  # too wide for boxes
        constraints: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for decisions in self._decisions():
            self._place(decisions, constraints)
        self._everything = (1 << len(self._owners)) - 1
        # Many questions share one "asked when": each is decided once per set of answers.
        conditions = dict.fromkeys(q.asked_when for q in book.questionnaire if q.asked_when)
        number = {condition: i for i, condition in enumerate(conditions, ALWAYS + 1)}
        self._askings = {
            i: Asking(condition, self._cover, self.order) for condition, i in number.items()
        }
        self._steps = [
            Step(
                question.id,
                question,
                question.plain_answers,
                number[question.asked_when] if question.asked_when else ALWAYS,
                self._masks(question.id, constraints),
            )
            for question in book.questionnaire
        ]

    def _place(
        self, decisions: list[Decision], constraints: dict[str, list[tuple[int, int]]]
    ) -> None:
        """Give the boxes of the decisions about one item their bits, yes before can't tell."""
        try:
            covers = [self._cover.boxes(d.condition, d.region) for d in decisions]
        except TooManyBoxes:
            self.walked.append(decisions)
            return
        first = len(self._owners)
        for decision, boxes in zip(decisions, covers, strict=True):
            for box in boxes:
                bit = 1 << len(self._owners)
                self._owners.append(decision)
                for question, allowed in box.items():
                    constraints[question].append((bit, allowed))
        bits = (1 << len(self._owners)) - (1 << first)
        for decision in decisions:
            decision.others = ~bits

    def _masks(self, question: str, constraints: dict[str, list[tuple[int, int]]]) -> Masks | None:
        if question not in constraints:
            return None
        boxes = constraints[question]
        free = self._everything & ~sum(bit for bit, _ in boxes)
        return Masks(self._cover.domain(question), boxes, free)

    def read(self, answers: Mapping[str, object]) -> ReadAnswers:
        """What is known about each question.

        Checks the answers on the way; raises AnswerError, which lists every fault.
        """
        try:
            reading, given = self._read(answers)
        except UnusableAnswer:
            given = -1
        if given != len(answers):
            check_answers(self.book.questionnaire, answers)  # says everything that is wrong
            raise AssertionError("answers that cannot be read must have faults")
        return reading

    def _read(self, answers: Mapping[str, object]) -> tuple[ReadAnswers, int]:
        """What was read, and how many of the answers are to questions of this book."""
        states: list[State] = []
        missing: list[str] = []
        blanks: list[object] = [None, *[UNDECIDED] * len(self._askings)]
        hits, given = self._everything, 0
        for name, question, plain, asking, masks in self._steps:
            answer = answers.get(name, UNANSWERED)
            if answer is not UNANSWERED:
                given += 1
                if not (answer.__class__ in (str, int) and answer in plain):
                    answer = one_answer(question, answer)
            blank = blanks[asking]
            if blank is UNDECIDED:
                blank = blanks[asking] = self._askings[asking].blank(states)
            if blank is not None:
                answer = blank
            elif answer is UNANSWERED:
                missing.append(name)
            states.append(answer)  # type: ignore[arg-type]
            if masks is not None:
                hits &= masks[answer]  # type: ignore[index]
        return ReadAnswers(states, hits, tuple(missing)), given

    def decided(self, states: list[State], hits: int) -> Iterator[Decision]:
        """Every decision that holds: once for each item, yes before can't tell."""
        while hits:
            decision = self._owners[(hits & -hits).bit_length() - 1]
            yield decision
            hits &= decision.others
        if self.walked:
            named = dict(zip(self.order, states, strict=True))
            for decisions in self.walked:
                truth = truth_of(decisions[0].condition, named, self.book.conditions)
                yield from [d for d in decisions if truth in d.region.truths][:1]

    def _decisions(self) -> Iterator[list[Decision]]:
        """What there is to decide, most urgent first.

        Of a rule, whether it is yes and whether it is not no.
        """
        book = self.book
        for rule in sorted(book.rules, key=lambda rule: rule.level.rank):
            yes = _rule_decision(rule, Truth.YES, YES)
            not_no = _rule_decision(rule, Truth.CANT_TELL, NOT_NO)
            not_no.doubt = Doubt(rule.when, book.conditions, self.order)
            yield [yes, not_no]
        for kind, items in (("contact", book.contacts), ("card", book.cards)):
            for item in items:
                yield [Decision(kind, item.id, item.when, YES)]
        for kind, offers in (("advice", book.advice), ("topic", book.topics)):
            for offer in offers:
                if offer.when is not None:
                    yield [Decision(kind, offer.id, offer.when, YES)]


def _rule_decision(rule: Rule, truth: Truth, region: Region) -> Decision:
    level = rule.level if truth is Truth.YES else rule.if_cant_tell
    applied = None if level is None else Applied(rule.id, truth, level)
    return Decision("rule", rule.id, rule.when, region, applied)
