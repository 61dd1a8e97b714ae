"""Why a rule did not apply: for reviewers, which parts of its condition failed, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.explain import answer_in_words, value_in_words
from rules import Assessment, RuleBook, Truth, named_states, trace_tree
from rules.model.answers import Blank, State
from rules.model.assessment import TraceNode
from rules.model.conditions import Not, QuestionTest, Test, Total

BLANKS = {Blank.NOT_ASKED: "not asked", Blank.UNANSWERED: "not answered yet"}


@dataclass(frozen=True)
class Failed:
    """One part that keeps a rule from being yes: what was needed, and what was answered."""

    needed: str
    answered: str
    truth: Truth

    def __str__(self) -> str:
        """One line, such as `needed: Weeks of pregnancy at most 23; answered: 25 weeks`."""
        return f"needed: {self.needed}; answered: {self.answered}"


def why_not(book: RuleBook, assessment: Assessment, rule_id: str) -> tuple[Failed, ...]:
    """The parts that keep this rule from being a plain yes; empty when it is one.

    An "any of" fails by all of its parts, an "all of" by those that are not yes. KeyError when the
    book has no such rule.
    """
    tree = trace_tree(book, assessment, rule_id)
    found = _Failures(book, named_states(book, assessment)).of(tree, wanted=Truth.YES)
    return tuple(dict.fromkeys(found))


class _Failures:
    def __init__(self, book: RuleBook, states: dict[str, State]) -> None:
        self._book, self._states = book, states

    def of(self, node: TraceNode, wanted: Truth) -> Iterator[Failed]:
        """What keeps this part from being `wanted` (yes, or no below a "not")."""
        if node.truth is wanted:
            return
        if isinstance(node.condition, QuestionTest):
            yield self._test(node, node.condition, wanted)
        elif isinstance(node.condition, Total):
            yield self._total(node, node.condition, wanted)
        else:
            below = wanted
            if isinstance(node.condition, Not):
                below = Truth.NO if wanted is Truth.YES else Truth.YES
            for part in node.parts:
                yield from self.of(part, below)

    def _test(self, node: TraceNode, condition: QuestionTest, wanted: Truth) -> Failed:
        question = self._book.questionnaire.question(condition.question)
        needed = f"{question.label} {self._words(condition.question, condition.test)}"
        if wanted is Truth.NO:
            needed = f"not ({needed})"
        return Failed(needed, self._answer(condition.question), node.truth)

    def _total(self, node: TraceNode, condition: Total, wanted: Truth) -> Failed:
        names = condition.total.of
        labels = [self._book.questionnaire.question(name).label for name in names]
        needed = f"{' + '.join(labels)} at least {condition.total.at_least}"
        if wanted is Truth.NO:
            needed = f"not ({needed})"
        return Failed(needed, ", ".join(map(self._answer, names)), node.truth)

    def _words(self, name: str, test: Test) -> str:
        values = [self._value(name, value) for value in test.values]
        match test.kind:
            case "between":
                return f"from {values[0]} to {values[1]}"
            case "at_least" | "at_most":
                return f"{test.kind.replace('_', ' ')} {values[0]}"
            case "includes" | "includes_any":
                return f"includes {_any_of(values)}"
            case _:
                return f"is {_any_of(values)}"

    def _value(self, name: str, value: str | int) -> str:
        said = value_in_words(self._book.questionnaire.question(name), value)
        return said if isinstance(value, int) else f"'{said}'"

    def _answer(self, name: str) -> str:
        state = self._states[name]
        if isinstance(state, Blank):
            return BLANKS[state]
        return answer_in_words(self._book.questionnaire.question(name), state)


def _any_of(values: list[str]) -> str:
    return " or ".join(values)
