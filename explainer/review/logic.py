"""The exact logic of a condition, in closed English that a program can read back.

    all of (pregnant is yes; any of (weeks is at most 23; weeks is not_sure); not (a_name holds))

Names are the ids of the content. Nothing is left out and nothing is simplified: the words follow
the condition as written. Whoever reads it needs no other file but the table of named conditions.
"""

from collections.abc import Iterable

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
)


def exact(condition: Condition) -> str:
    """The condition in one line."""
    match condition:
        case QuestionTest(question=name, test=test):
            return f"{name} {_test(test)}"
        case Named(condition=name):
            return f"{name} holds"
        case Total(total=total):
            return f"total of ({'; '.join(total.of)}) is at least {total.at_least}"
        case Not(not_=part):
            return f"not ({exact(part)})"
        case All(all=parts):
            return f"all of ({_joined(parts)})"
        case AnyOf(any=parts):
            return f"any of ({_joined(parts)})"
        case AtLeast(at_least=count):
            return f"at least {count.n} of ({_joined(count.of)})"
    raise TypeError(f"not a condition: {condition!r}")


def _joined(parts: Iterable[Condition]) -> str:
    return "; ".join(map(exact, parts))


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
    return f"{test.kind} {values[0]}"  # is, includes
