"""A rule book compiled once, so that one set of answers is assessed with a few look-ups.

All boxes of all rules, contacts, advice and topics stand side by side as the bits of one int. For
each question and each state of it there is an int with the bits of the boxes that allow it. The
AND of those ints over all questions leaves exactly the boxes that the answers lie in. (The same
scheme sorts network packets: "bit vector" packet classification.)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from rules.engine.boxes import NOT_NO, YES, Box, Cover, Domain, Region, TooManyBoxes
from rules.engine.walk import truth_of
from rules.model.answers import Answer, Blank, State
from rules.model.book import RuleBook
from rules.model.conditions import Condition, Named, QuestionTest, Total, walk
from rules.model.rules import Contact, Offer, Rule
from rules.model.truth import Truth


@dataclass(frozen=True, eq=False, slots=True)
class Decision:
    """One thing to decide: whether a rule, contact, advice or topic is yes (or not no).

    Compared by identity: each pair of item and region is one decision.
    """

    item: Rule | Contact | Offer
    kind: str
    region: Region


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


class Asking(NamedTuple):
    """An "asked when": its boxes, and the questions it reads (by their place in the order)."""

    condition: Condition
    boxes: tuple[tuple[tuple[int, dict[State, int], int], ...], ...]
    questions: tuple[int, ...]


class Compiled:
    """One rule book, ready to assess."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.conditions = book.conditions
        questions = book.questionnaire.questions
        self._cover = Cover(questions, book.conditions)
        self.order = tuple(questions)
        self._position = {question: i for i, question in enumerate(self.order)}
        # Many questions share one "asked when": each is decided once per set of answers.
        conditions = dict.fromkeys(q.asked_when for q in questions.values() if q.asked_when)
        self._askings = tuple(map(self._asking_of, conditions))
        number = {condition: i for i, condition in enumerate(conditions)}
        self._asked_by = tuple(
            number[q.asked_when] if q.asked_when else None for q in questions.values()
        )
        self.walked: list[tuple[Decision, Condition]] = []  # too wide for boxes
        self._owners: list[Decision] = []
        self._constraints: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for decision, condition in _decisions(book):
            self._place(decision, condition)
        self._everything = (1 << len(self._owners)) - 1

    def _place(self, decision: Decision, condition: Condition) -> None:
        """Give the decision's boxes their bits."""
        try:
            boxes = self._cover.boxes(condition, decision.region)
        except TooManyBoxes:
            self.walked.append((decision, condition))
            return
        for box in boxes:
            bit = 1 << len(self._owners)
            self._owners.append(decision)
            for question, allowed in box.items():
                self._constraints[question].append((bit, allowed))

    @cached_property
    def _masks(self) -> tuple[tuple[int, Masks], ...]:
        masks = []
        for question, boxes in self._constraints.items():
            taken = sum(bit for bit, _ in boxes)
            domain = self._cover.domain(question)
            masks.append(
                (self._position[question], Masks(domain, boxes, self._everything & ~taken))
            )
        return tuple(masks)

    def _asking_of(self, condition: Condition) -> Asking:
        boxes = tuple(self._located(box) for box in self._cover.boxes(condition, YES))
        names = questions_of(condition, self.conditions)
        return Asking(condition, boxes, tuple(self._position[name] for name in names))

    def _located(self, box: Box) -> tuple[tuple[int, dict[State, int], int], ...]:
        return tuple(
            (self._position[question], self._cover.domain(question).index, allowed)
            for question, allowed in box.items()
        )

    def states(self, answers: Mapping[str, Answer]) -> list[State]:
        """What is known about each question, in order; as `states_of`, but fast."""
        states: list[State] = []
        blanks: list[Blank | Literal[False] | None] = [False] * len(self._askings)
        for question, number in zip(self.order, self._asked_by, strict=True):
            answer = answers.get(question, Blank.UNANSWERED)
            if number is not None:
                blank = blanks[number]
                if blank is False:
                    blank = blanks[number] = self._blank(self._askings[number], states)
                if blank is not None:
                    answer = blank
            states.append(answer)
        return states

    def _blank(self, asking: Asking, states: list[State]) -> Blank | None:
        """Why questions with this "asked when" have no answer; None when they are asked."""
        for box in asking.boxes:
            for position, index, allowed in box:
                if not allowed >> index[states[position]] & 1:
                    break
            else:
                return None
        for position in asking.questions:
            if states[position] is Blank.UNANSWERED:
                truth = truth_of(asking.condition, self.named(states), self.conditions)
                return Blank.UNANSWERED if truth is Truth.OPEN else Blank.NOT_ASKED
        return Blank.NOT_ASKED

    def named(self, states: list[State]) -> dict[str, State]:
        """The states by question id (the first ones only, while not all are known)."""
        return dict(zip(self.order, states, strict=False))

    def hits(self, states: list[State]) -> int:
        """The bits of all boxes that the answers lie in."""
        hits = self._everything
        for position, masks in self._masks:
            hits &= masks[states[position]]
        return hits

    def decided(self, states: list[State], hits: int) -> Iterator[Decision]:
        """Every decision whose condition lies in its region; some more than once."""
        while hits:
            lowest = hits & -hits
            yield self._owners[lowest.bit_length() - 1]
            hits ^= lowest
        if self.walked:
            named = self.named(states)
            for decision, condition in self.walked:
                if truth_of(condition, named, self.conditions) in decision.region.truths:
                    yield decision


def _decisions(book: RuleBook) -> Iterator[tuple[Decision, Condition]]:
    for rule in sorted(book.rules, key=lambda rule: rule.level.rank):
        yield Decision(rule, "rule", YES), rule.when
        yield Decision(rule, "rule", NOT_NO), rule.when
    for contact in book.contacts:
        yield Decision(contact, "contact", YES), contact.when
    for kind, offers in (("advice", book.advice), ("topic", book.topics)):
        for offer in offers:
            if offer.when is not None:
                yield Decision(offer, kind, YES), offer.when


def questions_of(condition: Condition, conditions: Mapping[str, Condition]) -> tuple[str, ...]:
    """Every question the condition reads, through named conditions too, in order of first use."""
    found: dict[str, None] = {}
    for _, part in walk(condition):
        match part:
            case QuestionTest():
                found[part.question] = None
            case Total(total=total):
                found.update(dict.fromkeys(total.of))
            case Named(condition=name):
                found.update(dict.fromkeys(questions_of(conditions[name], conditions)))
    return tuple(found)
