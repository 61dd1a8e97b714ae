"""The rules that ship, on random people: the fast reading against the plain one, and what must
hold of every assessment."""

from typing import Any

import pytest
from hypothesis import given, settings

from rules import Level, Truth, assess
from rules.engine.answers import check_answers
from rules.engine.assess import compiled, named_states, trace_tree
from rules.engine.states import states_of
from rules.engine.walk import truth_of
from rules.model.answers import Blank
from tests.support.people import any_answers, complete_answers, partial_answers
from tests.support.real_book import BOOK

FEWER = settings(max_examples=60, deadline=None)


@FEWER
@given(answers=any_answers(BOOK))
def test_both_readings_agree_on_every_rule(answers: dict[str, Any]) -> None:
    given_answers = check_answers(BOOK.questionnaire, answers)
    states = states_of(BOOK.questionnaire, given_answers, BOOK.conditions)
    assessment = assess(BOOK, answers)
    assert assessment.trace.states == tuple(states.values())
    applied = {}
    for rule in BOOK.rules:
        truth = truth_of(rule.when, states, BOOK.conditions)
        level = {Truth.YES: rule.level, Truth.CANT_TELL: rule.if_cant_tell}.get(truth)
        assert (rule.id in assessment.cant_tell) == (truth is Truth.CANT_TELL)
        if level is not None:
            applied[rule.id] = (truth, level)
    assert {rule: (truth, level) for rule, truth, level in assessment.applied} == applied


@FEWER
@given(answers=complete_answers(BOOK))
def test_complete_answers_get_one_level_one_contact_and_advice(answers: dict[str, Any]) -> None:
    assessment = assess(BOOK, answers)
    assert assessment.complete
    assert not assessment.missing
    assert assessment.level is not None
    assert assessment.advice
    states = named_states(BOOK, assessment)
    truths = [truth_of(contact.when, states, BOOK.conditions) for contact in BOOK.contacts]
    assert truths.count(Truth.YES) == 1
    if assessment.applied:
        assert assessment.level == min((a.level for a in assessment.applied), key=lambda a: a.rank)
    else:
        assert assessment.level is Level.INFORMATION


@FEWER
@given(answers=partial_answers(BOOK))
def test_incomplete_answers_are_never_information(answers: dict[str, Any]) -> None:
    assessment = assess(BOOK, answers)
    if assessment.complete:
        return
    assert assessment.missing
    assert assessment.level is not Level.INFORMATION
    assert (assessment.level is None) == (not assessment.applied)


@FEWER
@given(answers=any_answers(BOOK))
def test_answers_to_questions_not_asked_never_count(answers: dict[str, Any]) -> None:
    assessment = assess(BOOK, answers)
    states = named_states(BOOK, assessment)
    asked = {name: a for name, a in answers.items() if states[name] is not Blank.NOT_ASKED}
    assert assess(BOOK, asked) == assessment


@FEWER
@given(answers=any_answers(BOOK))
def test_the_trace_can_be_replayed(answers: dict[str, Any]) -> None:
    assessment = assess(BOOK, answers)
    engine = compiled(BOOK)
    decided = list(engine.decided(list(assessment.trace.states), assessment.trace.hits))
    assert {d.id for d in decided if d.kind == "topic"} == set(assessment.topics)
    for item in assessment.applied:
        assert trace_tree(BOOK, assessment, item.rule).truth is item.truth


def test_no_condition_of_the_real_rules_is_too_wide_for_boxes() -> None:
    assert compiled(BOOK).walked == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_every_rule_has_a_place(rule: Any) -> None:
    file, line, column = BOOK.places[rule.id].split(":")
    assert file.startswith("rules/clinical/")
    assert int(line) > 1
    assert int(column) > 1
