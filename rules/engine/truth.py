"""What each part of the condition language means, in four truth values.

With nothing open this is strong Kleene logic. *No* decides an "all of", *yes* decides an "any of";
where neither does, an unanswered question (open) comes before a "not sure" (can't tell), because
the answer is still to come.
"""

from collections.abc import Iterable
from typing import assert_never, cast

from rules.model.answers import Blank, State, is_unknown
from rules.model.conditions import Test
from rules.model.truth import Truth

OPPOSITE = {
    Truth.YES: Truth.NO,
    Truth.NO: Truth.YES,
    Truth.CANT_TELL: Truth.CANT_TELL,
    Truth.OPEN: Truth.OPEN,
}


def count_reaches(truths: Iterable[Truth], n: int) -> Truth:
    """Whether at least `n` of the parts are yes.

    With `n` = 1 this is "any of", with `n` = the number of parts it is "all of".
    """
    truths = tuple(truths)
    if truths.count(Truth.YES) >= n:
        return Truth.YES
    if len(truths) - truths.count(Truth.NO) < n:
        return Truth.NO
    return Truth.OPEN if Truth.OPEN in truths else Truth.CANT_TELL


def total_reaches(states: Iterable[State], least: int) -> Truth:
    """Whether the given numbers alone add up to `least`; a number not asked for counts as 0."""
    states = tuple(states)
    if sum(state for state in states if isinstance(state, int)) >= least:
        return Truth.YES
    if Blank.UNANSWERED in states:
        return Truth.OPEN
    return Truth.CANT_TELL if any(map(is_unknown, states)) else Truth.NO


def answer_passes(test: Test, state: State) -> Truth:
    """Whether one answer passes one test."""
    if state is Blank.NOT_ASKED:
        return Truth.NO
    if state is Blank.UNANSWERED:
        return Truth.OPEN
    if is_unknown(state):
        named = test.looks_at == "answer" and state in test.values
        return Truth.YES if named else Truth.CANT_TELL
    return Truth.YES if _passes(test, state) else Truth.NO


def _passes(test: Test, state: State) -> bool:
    """Whether a given answer (an option, a number or a set of options) passes."""
    if isinstance(state, frozenset):
        # `is` and `one_of` can name only `none` of a question that takes several options.
        return not state.isdisjoint(test.values) if state else "none" in test.values
    if isinstance(state, int):
        return _compare(test, state)
    return state in test.values


def _compare(test: Test, number: int) -> bool:
    values = cast(tuple[int, ...], test.values)  # `check` lets no other test near a number
    match test.kind:
        case "at_least":
            return number >= values[0]
        case "at_most":
            return number <= values[0]
        case "between":
            return values[0] <= number <= values[1]
        case "is" | "one_of" | "includes" | "includes_any":
            return number in values
    assert_never(test.kind)
