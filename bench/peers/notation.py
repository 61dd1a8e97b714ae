"""From our condition language to another notation: one fold, and the forms some peers need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, Protocol

from bench.workload import Answers, Condition, Rule

Result = tuple[str | None, Sequence[str]]
Engine = Callable[[Answers], Result]


class Notation(Protocol):
    """How one peer writes each kind of condition."""

    def all(self, parts: list[Any]) -> Any:
        """Every part."""

    def any(self, parts: list[Any]) -> Any:
        """One part or more."""

    def at_least(self, n: int, parts: list[Any]) -> Any:
        """`n` parts or more."""

    def no(self, part: Any) -> Any:
        """Not this part."""

    def test(self, question: str, operator: str, wanted: Any) -> Any:
        """One test; besides the operators of our language, `is_not`."""


def write(when: Condition, into: Notation) -> Any:
    """The condition in the peer's notation."""
    ((key, body),) = when.items()
    if key == "all":
        return into.all([write(part, into) for part in body])
    if key == "any":
        return into.any([write(part, into) for part in body])
    if key == "at_least":
        return into.at_least(body["n"], [write(part, into) for part in body["of"]])
    if key == "not":
        ((question, test),) = body.items()
        if isinstance(test, dict) and "is" in test:
            return into.test(question, "is_not", test["is"])
        return into.no(write(body, into))
    ((operator, wanted),) = body.items()
    return into.test(key, operator, wanted)


def without_not(when: Condition, negate: bool = False) -> Condition:
    """The same condition with `not` only directly around a test (negation normal form)."""
    ((key, body),) = when.items()
    if key == "not":
        return without_not(body, not negate)
    if key in ("all", "any"):
        swapped = {"all": "any", "any": "all"}[key] if negate else key
        return {swapped: [without_not(part, negate) for part in body]}
    if key == "at_least":
        parts = [without_not(part, negate) for part in body["of"]]
        n = len(parts) - body["n"] + 1 if negate else body["n"]
        return {"at_least": {"n": n, "of": parts}}
    return {"not": when} if negate else when


def without_at_least(when: Condition) -> Condition:
    """The same condition with every `at_least` spelt out as any of all of `n` parts."""
    ((key, body),) = when.items()
    if key in ("all", "any"):
        return {key: [without_at_least(part) for part in body]}
    if key == "not":
        return {key: without_at_least(body)}
    if key == "at_least":
        parts = [without_at_least(part) for part in body["of"]]
        return {"any": [{"all": list(some)} for some in combinations(parts, body["n"])]}
    return when


def by_position(rules: Sequence[Rule], places: Sequence[int]) -> Result:
    """The result from the places of the rules that apply, lowest first.

    The workload's rules are in order of urgency, so the first that applies has the level. Every
    peer is spared the search for the most urgent one.
    """
    level = rules[places[0]].level if places else None
    return level, [rules[place].id for place in places]
