"""One condition tree at a time: the plain reading, and the trees shown to reviewers."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from rules.engine.truth import OPPOSITE, answer_passes, count_reaches, total_reaches
from rules.model.answers import State
from rules.model.assessment import TraceNode
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
    parts,
)
from rules.model.interpreter import Interpreter
from rules.model.truth import Truth

States = Mapping[str, State]
Conditions = Mapping[str, Condition]


def truth_of(condition: Condition, states: States, conditions: Conditions) -> Truth:
    """The truth of a condition; `conditions` holds the named conditions by name."""
    return _Truths(states, conditions).read(condition)


def truths_of(
    wanted: Mapping[str, Condition], states: States, conditions: Conditions
) -> dict[str, Truth]:
    """The truths of several conditions, by name; a named condition in them is read once."""
    truths = _Truths(states, conditions)
    return {name: truths.read(condition) for name, condition in wanted.items()}


def tree_of(condition: Condition, states: States, conditions: Conditions) -> TraceNode:
    """The condition with the truth of each of its parts and the answers they rest on."""
    return _Truths(states, conditions).tree(condition)


class _Truths(Interpreter[Truth]):
    def __init__(self, states: States, conditions: Conditions) -> None:
        self._states, self._conditions = states, conditions
        self._named: dict[str, Truth] = {}

    def test(self, condition: QuestionTest) -> Truth:
        return answer_passes(condition.test, self._states[condition.question])

    def named(self, name: str) -> Truth:
        if name not in self._named:
            self._named[name] = self.read(self._conditions[name])
        return self._named[name]

    def total(self, condition: Total) -> Truth:
        total = condition.total
        return total_reaches((self._states[question] for question in total.of), total.at_least)

    def all(self, below: Sequence[Truth]) -> Truth:
        return count_reaches(below, len(below))

    def any(self, below: Sequence[Truth]) -> Truth:
        return count_reaches(below, 1)

    def at_least(self, n: int, below: Sequence[Truth]) -> Truth:
        return count_reaches(below, n)

    def opposite(self, part: Truth) -> Truth:
        return OPPOSITE[part]

    def tree(self, condition: Condition) -> TraceNode:
        """The condition with its truth, and below it the trees of its parts."""
        match condition:
            case QuestionTest(question=name):
                truth = self.test(condition)
                return TraceNode(condition, truth, question=name, state=self._states[name])
            case Named(condition=name):
                body = self.tree(self._conditions[name])
                return TraceNode(condition, body.truth, (body,))
            case All() | AnyOf() | AtLeast() | Not():
                nodes = tuple(self.tree(part) for part in parts(condition))
                return TraceNode(condition, self.join(condition, [n.truth for n in nodes]), nodes)
            case Total(total=total):
                summed = tuple((name, self._states[name]) for name in total.of)
                return TraceNode(condition, self.total(condition), summed=summed)
        assert_never(condition)
