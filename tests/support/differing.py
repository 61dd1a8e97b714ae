"""How a comparison of many people ends on the command line."""

import time
from collections.abc import Sequence

SHOWN = 10  # of those who differ; more of them would have the same cause


def told(what: str, started: float, differing: Sequence[str]) -> int:
    """Print what was compared, the seconds since `started` and how many differ; the exit code."""
    seconds = time.perf_counter() - started
    print(f"{what} {seconds:.0f} s: {len(differing)} differ")
    for line in differing[:SHOWN]:
        print(line)
    return 1 if differing else 0
