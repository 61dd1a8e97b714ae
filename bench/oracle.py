"""What every engine must answer, worked out as plainly as possible, sharing code with none.

Truth is True, False or None (can't tell). Nothing here is compiled, ordered or cached.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.workload import LEVELS, Answers, Condition, Rule

PASSES: dict[str, Callable[[Any, Any], bool]] = {
    "one_of": lambda given, wanted: given in wanted,
    "includes": lambda given, wanted: wanted in given,
    "at_least": lambda given, wanted: given >= wanted,
    "at_most": lambda given, wanted: given <= wanted,
    "between": lambda given, wanted: wanted[0] <= given <= wanted[1],
}

Verdict = tuple[str | None, frozenset[str]]


def verdict(rules: tuple[Rule, ...], answers: Answers) -> Verdict:
    """The most urgent level and the ids of all rules that apply."""
    applied = {rule.id: level for rule in rules if (level := applies(rule, answers))}
    level = min(applied.values(), key=LEVELS.index, default=None)
    return level, frozenset(applied)


def applies(rule: Rule, answers: Answers) -> str | None:
    """The level a rule gives for these answers, or None when it stays quiet."""
    truth = holds(rule.when, answers)
    if truth is None:
        return None if rule.if_cant_tell == "quiet" else rule.if_cant_tell
    return rule.level if truth else None


def holds(when: Condition, answers: Answers) -> bool | None:
    """The truth of one condition."""
    ((key, body),) = when.items()
    if key == "not":
        inner = holds(body, answers)
        return None if inner is None else not inner
    if key in ("all", "any", "at_least"):
        parts = body["of"] if key == "at_least" else body
        needed = {"all": len(parts), "any": 1, "at_least": 0}[key] or body["n"]
        truths = [holds(part, answers) for part in parts]
        if truths.count(True) >= needed:
            return True
        return None if truths.count(True) + truths.count(None) >= needed else False
    ((operator, wanted),) = body.items()
    return passes(operator, wanted, answers[key])


def passes(operator: str, wanted: Any, given: Any) -> bool | None:
    """The truth of one test; one that doesn't name "not sure" can't tell about it."""
    if operator == "is":
        wanted, operator = [wanted], "one_of"
    if operator == "one_of" and given in wanted:
        return True
    if given == "not_sure":
        return None
    return PASSES[operator](given, wanted)
