"""Conditions in words, as an outline: each part on a line of its own, below what it belongs to.

With the answers of a person, each line also says how it came out. The words come from the block
`conditions` of screens.yaml.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from explainer.answers_in_words import answer_in_words, value_in_words
from rules import Assessment, RuleBook, TraceNode, Truth, named_states, trace_tree
from rules.model.answers import Blank, State
from rules.model.conditions import Condition, QuestionTest, TestKind, Total
from rules.model.interpreter import Interpreter


@dataclass(frozen=True)
class Line:
    """One part of a condition. `truth` and `answer` are there for a person's answers only."""

    text: str
    parts: tuple["Line", ...] = ()
    truth: Truth | None = None
    answer: str | None = None


class Outline(Interpreter[Line]):
    """Writes the conditions of one rule book. A named condition is said by its meaning."""

    def __init__(self, book: RuleBook, words: Mapping[str, str]) -> None:
        self._book, self._words = book, words
        self._means = {named.id: named.means.rstrip(".") for named in book.named_conditions}

    def of(self, condition: Condition) -> Line:
        """A condition by itself. Named conditions are not opened."""
        return self.read(condition)

    def of_rule(self, assessment: Assessment, rule_id: str) -> Line:
        """How a rule came out for one person, named conditions opened."""
        states = named_states(self._book, assessment)
        return self.of_node(trace_tree(self._book, assessment, rule_id), states)

    def of_node(self, node: TraceNode, states: Mapping[str, State]) -> Line:
        """How one part of a rule came out for the person with these answers."""
        names = (node.question,) if node.question else [name for name, _ in node.summed]
        answer = ", ".join(self._answer(name, states[name]) for name in names)
        below = tuple(self.of_node(part, states) for part in node.parts)
        line = self.join(node.condition, below)
        return replace(line, parts=below, truth=node.truth, answer=answer or None)

    def _answer(self, name: str, state: State) -> str:
        if isinstance(state, Blank):
            return self._words[state.name.lower()]
        return answer_in_words(self._book.questionnaire.question(name), state)

    def test(self, condition: QuestionTest) -> Line:
        """The question, and the answers that pass."""
        name, test = condition.question, condition.test
        values = [self._value(name, value) for value in test.values]
        joined = self._joined(values, self._words["or"])
        label, pattern = self._label(name), self._words[_pattern(test.kind)]
        return Line(pattern.format(label=label, values=joined, low=values[0], high=values[-1]))

    def named(self, name: str) -> Line:
        """What the name stands for, in the words of conditions.yaml."""
        return Line(self._means[name])

    def total(self, condition: Total) -> Line:
        """The numbers that are added up, and what they must reach."""
        labels = self._joined(map(self._label, condition.total.of), self._words["plus"])
        least = condition.total.at_least
        return Line(self._words["total"].format(labels=labels, number=least))

    def all(self, below: Sequence[Line]) -> Line:
        """A heading, and every part below it."""
        return Line(self._words["all"], tuple(below))

    def any(self, below: Sequence[Line]) -> Line:
        """A heading, and every part below it."""
        return Line(self._words["any"], tuple(below))

    def at_least(self, n: int, below: Sequence[Line]) -> Line:
        """A heading with the number, and every part below it."""
        return Line(self._words["count"].format(number=n), tuple(below))

    def opposite(self, part: Line) -> Line:
        """A heading, and the part that must not be so."""
        return Line(self._words["not"], (part,))

    def _label(self, name: str) -> str:
        return self._book.questionnaire.question(name).label

    def _value(self, name: str, value: str | int) -> str:
        """An answer that a test names, in the words in which it can be given."""
        said = value_in_words(self._book.questionnaire.question(name), value)
        return said if isinstance(value, int) else self._words["quoted"].format(text=said)

    def _joined(self, texts: Iterable[str], word: str) -> str:
        return f" {word} ".join(texts)


def _pattern(kind: TestKind) -> str:
    """Which words say this test: with one value or several, they are the same."""
    match kind:
        case "is" | "one_of":
            return "is"
        case "includes" | "includes_any":
            return "includes"
        case "at_least" | "at_most" | "between":
            return kind
    assert_never(kind)
