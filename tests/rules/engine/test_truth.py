"""The truth tables, row by row, as the clinical page gives them."""

import pytest

from rules import Truth
from rules.engine.truth import OPPOSITE, answer_passes, count_reaches, total_reaches
from rules.model.answers import Blank
from rules.model.conditions import Test

Y, N, C, O = Truth.YES, Truth.NO, Truth.CANT_TELL, Truth.OPEN  # noqa: E741


@pytest.mark.parametrize(
    ("parts", "all_of", "any_of"),
    [
        ((Y, Y), Y, Y),
        ((Y, N), N, Y),
        ((Y, C), C, Y),
        ((Y, O), O, Y),
        ((N, N), N, N),
        ((N, C), N, C),
        ((N, O), N, O),
        ((C, C), C, C),
        ((C, O), O, O),
        ((O, O), O, O),
    ],
)
def test_all_and_any(parts: tuple[Truth, Truth], all_of: Truth, any_of: Truth) -> None:
    for both in (parts, parts[::-1]):
        assert count_reaches(both, 2) is all_of
        assert count_reaches(both, 1) is any_of


def test_not_swaps_yes_and_no_only() -> None:
    assert {truth: OPPOSITE[truth] for truth in Truth} == {Y: N, N: Y, C: C, O: O}


@pytest.mark.parametrize(
    ("parts", "truth"),
    [
        ((Y, Y, N), Y),
        ((Y, N, N), N),
        ((Y, C, N), C),
        ((Y, O, N), O),
        ((C, O, N), O),
        ((O, N, N), N),
    ],
)
def test_two_of_three(parts: tuple[Truth, ...], truth: Truth) -> None:
    assert count_reaches(parts, 2) is truth


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ((2, 1), Y),
        ((3, "not_sure"), Y),
        ((3, Blank.UNANSWERED), Y),
        ((2, "not_sure"), C),
        ((2, "prefer_not_to_say"), C),
        (("not_sure", Blank.UNANSWERED), O),
        ((2, Blank.NOT_ASKED), N),
        ((2, 0), N),
    ],
)
def test_a_sum_of_three(states: tuple[object, ...], truth: Truth) -> None:
    assert total_reaches(states, 3) is truth  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("test", "state", "truth"),
    [
        ({"is": "yes"}, "yes", Y),
        ({"is": "yes"}, "no", N),
        ({"is": "yes"}, "not_sure", C),
        ({"is": "not_sure"}, "not_sure", Y),
        ({"is": "not_sure"}, "prefer_not_to_say", C),
        ({"is": "not_sure"}, 7, N),
        ({"one_of": ["a", "not_sure"]}, "not_sure", Y),
        ({"at_least": 5}, 5, Y),
        ({"at_least": 5}, 4, N),
        ({"at_most": 5}, 5, Y),
        ({"at_most": 5}, 6, N),
        ({"between": [2, 4]}, 2, Y),
        ({"between": [2, 4]}, 4, Y),
        ({"between": [2, 4]}, 1, N),
        ({"between": [2, 4]}, 5, N),
        ({"is": 3}, 3, Y),
        ({"includes": "a"}, frozenset({"a", "b"}), Y),
        ({"includes": "a"}, frozenset({"b"}), N),
        ({"includes": "a"}, frozenset(), N),
        ({"is": "none"}, frozenset(), Y),
        ({"is": "none"}, frozenset({"a"}), N),
        ({"includes_any": ["a", "c"]}, frozenset({"c"}), Y),
        ({"includes": "a"}, "not_sure", C),
        ({"at_least": 5}, Blank.NOT_ASKED, N),
        ({"is": "not_sure"}, Blank.NOT_ASKED, N),
        ({"at_least": 5}, Blank.UNANSWERED, O),
    ],
)
def test_one_answer(test: dict[str, object], state: object, truth: Truth) -> None:
    assert answer_passes(Test.model_validate(test), state) is truth  # type: ignore[arg-type]
