"""Safety properties: each speaks of somebody, and is refuted by a person where a rule is wrong.

That all are proved for the rules that ship is asked once, in tests/commands/test_prove.py.
"""

from pathlib import Path
from typing import Any

import pytest

from explainer.page_texts import pages_of
from explainer.proofs.people import vignette
from rules import RuleBook
from rules.formulas.formula import FALSE
from rules.loading.project import Project
from rules.proof.properties import MOST_SHOWN, examples, is_refuted
from rules.proof.space import Space
from rules.vignettes.reading import read_vignettes
from rules.vignettes.running import run
from tests.support.proving import (
    QUESTIONS,
    RULES,
    confirmed,
    good_book,
    order,
    verdict,
)
from tests.support.real_book import BOOK, WORDING
from tests.support.small_book import choice, number, rule

SPACE = Space(BOOK, pages=pages_of(BOOK, WORDING))
EMPTY = "vignettes: []"


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("promise", BOOK.properties, ids=lambda promise: promise.id)
def test_every_property_comes_with_somebody_it_speaks_of(promise: Any) -> None:
    found = list(examples(SPACE, promise))
    assert len(found) == sum(check.structure is None for check in promise.checks)
    for example in found:
        assert confirmed(BOOK, example.person)
        if example.after is not None:
            assert confirmed(BOOK, example.after)
            assert example.after.answers != example.person.answers or "not asked" in example.about


def test_the_properties_speak_of_more_than_a_billion_billion_sets() -> None:
    assert SPACE.size > 10**18


# Each: a rule book that breaks a promise, and the promise.
EMERGENCY: dict[str, Any] = {"each_option_of": ["signs"], "then": {"level_at_least": "call_today"}}
CALM = rule("pain", {"signs": {"includes": "pain"}}, "next_appointment", "next_appointment")
UNLESS = rule(
    "pain",
    {"all": [{"signs": {"includes": "pain"}}, {"not": {"earlier": {"is": "yes"}}}]},
    "call_now",
    "call_now",
)
ONLY_UNSURE = rule("unsure", {"earlier": {"is": "not_sure"}}, "call_today", None)
SCAN = choice("scan", "yes", "no", asked_when={"earlier": {"is": "yes"}})
WHILE_UNASKED = rule("unasked", {"not": {"scan": {"one_of": ["yes", "no"]}}}, "call_today", None)
YES_AFTER_NO = order("earlier", steps=[["no", "not_sure"], ["not_sure", "yes"]])
MORE_TICKED = order("signs", one_more_ticked=True, steps=[["none", "not_sure"]])
COMPARED: dict[str, Any] = {"more_worrying": True, "then": {"never_lowers": "level"}}
PLAN: dict[str, Any] = {
    "answer_changed": {"question": "earlier", "to": "yes"},
    "then": {"never_lowers": "level_from_signs"},
}
QUIET_PAIN = rule("pain", {"signs": {"includes": "pain"}}, "call_today", None)
BROKEN: dict[str, tuple[RuleBook, dict[str, Any]]] = {
    "a reassuring level beside a red flag": (
        good_book(rules=(RULES[0], CALM, *RULES[2:])),
        EMERGENCY,
    ),
    "a history that quietens a sign": (good_book(rules=(RULES[0], UNLESS, *RULES[2:])), EMERGENCY),
    "a sign that only one of two rules knows": (good_book(rules=(RULES[0], *RULES[2:])), EMERGENCY),
    "not sure about signs is quiet": (
        good_book(rules=(QUIET_PAIN, *RULES[2:])),
        {"given": {"signs": {"is": "not_sure"}}, "then": {"level_at_least": "call_today"}},
    ),
    "a surer answer is less urgent": (
        good_book(ONLY_UNSURE, more_worrying=(YES_AFTER_NO,)),
        COMPARED,
    ),
    "a follow-up question that appears lowers the level": (
        good_book(
            WHILE_UNASKED,
            questions=(*QUESTIONS, SCAN),
            more_worrying=(YES_AFTER_NO,),
        ),
        COMPARED,
    ),
    "one more sign is less urgent": (
        good_book(
            rule("alone", {"not": {"signs": {"includes": "pain"}}}, "call_now", None),
            more_worrying=(MORE_TICKED,),
        ),
        COMPARED,
    ),
    "a plan that quietens a sign": (good_book(rules=(RULES[0], UNLESS, *RULES[2:])), PLAN),
    "a history that is an alarm": (
        good_book(rule("alarm", {"earlier": {"is": "yes"}}, "call_now", None)),
        {"every_answer": {"is": "none", "to": "signs"}, "then": {"level_at_most": "call_today"}},
    ),
    "somebody without a contact": (good_book(contacts=()), {"then": {"at_least_one": ["contact"]}}),
    "not sure to everything is information": (
        good_book(rules=()),
        {
            "every_answer": {"is": "not_sure", "except": ["pregnant"]},
            "given": {"pregnant": {"is": "yes"}},
            "then": {"level_at_least": "next_appointment"},
        },
    ),
    "a condition that must hold and does not": (
        good_book(),
        {
            "asked": ["weeks"],
            "given": {"weeks": {"at_most": 5}},
            "then": {"holds": {"weeks": {"at_most": 4}}},
        },
    ),
    "a condition that must never hold and does": (
        good_book(),
        {"then": {"never": {"signs": {"includes": "pain"}}}},
    ),
    "advice that is missing": (good_book(), {"then": {"advice": ["usual"]}}),
    "advice that must not be given": (good_book(), {"then": {"not_advice": ["usual"]}}),
    "another contact": (
        good_book(),
        {"then": {"contact": "midwife"}, "given": {"weeks": {"is": 3}}},
    ),
    "an answer that changes something": (
        good_book(),
        {"answer_changed": {"question": "earlier", "to": "yes"}, "then": {"changes_nothing": True}},
    ),
    "an answer to come that takes a level back": (
        good_book(
            rule(
                "sum",
                {"total": {"of": ["weeks", "change"], "at_least": 5}},
                "call_today",
            ),
            questions=(*QUESTIONS, number("change", -5, 5)),
        ),
        {"later_answers": True, "then": {"never_lowers": "level"}},
    ),
}
HOLDS = "another contact"  # in the same list, so that not everything is refuted


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_has_a_person_and_the_engine_agrees(name: str) -> None:
    book, check = BROKEN[name]
    found = verdict(book, check)
    assert found.proved == (name == HOLDS)
    assert is_refuted(Space(book), found.promise) is not found.proved
    assert len(found.counterexamples) <= MOST_SHOWN
    for example in found.counterexamples:
        assert confirmed(book, example.person)
        assert example.after is None or confirmed(book, example.after)


@pytest.mark.parametrize("name", BROKEN)
def test_the_vignette_of_a_counter_example_can_be_pasted(name: str, tmp_path: Path) -> None:
    book, check = BROKEN[name]
    found = verdict(book, check)
    shown = [vignette(book, found, i) for i in range(len(found.counterexamples))]
    (tmp_path / "pasted.yaml").write_text("\n".join(["vignettes:", *shown]) if shown else EMPTY)
    outcomes = [run(book, case) for case in read_vignettes(Project(tmp_path), Path())]
    assert len(outcomes) == len(found.counterexamples)
    for outcome in outcomes:
        differences = " ".join(outcome.differences)
        assert "answers:" not in differences
        if check["then"].keys() & {"level_at_least", "level_at_most", "never_lowers", "advice"}:
            assert differences


def test_the_promises_hold_for_the_good_book() -> None:
    book = good_book(more_worrying=(YES_AFTER_NO, MORE_TICKED))
    assert verdict(book, EMERGENCY, COMPARED, PLAN).proved
    assert verdict(book, {"unasked_answer": True, "then": {"changes_nothing": True}}).proved
    assert verdict(book, {"later_answers": True, "then": {"never_lowers": "level"}}).proved
    assert verdict(book, {"then": {"exactly_one": ["level", "contact"]}}).proved
    structure = ["every_rule_can_apply", "every_question_can_be_asked", "every_option_is_read"]
    assert verdict(book, {"structure": structure}).proved


def test_a_promise_about_the_whole_is_refuted_by_a_finding() -> None:
    never = rule("never", {"all": [{"earlier": {"is": "yes"}}, {"earlier": {"is": "no"}}]})
    found = verdict(good_book(never), {"structure": ["every_rule_can_apply"]})
    assert [finding.about for finding in found.findings] == [("never",)]


def test_sets_and_pairs_are_counted_for_those_a_promise_speaks_of() -> None:
    book = good_book(more_worrying=(YES_AFTER_NO,))
    size = Space(book).size
    signs = 5  # none, not sure, and three ways to tick two options
    pregnant = 11 + 1 + 1  # yes with the weeks or not sure of them, no, not sure
    assert size == pregnant * signs * 3
    steps = verdict(book, COMPARED)
    assert (steps.sets, steps.pairs) == (pregnant * signs * 2, pregnant * signs * 2)
    some = verdict(
        book, {"given": {"earlier": {"is": "yes"}}, "then": {"at_least_one": ["advice"]}}
    )
    assert (some.sets, some.pairs) == (pregnant * signs, 0)


def test_nobody_can_be_found_where_nothing_is_possible() -> None:
    assert Space(good_book()).find(FALSE) is None
