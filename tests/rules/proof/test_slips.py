"""Slips in the rules that ship: each ends in a person with a name for what went wrong."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from explainer.page_texts import pages_of
from rules import Level, RuleBook
from rules.model.conditions import Condition
from rules.proof.findings import all_findings
from rules.proof.properties import prove
from rules.proof.space import Space
from tests.support.proving import confirmed
from tests.support.real_book import BOOK, WORDING
from tests.support.small_book import condition

Edit = Callable[[RuleBook], RuleBook]


def rule(name: str, **changes: Any) -> Edit:
    def edit(book: RuleBook) -> RuleBook:
        assert name in book.rules_by_id
        rules = [r.model_copy(update=changes) if r.id == name else r for r in book.rules]
        return replace(book, rules=tuple(rules))

    return edit


def when(name: str, new: Any) -> Edit:
    changed: Condition = condition(new)

    def edit(book: RuleBook) -> RuleBook:
        for field in ("named_conditions", "contacts", "advice"):
            items = getattr(book, field)
            if any(item.id == name for item in items):
                edited = [
                    item.model_copy(update={"when": changed}) if item.id == name else item
                    for item in items
                ]
                fields: dict[str, Any] = {field: tuple(edited)}
                return replace(book, **fields)
        return rule(name, when=changed)(book)

    return edit


def left_out(name: str) -> Edit:
    return lambda book: replace(book, rules=tuple(r for r in book.rules if r.id != name))


BEFORE_36 = {
    "all": [
        {"condition": "may_be_pregnant"},
        {"any": [{"weeks": {"is": "not_sure"}}, {"not": {"weeks": {"at_least": 36}}}]},
    ]
}
SLIPS: dict[str, tuple[Edit, str]] = {
    "an emergency sign made a call": (
        rule("emergency_sign.sepsis_signs", level=Level.CALL_NOW),
        "P2",
    ),
    "an emergency sign left out": (left_out("emergency_sign.urge_to_push"), "P2"),
    "a sign made a call today": (
        rule("pain_or_pressure.pressure", level=Level.CALL_TODAY, if_cant_tell=Level.CALL_TODAY),
        "P3",
    ),
    "37 weeks written as 36": (when("before_37_weeks", BEFORE_36), "P3"),
    "a sign left out": (left_out("fluid_or_bleeding.show"), "P3"),
    "a plan that quietens a sign": (
        when(
            "something_not_right",
            {
                "all": [
                    {"feeling_unwell": {"includes": "something_not_right"}},
                    {"not": {"condition": "plan_in_place"}},
                ]
            },
        ),
        "P5",
    ),
    "history made an alarm": (rule("vascular_eds", level=Level.CALL_NOW), "P6"),
    "treatment counted as a spontaneous loss": (
        when("spontaneous_late_loss", {"earlier_pregnancies": {"includes": "late_loss"}}),
        "P7",
    ),
    "a hole at 11 weeks between the contacts": (
        when(
            "early_pregnancy_unit",
            {
                "any": [
                    {"all": [{"pregnant": {"is": "not_sure"}}, {"condition": "perhaps_a_sign"}]},
                    {"all": [{"weeks": {"at_most": 10}}, {"not": {"condition": "only_history"}}]},
                ]
            },
        ),
        "P1",
    ),
    "a hole at 24 weeks between the rules for history": (
        when(
            "intermediate_history_from_24",
            {
                "all": [
                    {"pregnant": {"is": "yes"}},
                    {"condition": "intermediate_history"},
                    {"weeks": {"at_least": 25}},
                    {"condition": "no_plan_yet"},
                ]
            },
        ),
        "P8",
    ),
    "labour with a stitch in left to the rules for a week": (
        left_out("labour_sign_with_stitch"),
        "P19",
    ),
    "labour with a stitch in left for today, below advice that says now": (
        rule("labour_sign_with_stitch", level=Level.CALL_TODAY, if_cant_tell=Level.CALL_TODAY),
        "P20",
    ),
    "advice about a loss for somebody who would rather not say": (
        when("after_a_loss", {"not": {"been_pregnant_before": {"is": "no"}}}),
        "P22",
    ),
    "advice for labour at term given to somebody with a stitch": (
        when("labour_at_term", {"weeks": {"at_least": 37}}),
        "contradictory advice",
    ),
}


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_ends_in_a_person(name: str) -> None:
    edit, expected = SLIPS[name]
    book = edit(BOOK)
    space = Space(book, pages=pages_of(book, WORDING))
    promises = {promise.id: promise for promise in book.properties}
    if expected in promises:
        found = prove(space, promises[expected], lambda _: None)
        people = [example.person for example in found.counterexamples]
        findings = list(found.findings)
    else:
        people = []
        findings = [f for f in all_findings(space) if f.kind == expected]
    people += [finding.person for finding in findings if finding.person]
    assert people
    assert all(confirmed(book, person) for person in people)
