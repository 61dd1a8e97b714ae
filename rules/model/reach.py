"""What a condition reads: which questions it looks at, and which named conditions it rests on."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
    Value,
    walk,
)


def opened(condition: Condition, conditions: Mapping[str, Condition]) -> Iterator[Condition]:
    """The condition, its parts, and once each those of the named conditions it rests on.

    Names that are not among `conditions` are met, but not entered.
    """
    entered: set[str] = set()
    pending = [condition]
    while pending:
        for _, part in walk(pending.pop()):
            yield part
            if isinstance(part, Named) and part.condition in conditions.keys() - entered:
                entered.add(part.condition)
                pending.append(conditions[part.condition])


class Read(NamedTuple):
    """One place where a condition reads the answer to a question."""

    question: str
    part: QuestionTest | Total

    @property
    def values(self) -> tuple[Value, ...]:
        """What is compared with: the values of the test, or what the sum has to reach."""
        if isinstance(self.part, Total):
            return (self.part.total.at_least,)
        return self.part.test.values


def reads(condition: Condition, conditions: Mapping[str, Condition]) -> Iterator[Read]:
    """Everything a condition reads, also by way of named conditions."""
    for part in opened(condition, conditions):
        match part:
            case QuestionTest():
                yield Read(part.question, part)
            case Total(total=total):
                yield from (Read(question, part) for question in total.of)
            case Named() | All() | AnyOf() | AtLeast() | Not():
                pass  # they read nothing themselves
            case _:
                assert_never(part)


class Reach(NamedTuple):
    """What a condition rests on: questions and named conditions, in the order met."""

    questions: tuple[str, ...]
    conditions: tuple[str, ...]


def reach(condition: Condition, conditions: Mapping[str, Condition]) -> Reach:
    """What a condition rests on, also by way of named conditions; unknown names are left out."""
    questions = dict.fromkeys(read.question for read in reads(condition, conditions))
    parts = opened(condition, conditions)
    names = dict.fromkeys(part.condition for part in parts if isinstance(part, Named))
    return Reach(tuple(questions), tuple(name for name in names if name in conditions))
