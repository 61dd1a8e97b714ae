"""The words of a limit, tried on the numbers at and beside it."""

import pytest

from rules.lint.operator_words import wrong_number


@pytest.mark.parametrize(
    ("test", "words", "is_right"),
    [
        ("at_least", "is at least {low}", True),
        ("at_least", "is {low} or more", True),
        ("at_least", "is more than {low}", False),
        ("at_least", "is at most {low}", False),
        ("at_least_not", "is below {low}", True),
        ("at_most", "is {low} or fewer", True),
        ("at_most", "is under {low}", False),
        ("at_most_not", "is not {low} or fewer", True),
        ("between", "is from {low} up to and including {high}", True),
        ("between", "is above {low} and below {high}", False),
        ("between_not", "is not from {low} to {high}", True),
        ("total", "{labels} come to {number} or more together", True),
        ("total", "{labels} come to more than {number} together", False),
        ("at_least", "is rather {low}ish", False),
    ],
)
def test_words_of_a_limit_are_tried_on_numbers(test: str, words: str, is_right: bool) -> None:
    assert (wrong_number(test, words) == "") is is_right
