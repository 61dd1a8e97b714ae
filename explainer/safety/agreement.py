"""How far people agree who judged the same things without seeing each other's judgement.

Krippendorff's alpha: 1 is agreement, 0 is what chance would give. It takes any number of people and
gaps. Source: K. Krippendorff, Content Analysis, chapter on reliability; the worked example of his
"Computing Krippendorff's alpha-reliability" is in the tests (MEMORY: neither was opened for this).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import permutations

Judgements = Sequence[int | None]  # of one thing, one for each person; None for a gap


def ordinal_alpha(units: Iterable[Judgements]) -> float | None:
    """Alpha for judgements on a scale of steps, such as 1 to 5.

    None where it cannot be told: nobody judged what another did, or all gave the same everywhere.
    """
    pairs, totals = _pairs(units)
    steps = sorted(totals)
    number = sum(totals.values())

    def distance(one: int, other: int) -> float:
        low, high = min(one, other), max(one, other)
        between = sum(totals[step] for step in steps if low <= step <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    seen = sum(pairs[one, other] * distance(one, other) for one, other in pairs)
    chance = sum(
        totals[one] * totals[other] * distance(one, other) for one in steps for other in steps
    )
    return None if not chance else 1 - (number - 1) * seen / chance


def _pairs(units: Iterable[Judgements]) -> tuple[dict[tuple[int, int], float], Counter[int]]:
    """How often two people gave these two steps to one thing, and how often each step was given.

    A thing that m people judged counts m times, so each of its pairs counts 1/(m-1).
    """
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    totals: Counter[int] = Counter()
    for unit in units:
        given = [step for step in unit if step is not None]
        if len(given) > 1:
            totals.update(given)
            for pair in permutations(given, 2):
                pairs[pair] += 1 / (len(given) - 1)
    return pairs, totals


def in_words(alpha: float | None) -> str:
    """Alpha with what is usually made of it (0.8 and 0.667 are Krippendorff's own marks)."""
    if alpha is None:
        return "cannot be told: too few judged the same, or all gave the same everywhere"
    if alpha >= 0.8:
        meaning = "they agree"
    elif alpha >= 0.667:
        meaning = "enough for tentative conclusions only"
    else:
        meaning = "they do not agree enough: talk, and judge anew"
    return f"{alpha:.2f}, {meaning}"
