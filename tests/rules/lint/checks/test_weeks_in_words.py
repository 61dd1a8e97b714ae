"""Weeks in words are limits, on their right side."""

import pytest

from rules.lint.checks.weeks_in_words import Limits, wrong_weeks


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Before 37 weeks, call.", []),
        ("From 37 weeks, call.", []),
        ("At 36 weeks or before, call.", []),
        ("Before 36 weeks, call.", [36]),
        ("From 34 weeks, call.", [34]),
        ("At 37 weeks or before, call.", [37]),
        ("From 30 to 36 weeks", [30]),
    ],
)
def test_weeks_are_limits_on_their_right_side(words: str, wrong: list[int]) -> None:
    limits = Limits(starts={37}, ends={36})
    assert [number for number, _ in wrong_weeks(words, limits)] == wrong
