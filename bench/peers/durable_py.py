"""durable-rules (C under Python): answers asserted as one fact, rules that fire, fact retracted.

It has no not and no at-least, and refuses to load some deeply nested rules (its error 113). So
each rule is given as several, one for each way of being true; that is as fast as nested rules
where those load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from typing import Any

from durable import engine

from bench.peers.notation import (
    Engine,
    Result,
    by_position,
    without_at_least,
    without_not,
    write,
)
from bench.workload import Answers, Workload

Test = dict[str, Any]
OPPOSITES = {"$gte": "$lt", "$lte": "$gt"}


class _Tests:
    """The JSON form of durable rules, given rules without at-least and inner nots."""

    def all(self, parts: list[Test]) -> Test:
        return _joined("$and", parts)

    def any(self, parts: list[Test]) -> Test:
        return _joined("$or", parts)

    def at_least(self, n: int, parts: list[Test]) -> Test:
        raise NotImplementedError("at_least is spelt out beforehand")

    def no(self, part: Test) -> Test:
        ((key, body),) = part.items()
        if key in ("$and", "$or"):
            return _joined({"$and": "$or", "$or": "$and"}[key], [self.no(inner) for inner in body])
        if key == "$iany":
            return {"$iall": {name: {"$neq": item} for name, item in body.items()}}
        return {OPPOSITES[key]: body} if key in OPPOSITES else {"$neq": part}

    def test(self, question: str, operator: str, wanted: Any) -> Test:
        match operator:
            case "is":
                return {question: wanted}
            case "is_not":
                return {"$neq": {question: wanted}}
            case "one_of":
                return {"$or": [{question: value} for value in wanted]}
            case "includes":
                return {"$iany": {question: {"$i": wanted}}}
            case "between":
                return {"$and": [{"$gte": {question: wanted[0]}}, {"$lte": {question: wanted[1]}}]}
        return {"$gte" if operator == "at_least" else "$lte": {question: wanted}}


def facts(work: Workload) -> Engine:
    """All rules in one ruleset; each firing calls back."""
    host = engine.Host()
    fired: set[int] = set()
    ruleset = {
        f"{rule.id}.{i}": {"all": [{"m": _joined("$and", list(way))}], "run": _noting(fired, place)}
        for place, rule in enumerate(work.rules)
        for i, way in enumerate(_ways(_test_of(rule.when)))
    }
    host.register_rulesets({"work": ruleset})

    def assess(answers: Answers) -> Result:
        fired.clear()
        fact = {**answers, "id": "1"}
        for act in (host.assert_fact, host.retract_fact):
            with suppress(engine.MessageNotHandledException):  # said of a fact that fires no rule
                act("work", dict(fact))
        return by_position(work.rules, sorted(fired))

    return assess


def _test_of(when: Any) -> Test:
    test: Test = write(without_at_least(without_not(when)), _Tests())
    return test


def _noting(fired: set[int], place: int) -> Callable[[Any], None]:
    return lambda _context: fired.add(place)


def _joined(key: str, parts: list[Test]) -> Test:
    """One group without groups of its own kind directly inside."""
    flat = [inner for part in parts for inner in part.get(key, [part])]
    return flat[0] if len(flat) == 1 else {key: flat}


def _ways(test: Test) -> Iterator[tuple[Test, ...]]:
    """Every combination of simple tests that makes this one true."""
    ((key, body),) = test.items()
    if key == "$and":
        for parts in product(*[list(_ways(part)) for part in body]):
            yield tuple(inner for part in parts for inner in part)
    elif key == "$or" and not _of_one_question(body):
        for part in body:
            yield from _ways(part)
    else:
        yield (test,)


def _of_one_question(tests: list[Test]) -> bool:
    """Whether these are the plain alternatives of one answer, which the library takes."""
    names = {next(iter(test)) for test in tests}
    return len(names) == 1 and not next(iter(names)).startswith("$")
