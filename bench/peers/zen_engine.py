"""zen-engine (Rust): one expression for all rules, 40 expressions, a decision table, a node."""

from __future__ import annotations

import json
from typing import Any

import zen

from bench.peers.notation import Engine, Result, by_position, write
from bench.workload import Answers, Rule, Workload


class _Expression:
    """The ZEN expression language; `at_least` is a sum of ternaries."""

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
                return f"{question} in [{wanted[0]}..{wanted[1]}]"
        return f"{question} {'>=' if operator == 'at_least' else '<='} {wanted}"


def one_expression(work: Workload) -> Engine:
    """All rules as one compiled expression: a list of truths."""
    rules = work.rules
    compiled = zen.compile_expression(f"[{', '.join(_expressions(work))}]")

    def assess(answers: Answers) -> Result:
        truths = compiled.evaluate(answers)
        return by_position(rules, [i for i, truth in enumerate(truths) if truth])

    return assess


def many_expressions(work: Workload) -> Engine:
    """One compiled expression for each rule."""
    rules = work.rules
    compiled = [zen.compile_expression(text).evaluate for text in _expressions(work)]

    def assess(answers: Answers) -> Result:
        return by_position(rules, [i for i, holds in enumerate(compiled) if holds(answers)])

    return assess


def table(work: Workload) -> Engine:
    """A decision table with one row for each rule, collecting the rows that hit."""
    return _decision(work, _table_node(work), {})


def table_traced(work: Workload) -> Engine:
    """The same table with zen's own trace: which rows hit."""
    return _decision(work, _table_node(work), {"trace": True})


def node(work: Workload) -> Engine:
    """An expression node with one output for each rule."""
    return _outputs(work, {})


def node_traced(work: Workload) -> Engine:
    """The same node with zen's own trace: what each of the 40 expressions gave."""
    return _outputs(work, {"trace": True})


def _expressions(work: Workload) -> list[str]:
    return [write(rule.when, _Expression()) for rule in work.rules]


def _graph(name: str, kind: str, content: dict[str, Any]) -> str:
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "work", "name": name, "type": kind, "content": content},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "e1", "sourceId": "in", "targetId": "work", "type": "edge"},
        {"id": "e2", "sourceId": "work", "targetId": "out", "type": "edge"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def _table_node(work: Workload) -> str:
    rows = [
        {"_id": rule.id, "c": text, "o": f"{place}"}
        for place, (rule, text) in enumerate(zip(work.rules, _expressions(work), strict=True))
    ]
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": "c", "name": "when"}],
        "outputs": [{"id": "o", "name": "place", "field": "place"}],
        "rules": rows,
    }
    return _graph("rules", "decisionTableNode", content)


def _decision(work: Workload, graph: str, options: Any) -> Engine:
    rules: tuple[Rule, ...] = work.rules
    decision = zen.ZenEngine().create_decision(graph)

    def assess(answers: Answers) -> Result:
        answer: Any = decision.evaluate(answers, options)
        return by_position(rules, [row["place"] for row in answer["result"]])

    return assess


def _outputs(work: Workload, options: Any) -> Engine:
    rules = work.rules
    lines = [
        {"id": rule.id, "key": rule.id, "value": text}
        for rule, text in zip(rules, _expressions(work), strict=True)
    ]
    graph = _graph("rules", "expressionNode", {"expressions": lines})
    decision = zen.ZenEngine().create_decision(graph)

    def assess(answers: Answers) -> Result:
        answer: Any = decision.evaluate(answers, options)
        truths = answer["result"]
        return by_position(rules, [i for i, rule in enumerate(rules) if truths[rule.id]])

    return assess
