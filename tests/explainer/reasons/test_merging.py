"""What a person was not sure of is said once, and no rule that applies is lost by it."""

from typing import Any

import pytest
from hypothesis import given, settings

from explainer import Explanation, explain
from rules import Level, Truth, assess
from rules.model.assessment import Assessment
from tests.support.people import any_answers
from tests.support.real_book import BOOK
from tests.support.vignettes import answers_of


def explained(answers: dict[str, Any]) -> tuple[Assessment, Explanation]:
    assessment = assess(BOOK, answers)
    return assessment, explain(BOOK, assessment)


@pytest.mark.thorough
@settings(max_examples=100)
@given(any_answers(BOOK))
def test_no_rule_that_applies_is_lost_and_none_is_said_twice(answers: dict[str, Any]) -> None:
    assessment, explanation = explained(answers)
    each_is_in_one_reason_and_at_no_less_urgent_a_level(assessment, explanation)
    reasons_stay_in_order_and_each_says_something_else(explanation)
    a_rule_that_is_sure_is_never_said_with_one_that_is_not(assessment, explanation)


def each_is_in_one_reason_and_at_no_less_urgent_a_level(
    assessment: Assessment, explanation: Explanation
) -> None:
    levels = {r: reason.level for reason in explanation.why for r in (reason.rule, *reason.also)}
    assert sum(1 + len(reason.also) for reason in explanation.why) == len(assessment.applied)
    for applied in assessment.applied:
        assert levels[applied.rule].rank <= applied.level.rank


def reasons_stay_in_order_and_each_says_something_else(explanation: Explanation) -> None:
    ranks = [reason.level.rank for reason in explanation.why]
    assert ranks == sorted(ranks)
    said = [(reason.text, reason.meaning, reason.level) for reason in explanation.why]
    assert len(said) == len(set(said))


def a_rule_that_is_sure_is_never_said_with_one_that_is_not(
    assessment: Assessment, explanation: Explanation
) -> None:
    truths = {applied.rule: applied.truth for applied in assessment.applied}
    for reason in explanation.why:
        assert {truths[rule] for rule in reason.also} <= {reason.truth}


def test_who_is_not_sure_of_anything_reads_each_doubt_once() -> None:
    _, explanation = explained(answers_of("everything-not-sure-pregnant"))
    now = [reason for reason in explanation.why if reason.level is Level.CALL_NOW]
    doubts = [frozenset(t.question for t in reason.answers if t.unsure) for reason in now]
    assert len(doubts) == len(set(doubts)) == 7
    assert len(explanation.why) == 20


def test_of_two_texts_the_one_that_names_more_is_said() -> None:
    _, explanation = explained(answers_of("everything-not-sure-pregnant"))
    fluid = next(r for r in explanation.why if r.rule == "fluid_or_bleeding.waters_leaking")
    assert fluid.truth is Truth.CANT_TELL
    assert fluid.text == "You were not sure about: Weeks of pregnancy; Fluid and bleeding."
    assert "fluid_or_bleeding_at_term.waters_leaking" in fluid.also


def test_what_a_sign_means_is_not_said_of_a_doubt() -> None:
    _, explanation = explained(answers_of("everything-not-sure-pregnant"))
    meanings = {reason.rule: reason.meaning for reason in explanation.why}
    assert meanings["hot_cold_shivery"] is None
    for_a_doubt = "On the phone, they can help you tell what it is."
    assert meanings["emergency_sign.cord_or_baby_part"] == for_a_doubt
