"""The exact logic of a condition, in closed English that a program can read back.

    all of (pregnant is yes; any of (weeks is at most 23; weeks is not_sure); not (a_name holds))

Names are the ids of the content. Nothing is left out and nothing is simplified: the words follow
the condition as written. Whoever reads it needs no other file but the table of named conditions.
"""

from collections.abc import Sequence
from typing import assert_never

from rules.model.conditions import (
    Condition,
    QuestionTest,
    Test,
    Total,
)
from rules.model.interpreter import Interpreter


def exact(condition: Condition) -> str:
    """The condition in one line."""
    return _Exact().read(condition)


class _Exact(Interpreter[str]):
    def test(self, condition: QuestionTest) -> str:
        return f"{condition.question} {_test(condition.test)}"

    def named(self, name: str) -> str:
        return f"{name} holds"

    def total(self, condition: Total) -> str:
        total = condition.total
        return f"total of ({'; '.join(total.of)}) is at least {total.at_least}"

    def opposite(self, part: str) -> str:
        return f"not ({part})"

    def all(self, below: Sequence[str]) -> str:
        return f"all of ({'; '.join(below)})"

    def any(self, below: Sequence[str]) -> str:
        return f"any of ({'; '.join(below)})"

    def at_least(self, n: int, below: Sequence[str]) -> str:
        return f"at least {n} of ({'; '.join(below)})"


def _test(test: Test) -> str:
    values = [str(value) for value in test.values]
    listed = f"({'; '.join(values)})"
    match test.kind:
        case "one_of":
            return f"is one of {listed}"
        case "includes_any":
            return f"includes any of {listed}"
        case "between":
            return f"is from {values[0]} to {values[1]}"
        case "at_least" | "at_most":
            return f"is {test.kind.replace('_', ' ')} {values[0]}"
        case "is" | "includes":
            return f"{test.kind} {values[0]}"
    assert_never(test.kind)
