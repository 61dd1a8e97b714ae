"""business-rules (Python): JSON rules, variables declared in a class, an action that collects.

It has no not, no at-least and no "is not" for text: rules are put in negation normal form,
at-least is spelt out, and each choice is also declared as a selection of one.
"""

from __future__ import annotations

from typing import Any

from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_NUMERIC
from business_rules.variables import (
    BaseVariables,
    numeric_rule_variable,
    select_multiple_rule_variable,
    select_rule_variable,
    string_rule_variable,
)

from bench.peers.notation import (
    Engine,
    Result,
    by_position,
    without_at_least,
    without_not,
    write,
)
from bench.workload import Answers, Question, Workload

Json = dict[str, Any]
OPPOSITES = {
    "equal_to": "does_not_contain",
    "does_not_contain": "equal_to",
    "shares_at_least_one_element_with": "shares_no_elements_with",
    "contains": "does_not_contain",
    "greater_than_or_equal_to": "less_than",
    "less_than_or_equal_to": "greater_than",
}


class _Conditions:
    """The conditions of business-rules, given rules without at-least and inner nots."""

    def all(self, parts: list[Json]) -> Json:
        return {"all": parts}

    def any(self, parts: list[Json]) -> Json:
        return {"any": parts}

    def at_least(self, n: int, parts: list[Json]) -> Json:
        raise NotImplementedError("at_least is spelt out beforehand")

    def no(self, part: Json) -> Json:
        if "all" in part:
            return {"any": [self.no(inner) for inner in part["all"]]}
        return {**part, "operator": OPPOSITES[part["operator"]]}

    def test(self, question: str, operator: str, wanted: Any) -> Json:
        match operator:
            case "between":
                low, high = wanted
                return self.all(
                    [self.test(question, "at_least", low), self.test(question, "at_most", high)]
                )
            case "is_not":
                return {"name": f"{question}_of", "operator": "does_not_contain", "value": wanted}
            case "one_of":
                name, test = f"{question}_among", "shares_at_least_one_element_with"
                return {"name": name, "operator": test, "value": wanted}
        tests = {
            "is": "equal_to",
            "includes": "contains",
            "at_least": "greater_than_or_equal_to",
            "at_most": "less_than_or_equal_to",
        }
        return {"name": question, "operator": tests[operator], "value": wanted}


def rules_of_json(work: Workload) -> Engine:
    """40 JSON rules, each with an action that notes its place; nothing is compiled."""
    variables = _variables(work.questions)
    rules = [
        {
            "conditions": write(without_at_least(without_not(rule.when)), _Conditions()),
            "actions": [{"name": "applies", "params": {"place": place}}],
        }
        for place, rule in enumerate(work.rules)
    ]

    def assess(answers: Answers) -> Result:
        actions = _Places()
        run_all(rules, variables(answers), actions)
        return by_position(work.rules, actions.places)

    return assess


class _Places(BaseActions):  # type: ignore[misc]
    """Collects the places of the rules that apply."""

    def __init__(self) -> None:
        self.places: list[int] = []

    @rule_action(params={"place": FIELD_NUMERIC})  # type: ignore[untyped-decorator]
    def applies(self, place: int) -> None:
        """Note one rule."""
        self.places.append(place)


def _variables(questions: tuple[Question, ...]) -> Any:
    """A class with a method for each variable, as the library wants it."""

    def hold(self: Any, answers: Answers) -> None:
        self.answers = answers

    members: dict[str, Any] = {"__init__": hold}
    for q in questions:
        if q.kind == "number":
            members[q.id] = numeric_rule_variable()(_getter(q.id))
        elif q.kind == "choices":
            members[q.id] = select_rule_variable()(_getter(q.id))
        else:
            members[q.id] = string_rule_variable()(_getter(q.id))
            members[f"{q.id}_of"] = select_rule_variable()(_listing(q.id))
            members[f"{q.id}_among"] = select_multiple_rule_variable()(_listing(q.id))
    return type("Variables", (BaseVariables,), members)


def _getter(question: str) -> Any:
    return lambda self: self.answers[question]


def _listing(question: str) -> Any:
    return lambda self: (self.answers[question],)
