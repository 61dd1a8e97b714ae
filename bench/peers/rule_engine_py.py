"""rule-engine (Python): one compiled rule each, tested with `matches`."""

from __future__ import annotations

from typing import Any

import rule_engine

from bench.peers.notation import Engine, Result, by_position, write
from bench.workload import Answers, Workload


class _Text:
    """The rule-engine language; `at_least` is a sum of ternaries."""

    def all(self, parts: list[str]) -> str:
        return f"({' and '.join(parts)})"

    def any(self, parts: list[str]) -> str:
        return f"({' or '.join(parts)})"

    def at_least(self, n: int, parts: list[str]) -> str:
        return f"({' + '.join(f'({part} ? 1 : 0)' for part in parts)} >= {n})"

    def no(self, part: str) -> str:
        return f"not ({part})"

    def test(self, question: str, operator: str, wanted: Any) -> str:
        match operator:
            case "is":
                return f"{question} == '{wanted}'"
            case "is_not":
                return f"{question} != '{wanted}'"
            case "one_of":
                return f"{question} in {list(wanted)}"
            case "includes":
                return f"'{wanted}' in {question}"
            case "between":
                return f"({question} >= {wanted[0]} and {question} <= {wanted[1]})"
        return f"{question} {'>=' if operator == 'at_least' else '<='} {wanted}"


def untyped(work: Workload) -> Engine:
    """40 rules over plain answers, no types declared."""
    return _matching(work, None)


def typed(work: Workload) -> Engine:
    """The same with the type of each answer declared, so that names are checked on loading."""
    kinds = {
        "choice": rule_engine.DataType.STRING,
        "choices": rule_engine.DataType.ARRAY(rule_engine.DataType.STRING),
        "number": rule_engine.DataType.FLOAT,
    }
    types = {question.id: kinds[question.kind] for question in work.questions}
    resolver = rule_engine.type_resolver_from_dict(types)
    return _matching(work, rule_engine.Context(type_resolver=resolver))


def _matching(work: Workload, context: Any) -> Engine:
    rules = work.rules
    compiled = [
        rule_engine.Rule(write(rule.when, _Text()), context=context).matches for rule in rules
    ]

    def assess(answers: Answers) -> Result:
        return by_position(rules, [i for i, matches in enumerate(compiled) if matches(answers)])

    return assess
