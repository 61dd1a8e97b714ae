"""Are slips in the promises themselves told? `python -m tests.promise_mutants`, and `make mutants`.

Each mutant is safety.yaml with one promise weakened: left out, one of its checks left out, a claim
one level weaker, or fewer people meant. One of the core is told by `check`, by name; any is told by
`diff`. Exits with 1 where one is told by neither.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from rules import RuleBook, load  # noqa: E402
from rules.changes.rule_changes import promise_changes  # noqa: E402
from rules.model.levels import Level  # noqa: E402
from rules.model.safety import Check, SafetyProperty  # noqa: E402
from rules.proof.core import Core, shipped_core, weakened  # noqa: E402
from tests.mutants.mutation import slips  # noqa: E402

WEAKER = {"level_at_least": 1, "level_at_most": -1}
Mutant = tuple[str, str, RuleBook]  # kind, promise, and the book with it


def mutants(book: RuleBook) -> Iterator[Mutant]:
    """Every way to weaken one promise a little."""
    for promise in book.properties:
        yield "promise left out", promise.id, _with(book, promise, None)
        for place, check in enumerate(promise.checks):
            if len(promise.checks) > 1:
                yield "check left out", promise.id, _with(book, promise, _put(promise, place, None))
            for kind, weaker in _weaker(book, check):
                yield kind, promise.id, _with(book, promise, _put(promise, place, weaker))
    for field in ("more_worrying", "never_together"):
        for one in getattr(book, field):
            left = tuple(other for other in getattr(book, field) if other is not one)
            changes = {field: left}
            yield f"{field}: one left out", field, replace(book, **changes)


def _weaker(book: RuleBook, check: Check) -> Iterator[tuple[str, Check]]:
    for field, step in WEAKER.items():
        level = getattr(check.then, field, None)
        for other in Level:
            if level is not None and other.rank == level.rank + step:
                then = check.then.model_copy(update={field: other}) if check.then else None
                yield "claim one level weaker", check.model_copy(update={"then": then})
    for kind, _, when in slips(book, check.given) if check.given else ():
        yield f"given: {kind}", check.model_copy(update={"given": when})


def _put(promise: SafetyProperty, place: int, check: Check | None) -> SafetyProperty:
    checks = list(promise.checks)
    checks[place : place + 1] = [check] if check else []
    return promise.model_copy(update={"checks": tuple(checks)})


def _with(book: RuleBook, promise: SafetyProperty, new: SafetyProperty | None) -> RuleBook:
    put = (new if one is promise else one for one in book.properties)
    return replace(book, properties=tuple(one for one in put if one is not None))


def told_by(old: RuleBook, new: RuleBook, core: Core) -> str:
    """Who tells that a promise was weakened."""
    if any(weakened(new, core)):
        return "check, as of the core"
    return "diff" if any(promise_changes(old, new)) else "nobody"


def main() -> int:
    """Print who tells what."""
    book, core = load(ROOT), shipped_core()
    found = Counter((kind, told_by(book, changed, core)) for kind, _, changed in mutants(book))
    for (kind, who), count in sorted(found.items()):
        print(f"{kind:<32}{who:<24}{count}")
    print(f"{sum(found.values())} slips in the promises")
    return int(any(who == "nobody" for _, who in found))


if __name__ == "__main__":
    sys.exit(main())
