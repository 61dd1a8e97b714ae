"""Which answers decide how a rule came out.

The result is enough by itself: as long as these answers stay, changing any other answer leaves
the rule as it was. Where several answers each make the rule apply, all of them are named: someone
who had two late losses and an operation is told of both. Where several keep it from applying, a
small set that does so is chosen.
"""

from collections.abc import Iterable, Mapping
from typing import assert_never

from rules import Assessment, RuleBook, Truth, named_states, trace_tree
from rules.engine.walk import tree_of
from rules.model.answers import Blank, State
from rules.model.assessment import TraceNode
from rules.model.conditions import All, AnyOf, AtLeast, Named, Not, QuestionTest, Total

Names = frozenset[str]


def deciding_questions(book: RuleBook, assessment: Assessment, rule_id: str) -> tuple[str, ...]:
    """The questions whose answers decide this rule, in the questionnaire's order."""
    states = named_states(book, assessment)
    names = _Support(book, states).of(trace_tree(book, assessment, rule_id))
    return tuple(question for question in states if question in names)


class _Support:
    """Finds, for a part of a condition, a small set of questions that settles its truth."""

    def __init__(self, book: RuleBook, states: Mapping[str, State]) -> None:
        self._book, self._states = book, states

    def of(self, node: TraceNode) -> Names:
        if node.question is not None:
            return self._answer(node.question)
        if node.summed:
            return self._sum(node)
        parts = [(part.truth, self.of(part)) for part in node.parts]
        return self._parts(node, parts)

    def _answer(self, name: str) -> Names:
        """The question itself (unless it is not asked), and what makes it asked or not."""
        asked_when = self._book.questionnaire.question(name).asked_when
        asked: Names = frozenset()
        if asked_when is not None:
            asked = self.of(tree_of(asked_when, self._states, self._book.conditions))
        return asked if self._states[name] is Blank.NOT_ASKED else asked | {name}

    def _sum(self, node: TraceNode) -> Names:
        """For a sum that is reached, the largest numbers that reach it; else all numbers."""
        names = [name for name, _ in node.summed]
        if node.truth is Truth.YES and isinstance(node.condition, Total):
            names, left = [], node.condition.total.at_least
            given = [(state, name) for name, state in node.summed if isinstance(state, int)]
            for number, name in sorted(given, reverse=True):
                if left > 0:
                    names.append(name)
                    left -= number
        return _together(map(self._answer, names))

    def _parts(self, node: TraceNode, parts: list[tuple[Truth, Names]]) -> Names:
        """All parts that are yes, or so many that are no that it cannot be yes."""
        if isinstance(node.condition, Not):
            return _together(names for _, names in parts)
        if node.truth is Truth.YES:
            return _together(names for truth, names in parts if truth is Truth.YES)
        if node.truth is Truth.NO:
            return _together(_smallest(parts, Truth.NO, len(parts) - _least_yes(node) + 1))
        return _together(names for _, names in parts)


def _least_yes(node: TraceNode) -> int:
    match node.condition:
        case AnyOf():
            return 1
        case AtLeast(at_least=count):
            return count.n
        case All() | Not() | Named() | QuestionTest() | Total():
            return len(node.parts)
    assert_never(node.condition)


def _smallest(parts: list[tuple[Truth, Names]], truth: Truth, count: int) -> list[Names]:
    return sorted((names for found, names in parts if found is truth), key=len)[:count]


def _together(sets: Iterable[Names]) -> Names:
    return frozenset[str]().union(*sets)
