"""Which rules an answer of "not sure" or "prefer not to say" keeps from being told.

A test that does not name such an answer is can't tell, and so may the rule be that rests on it. It
is worked out with every other test taken as a plain yes or no, in each combination. So no rule is
left out; but one may be named that is a yes already, where two tests hang together in other ways
than by who is asked what.
"""

from collections.abc import Iterator, Mapping, Sequence

from rules import Level, RuleBook, Truth
from rules.engine.truth import OPPOSITE, answer_passes
from rules.model.conditions import QuestionTest, Total
from rules.model.interpreter import Interpreter
from rules.model.questions import SPECIAL_ANSWERS

Truths = frozenset[Truth]
NO: Truths = frozenset({Truth.NO})
PLAIN: Truths = frozenset({Truth.YES, Truth.NO})
Doubts = Mapping[tuple[str, str], Mapping[Level | None, tuple[str, ...]]]
"""By question and answer: the rules that can't be told then, by the level that they give."""


def doubts(book: RuleBook) -> Doubts:
    """What each answer that is not known keeps from being told."""
    found: dict[tuple[str, str], dict[Level | None, tuple[str, ...]]] = {}
    for question, answer, rule in _in_doubt(book):
        by_level = found.setdefault((question, answer), {})
        level = book.rule(rule).if_cant_tell
        by_level[level] = (*by_level.get(level, ()), rule)
    return found


def _in_doubt(book: RuleBook) -> Iterator[tuple[str, str, str]]:
    for question in book.questionnaire:
        for answer in question.special_answers:
            possible = _Possible(book, question.id, answer)
            for rule in book.rules:
                if Truth.CANT_TELL in possible.read(rule.when):
                    yield question.id, answer, rule.id


class _Possible(Interpreter[Truths]):
    """What a condition can be for people who give one answer and are sure of all others.

    Who gives it may never be asked some others: a test of these is a plain no.
    """

    def __init__(self, book: RuleBook, question: str, answer: str) -> None:
        self._conditions, self._question, self._answer = book.conditions, question, answer
        self._never_asked: set[str] = set()
        self._named: dict[str, Truths] = {}
        for other in book.questionnaire:
            if other.asked_when and Truth.YES not in self.read(other.asked_when):
                self._never_asked.add(other.id)
                self._named.clear()

    def test(self, condition: QuestionTest) -> Truths:
        if condition.question == self._question:
            return frozenset({answer_passes(condition.test, self._answer)})
        only_unsure = {*condition.test.values} <= {*SPECIAL_ANSWERS}
        return NO if only_unsure or condition.question in self._never_asked else PLAIN

    def named(self, name: str) -> Truths:
        if name not in self._named:
            self._named[name] = self.read(self._conditions[name])
        return self._named[name]

    def total(self, condition: Total) -> Truths:
        if self._question not in condition.total.of:
            return NO if {*condition.total.of} <= self._never_asked else PLAIN
        return frozenset({Truth.YES, Truth.CANT_TELL})  # the others alone may add up to enough

    def all(self, below: Sequence[Truths]) -> Truths:
        return self.at_least(len(below), below)

    def any(self, below: Sequence[Truths]) -> Truths:
        return self.at_least(1, below)

    def at_least(self, n: int, below: Sequence[Truths]) -> Truths:
        counts = {(0, 0)}  # how many parts are yes, and how many can't be told
        for truths in below:
            counts = {
                (yes + (truth is Truth.YES), unsure + (truth is Truth.CANT_TELL))
                for yes, unsure in counts
                for truth in truths
            }
        return frozenset(
            Truth.YES if yes >= n else Truth.CANT_TELL if yes + unsure >= n else Truth.NO
            for yes, unsure in counts
        )

    def opposite(self, part: Truths) -> Truths:
        return frozenset(OPPOSITE[truth] for truth in part)
