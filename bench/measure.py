"""Timing calls, and the few statistics shown."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean
from time import perf_counter, perf_counter_ns
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Timing:
    """One round: microseconds a call, how many calls, and how many answered wrongly."""

    p50: float
    p99: float
    mean: float
    calls: int
    wrong: int = 0

    @property
    def per_second(self) -> float:
        return 1e6 / self.mean


def time_calls(
    call: Callable[[Item], Answer],
    items: Iterable[Item],
    seconds: float,
    is_right: Callable[[Item, Answer], bool] = lambda _item, _answer: True,
) -> Timing:
    """Time each call for up to `seconds`; each answer is checked outside the clock."""
    gc.collect()
    took: list[int] = []
    wrong = 0
    end = perf_counter() + seconds
    for item in items:
        start = perf_counter_ns()
        answer = call(item)
        took.append(perf_counter_ns() - start)
        wrong += not is_right(item, answer)
        if perf_counter() > end:
            break
    return summary(took, wrong)


def summary(nanoseconds: Sequence[int], wrong: int = 0) -> Timing:
    """One round's figures."""
    ordered = sorted(nanoseconds)
    return Timing(
        p50=percentile(ordered, 50) / 1000,
        p99=percentile(ordered, 99) / 1000,
        mean=fmean(ordered) / 1000,
        calls=len(ordered),
        wrong=wrong,
    )


def percentile(ordered: Sequence[int], percent: int) -> int:
    """The value that `percent` of the sorted values do not exceed (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def from_place(items: Sequence[Item], place: int) -> Iterable[Item]:
    """Every item once, beginning at `place` and going round."""
    start = place % len(items)
    return (*islice(items, start, None), *islice(items, start))
