"""Conditions in words, as an outline: each part on a line of its own, below what it belongs to.

With the answers of a person, each line also says how it came out. The words come from the block
`conditions` of screens.yaml.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.explain import answer_in_words, value_in_words
from rules import Assessment, RuleBook, TraceNode, Truth, named_states, trace_tree
from rules.model.answers import Blank, State
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Test,
    Total,
    parts,
)


@dataclass(frozen=True)
class Line:
    """One part of a condition. `truth` and `answer` are there for a person's answers only."""

    text: str
    parts: tuple["Line", ...] = ()
    truth: Truth | None = None
    answer: str | None = None


class Outline:
    """Writes the conditions of one rule book."""

    def __init__(self, book: RuleBook, words: Mapping[str, str]) -> None:
        self._book, self._words = book, words
        self._means = {named.id: named.means.rstrip(".") for named in book.named_conditions}

    def of(self, condition: Condition) -> Line:
        """A condition by itself; a named one is not opened, for what it means says it all."""
        below = tuple(self.of(part) for _, part in parts(condition))
        return Line(self._text(condition), below)

    def of_rule(self, assessment: Assessment, rule_id: str) -> Line:
        """How a rule came out for one person, named conditions opened."""
        states = named_states(self._book, assessment)
        return self._traced(trace_tree(self._book, assessment, rule_id), states)

    def _traced(self, node: TraceNode, states: Mapping[str, State]) -> Line:
        names = (node.question,) if node.question else [name for name, _ in node.summed]
        answer = ", ".join(self._answer(name, states[name]) for name in names)
        below = tuple(self._traced(part, states) for part in node.parts)
        return Line(self._text(node.condition), below, node.truth, answer or None)

    def _answer(self, name: str, state: State) -> str:
        if isinstance(state, Blank):
            return self._words[state.name.lower()]
        return answer_in_words(self._book.questionnaire.question(name), state)

    def _text(self, condition: Condition) -> str:
        match condition:
            case QuestionTest(question=name, test=test):
                return self._test(name, test)
            case Named(condition=name):
                return self._means[name]
            case Total(total=total):
                labels = self._joined(map(self._label, total.of), self._words["plus"])
                return self._words["total"].format(labels=labels, number=total.at_least)
            case AtLeast(at_least=count):
                return self._words["count"].format(number=count.n)
            case All():
                return self._words["all"]
            case AnyOf():
                return self._words["any"]
            case Not():
                return self._words["not"]

    def _test(self, name: str, test: Test) -> str:
        values = [self._value(name, value) for value in test.values]
        words = self._words["is" if test.kind == "one_of" else test.kind.removesuffix("_any")]
        joined = self._joined(values, self._words["or"])
        return words.format(label=self._label(name), values=joined, low=values[0], high=values[-1])

    def _label(self, name: str) -> str:
        return self._book.questionnaire.question(name).label

    def _value(self, name: str, value: str | int) -> str:
        """An answer that a test names, in the words in which it can be given."""
        said = value_in_words(self._book.questionnaire.question(name), value)
        return said if isinstance(value, int) else self._words["quoted"].format(text=said)

    def _joined(self, texts: Iterable[str], word: str) -> str:
        return f" {word} ".join(texts)
