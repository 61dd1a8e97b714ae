"""Are slips in the promises told? `python -m tests.mutants.promises`, and `make mutants`.

Each mutant is safety.yaml with one promise weakened: left out, one of its checks left out, a claim
one level weaker, or fewer people meant. One of the core is told by `check`, by name; any is told by
`diff`. Exits with 1 where one is told by neither.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rules import RuleBook, load
from rules.changes.rule_changes import promise_changes
from rules.model.levels import Level
from rules.model.safety import Check, SafetyProperty
from rules.proof.core import Core, shipped_core, weakened
from tests.mutants.mutation import slips

NOBODY = "nobody"
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
    for order in book.more_worrying:
        orders = tuple(other for other in book.more_worrying if other is not order)
        yield "order left out", "more_worrying", replace(book, more_worrying=orders)
    for pair in book.never_together:
        pairs = tuple(other for other in book.never_together if other is not pair)
        yield "pair left out", "never_together", replace(book, never_together=pairs)


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
    """Who tells that a promise was weakened, by its name."""
    if any(weakened(new, core)):
        return "check, as of the core"
    return "diff" if any(promise_changes(old, new)) else NOBODY


def main() -> int:
    """Print who tells what."""
    book, core = load(), shipped_core()
    found = [(kind, name, told_by(book, changed, core)) for kind, name, changed in mutants(book)]
    for (kind, who), count in sorted(Counter((kind, who) for kind, _, who in found).items()):
        print(f"{kind:<32}{who:<24}{count}")
    print(f"{len(found)} slips in the promises")
    silent = [f"{name}: {kind}" for kind, name, who in found if who == NOBODY]
    print(*(f"told by nobody: {one}" for one in silent), sep="\n")
    return int(bool(silent))


if __name__ == "__main__":
    sys.exit(main())
