"""The answers named in a reason are enough: changing any other leaves the rule as it was."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.reasons.deciding import deciding_questions
from rules import Truth, assess
from rules.engine.assess import named_states, trace_tree
from rules.model.answers import Blank
from tests.support.people import answer_to, any_answers, complete_answers, every_answer_to
from tests.support.real_book import BOOK, EVERY_RULE
from tests.support.vignettes import CASES

Answers = dict[str, Any]


@settings(max_examples=150, deadline=None)
@given(answers=complete_answers(BOOK), other=any_answers(BOOK), data=st.data())
def test_changing_any_answer_not_named_changes_nothing(
    answers: Answers, other: Answers, data: st.DataObject
) -> None:
    assessment = assess(BOOK, answers)
    applied = [item.rule for item in assessment.applied]
    rule = data.draw(st.sampled_from(applied or EVERY_RULE))
    truth = trace_tree(BOOK, assessment, rule).truth
    named = set(deciding_questions(BOOK, assessment, rule))
    changed = {**answers, **{name: a for name, a in other.items() if name not in named}}
    dropped = data.draw(st.sets(st.sampled_from(sorted(answers))))
    changed = {name: a for name, a in changed.items() if name in named or name not in dropped}
    assert trace_tree(BOOK, assess(BOOK, changed), rule).truth is truth


@settings(max_examples=60, deadline=None)
@given(answers=complete_answers(BOOK), data=st.data())
def test_changing_one_answer_not_named_changes_nothing(
    answers: Answers, data: st.DataObject
) -> None:
    assessment = assess(BOOK, answers)
    rule = data.draw(st.sampled_from(EVERY_RULE))
    truth = trace_tree(BOOK, assessment, rule).truth
    named = set(deciding_questions(BOOK, assessment, rule))
    free = sorted(BOOK.questionnaire.questions.keys() - named)
    name = data.draw(st.sampled_from(free))
    answer = data.draw(answer_to(BOOK.questionnaire.question(name)))
    assert trace_tree(BOOK, assess(BOOK, {**answers, name: answer}), rule).truth is truth


@settings(max_examples=60, deadline=None)
@given(answers=complete_answers(BOOK))
def test_every_named_answer_was_given(answers: Answers) -> None:
    assessment = assess(BOOK, answers)
    states = named_states(BOOK, assessment)
    for item in assessment.applied:
        for name in deciding_questions(BOOK, assessment, item.rule):
            assert states[name] is not Blank.NOT_ASKED
            assert name in answers


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("name", list(CASES)[::4])
def test_no_other_single_answer_matters(name: str) -> None:
    """For every rule that applies to this person, every other answer to every other question."""
    answers = CASES[name].answers
    assessment = assess(BOOK, answers)
    named = {
        item.rule: (item.truth, set(deciding_questions(BOOK, assessment, item.rule)))
        for item in assessment.applied
    }
    for question in BOOK.questionnaire:
        rules = [rule for rule, (_, names) in named.items() if question.id not in names]
        for answer in every_answer_to(question) if rules else ():
            changed = assess(BOOK, {**answers, question.id: answer})
            truths = {item.rule: item.truth for item in changed.applied}
            assert [truths.get(rule) for rule in rules] == [named[rule][0] for rule in rules]


def test_a_simple_reason_names_two_answers() -> None:
    assessment = assess(BOOK, {"pregnant": "yes", "emergency_signs": ["urge_to_push"]})
    names = deciding_questions(BOOK, assessment, "emergency_sign.urge_to_push")
    assert names == ("pregnant", "emergency_signs")
    assert assessment.applied[0].truth is Truth.YES
