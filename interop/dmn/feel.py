"""Conditions as FEEL, the expression language of DMN.

Traps of FEEL that shape what is written: a number compared with a text is null and not false, so
the kind of an answer is asked first; null = "yes" is false, so doubt is asked before the value.
"""

import json
from collections.abc import Sequence

from rules.model.book import RuleBook
from rules.model.conditions import Condition, Named, QuestionTest, Test, Total, Value, walk
from rules.model.interpreter import Interpreter
from rules.model.questions import AnyQuestion


def asked(question: str) -> str:
    """The decision whether a question is asked."""
    return f"asked_{question}"


def condition_named(name: str) -> str:
    """The decision for a named condition."""
    return f"condition_{name}"


class Feel(Interpreter[str]):
    """Writes conditions of one rule book: true for yes, false for no, null for can't tell."""

    def __init__(self, book: RuleBook) -> None:
        self._questions = book.questionnaire.questions

    def sure(self, condition: Condition) -> str:
        """True where the condition is yes, false anywhere else; never null."""
        return f"({self.read(condition)}) = true"

    def needs(self, condition: Condition) -> list[str]:
        """The inputs and decisions that the expression of a condition names."""
        found: dict[str, None] = {}
        for _, part in walk(condition):
            match part:
                case Named(condition=name):
                    found[condition_named(name)] = None
                case QuestionTest():
                    found |= dict.fromkeys(self.needed_for(part.question))
                case Total(total=total):
                    found |= dict.fromkeys(need for q in total.of for need in self.needed_for(q))
        return [*found]

    def needed_for(self, question: str) -> list[str]:
        """An input, and the decision whether it counts."""
        return [question, *([asked(question)] if self._questions[question].asked_when else [])]

    def unanswered(self, question: str) -> str:
        """Where a question that is asked has no answer."""
        return f"({self._if_asked(question, f'{question} = null')})"

    def test(self, condition: QuestionTest) -> str:
        """A test of one answer: null where there is none, or one in doubt."""
        name, test = condition.question, condition.test
        question = self._questions[name]
        named = test.values if test.kind in ("is", "one_of") else ()
        others = [special for special in question.special_answers if special not in named]
        doubts = [f"{name} = null", *(_is_special(question, special) for special in others)]
        body = f"if {' or '.join(doubts)} then null else ({_body(question, test)})"
        return f"({self._if_asked(name, body)})"

    def named(self, name: str) -> str:
        """A named condition has a decision of its own."""
        return condition_named(name)

    def total(self, condition: Total) -> str:
        """The given numbers alone reach the sum, or what is not known might."""
        total = condition.total
        given = [(name, f"{self._counts(name)}{name} instance of number") for name in total.of]
        parts = ", ".join(f"if {is_given} then {name} else 0" for name, is_given in given)
        doubts = " or ".join(
            f"({self._counts(name)}not({name} instance of number))" for name in total.of
        )
        reached = f"sum([{parts}]) >= {total.at_least}"
        return f"(if {reached} then true else if {doubts} then null else false)"

    def all(self, below: Sequence[str]) -> str:
        """FEEL's and."""
        return f"({' and '.join(below)})"

    def any(self, below: Sequence[str]) -> str:
        """FEEL's or."""
        return f"({' or '.join(below)})"

    def at_least(self, n: int, below: Sequence[str]) -> str:
        """Counted twice: those that are true, and those that are not false."""
        listed = f"[{', '.join(below)}]"
        sure = f"sum(for part in {listed} return if part = true then 1 else 0)"
        possible = f"sum(for part in {listed} return if part = false then 0 else 1)"
        return f"(if {sure} >= {n} then true else if {possible} < {n} then false else null)"

    def opposite(self, part: str) -> str:
        """FEEL's not."""
        return f"not({part})"

    def _if_asked(self, question: str, body: str) -> str:
        if self._questions[question].asked_when is None:
            return body
        return f"if {asked(question)} = true then ({body}) else false"

    def _counts(self, question: str) -> str:
        asked_when = self._questions[question].asked_when
        return f"{asked(question)} = true and " if asked_when else ""


def text(value: str | int) -> str:
    """A value as FEEL writes it."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _is_special(question: AnyQuestion, special: str) -> str:
    if question.kind == "choices":
        return f"list contains({question.id}, {text(special)})"
    if question.kind == "choice":
        return f"{question.id} = {text(special)}"
    return f"(if {question.id} instance of string then {question.id} = {text(special)} else false)"


def _body(question: AnyQuestion, test: Test) -> str:
    """The test of an answer that is there and, unless the test names it, sure."""
    name, values = question.id, test.values
    if question.kind == "choices":
        return " or ".join(f"list contains({name}, {text(value)})" for value in values)
    if question.kind == "choice":
        return f"{name} = {text(values[0])}" if len(values) == 1 else _among(name, values)
    specials = [_is_special(question, str(v)) for v in values if isinstance(v, str)]
    numbers = [v for v in values if isinstance(v, int)]
    held = [f"(if {name} instance of number then {_number(name, test, numbers)} else false)"]
    return " or ".join(specials + (held if numbers else []))


def _among(name: str, values: Sequence[Value]) -> str:
    return f"{name} in ({', '.join(map(text, values))})"


def _number(name: str, test: Test, numbers: Sequence[int]) -> str:
    match test.kind:
        case "at_least":
            return f"{name} >= {numbers[0]}"
        case "at_most":
            return f"{name} <= {numbers[0]}"
        case "between":
            return f"{name} in [{numbers[0]}..{numbers[1]}]"
        case _:
            return " or ".join(f"{name} = {number}" for number in numbers)
