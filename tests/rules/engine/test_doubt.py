"""Telling open from can't tell, and who is asked, against walking the trees."""

from typing import Any

from hypothesis import given

from rules import assess
from rules.engine.answers import check_answers
from rules.engine.asking import Asking, blank_when
from rules.engine.boxes import Cover
from rules.engine.doubt import Doubt
from rules.engine.states import states_of
from rules.engine.walk import tree_of, truth_of
from rules.model.answers import Blank, State
from rules.model.truth import Truth
from tests.support import small_book
from tests.support.people import any_answers

BOOK = small_book.book(small_book.QUESTIONS, conditions=small_book.NAMED)
ORDER = tuple(BOOK.questionnaire.questions)


def states(answers: dict[str, Any]) -> dict[str, State]:
    given_answers = check_answers(BOOK.questionnaire, answers)
    return states_of(BOOK.questionnaire, given_answers, BOOK.conditions)


@given(data=small_book.condition_data(), answers=any_answers(BOOK))
def test_what_is_neither_yes_nor_no_is_open_exactly_when_its_tree_is(
    data: Any, answers: dict[str, Any]
) -> None:
    condition, named = small_book.condition(data), states(answers)
    truth = truth_of(condition, named, BOOK.conditions)
    doubt = Doubt(condition, BOOK.conditions, ORDER)
    if truth in (Truth.OPEN, Truth.CANT_TELL):
        assert doubt.is_open([*named.values()]) is (truth is Truth.OPEN)
    assert doubt.truth([*named.values()]) is truth


@given(data=small_book.condition_data(), answers=any_answers(BOOK))
def test_a_condition_is_as_true_as_the_tree_that_is_shown(
    data: Any, answers: dict[str, Any]
) -> None:
    condition, named = small_book.condition(data), states(answers)
    tree = tree_of(condition, named, BOOK.conditions)
    assert truth_of(condition, named, BOOK.conditions) is tree.truth


@given(data=small_book.condition_data(), answers=any_answers(BOOK))
def test_a_question_is_asked_exactly_when_the_tree_of_its_condition_says_so(
    data: Any, answers: dict[str, Any]
) -> None:
    condition, named = small_book.condition(data), states(answers)
    asking = Asking(condition, Cover(BOOK.questionnaire.questions, BOOK.conditions), ORDER)
    truth = truth_of(condition, named, BOOK.conditions)
    assert asking.blank([*named.values()]) is blank_when(truth)


@given(answers=any_answers(BOOK))
def test_missing_is_what_is_asked_for_certain_and_has_no_answer(answers: dict[str, Any]) -> None:
    named = states(answers)
    certain = {
        question.id
        for question in BOOK.questionnaire
        if question.asked_when is None
        or truth_of(question.asked_when, named, BOOK.conditions) is Truth.YES
    }
    unanswered = [name for name, state in named.items() if state is Blank.UNANSWERED]
    assert list(assess(BOOK, answers).missing) == [name for name in unanswered if name in certain]


def test_with_an_answer_missing_and_another_not_sure_the_tree_decides() -> None:
    named = [*states({"pregnant": "not_sure"}).values()]
    many_losses = {"losses": {"at_least": 2}}
    either = {"any": [{"pregnant": {"is": "yes"}}, many_losses]}
    settled = {"any": [{"pregnant": {"is": "not_sure"}}, many_losses]}
    unsure = {"all": [{"pregnant": {"is": "yes"}}, settled]}
    assert _doubt(either).truth(named) is Truth.OPEN
    assert _doubt(either).is_open(named)
    assert _doubt(unsure).truth(named) is Truth.CANT_TELL
    assert not _doubt(unsure).is_open(named)


def _doubt(data: Any) -> Doubt:
    return Doubt(small_book.condition(data), BOOK.conditions, ORDER)
