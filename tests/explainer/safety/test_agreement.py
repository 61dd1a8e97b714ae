"""Krippendorff's alpha, held to the worked example that the method is taught with."""

from collections.abc import Sequence

import pytest

from explainer.safety.agreement import in_words, ordinal_alpha

# Four observers, twelve units. Nominal 0.743, ordinal 0.815, interval 0.849.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = list(
    zip(*([int(s) if s != "." else None for s in line.split()] for line in OBSERVERS), strict=True)
)


def test_the_worked_example() -> None:
    alpha = ordinal_alpha(UNITS)
    assert alpha is not None
    assert round(alpha, 3) == 0.815


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([(1, 1), (5, 5)], 1),
        ([(1, 1, None), (5, None, 5)], 1),
        ([(1, 1), (1, 1)], None),
        ([(1, None), (None, 2)], None),
        ([], None),
    ],
)
def test_the_ends_of_the_scale(units: list[Sequence[int | None]], alpha: float | None) -> None:
    assert ordinal_alpha(units) == alpha


def test_opposite_judgements_are_worse_than_chance() -> None:
    alpha = ordinal_alpha([(1, 5), (5, 1), (1, 5)])
    assert alpha is not None
    assert alpha < 0


def test_steps_further_apart_count_more() -> None:
    near = ordinal_alpha([(1, 2), (3, 3), (5, 5), (2, 2)])
    far = ordinal_alpha([(1, 5), (3, 3), (5, 5), (2, 2)])
    assert near is not None
    assert far is not None
    assert near > far


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.8, "0.80, they agree"),
        (0.7, "0.70, enough for tentative conclusions only"),
        (0.1, "0.10, they do not agree enough: talk, and judge anew"),
        (None, "cannot be told: too few judged the same, or all gave the same everywhere"),
    ],
)
def test_what_is_made_of_it(alpha: float | None, words: str) -> None:
    assert in_words(alpha) == words
