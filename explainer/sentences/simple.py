"""Conditions without what only their way of writing adds."""

from typing import assert_never

from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    CountOf,
    Named,
    Not,
    QuestionTest,
    Total,
)


def simplified(condition: Condition) -> Condition:
    """The same meaning with fewer brackets.

    An "all of" inside an "all of" is opened, so is an "any of" inside an "any of"; a list of one is
    its part; "not not" is dropped; "at least 1 of" is "any of" and "at least all of" is "all of".
    """
    match condition:
        case All(all=parts):
            return _joined(All, parts)
        case AnyOf(any=parts):
            return _joined(AnyOf, parts)
        case AtLeast(at_least=count):
            return _counted(count)
        case Not(not_=part):
            inner = simplified(part)
            return inner.not_ if isinstance(inner, Not) else Not.model_validate({"not": inner})
        case QuestionTest() | Named() | Total():
            return condition
    assert_never(condition)


def _counted(count: CountOf) -> Condition:
    if count.n == 1:
        return _joined(AnyOf, count.of)
    if count.n == len(count.of):
        return _joined(All, count.of)
    return AtLeast(at_least=CountOf(n=count.n, of=tuple(map(simplified, count.of))))


def _joined(kind: type[All] | type[AnyOf], parts: tuple[Condition, ...]) -> Condition:
    opened: list[Condition] = []
    for part in map(simplified, parts):
        match part:
            case All(all=inner) if kind is All:
                opened += inner
            case AnyOf(any=inner) if kind is AnyOf:
                opened += inner
            case _:
                opened.append(part)
    if len(opened) == 1:
        return opened[0]
    return All(all=tuple(opened)) if kind is All else AnyOf(any=tuple(opened))
