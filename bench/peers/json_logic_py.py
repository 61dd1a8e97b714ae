"""JsonLogic in Python (panzi-json-logic): one document for all rules."""

from __future__ import annotations

from typing import Any

from json_logic import jsonLogic

from bench.peers.notation import Engine, Result, by_position, write
from bench.workload import Answers, Workload

Logic = dict[str, Any]


class _Logic:
    """JsonLogic; `at_least` is a sum of ifs."""

    def all(self, parts: list[Logic]) -> Logic:
        return {"and": parts}

    def any(self, parts: list[Logic]) -> Logic:
        return {"or": parts}

    def at_least(self, n: int, parts: list[Logic]) -> Logic:
        return {">=": [{"+": [{"if": [part, 1, 0]} for part in parts]}, n]}

    def no(self, part: Logic) -> Logic:
        return {"!": [part]}

    def test(self, question: str, operator: str, wanted: Any) -> Logic:
        answer = {"var": question}
        match operator:
            case "includes":
                return {"in": [wanted, answer]}
            case "between":
                return {"<=": [wanted[0], answer, wanted[1]]}
        names = {"is": "===", "is_not": "!==", "one_of": "in", "at_least": ">=", "at_most": "<="}
        return {names[operator]: [answer, wanted]}


def one_document(work: Workload) -> Engine:
    """A list of 40 conditions, applied at once; panzi has nothing to compile."""
    rules = work.rules
    document = [write(rule.when, _Logic()) for rule in rules]

    def assess(answers: Answers) -> Result:
        truths = jsonLogic(document, answers)
        return by_position(rules, [i for i, truth in enumerate(truths) if truth])

    return assess
