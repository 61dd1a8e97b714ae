"""The fast reading against the plain one, on random conditions of every kind."""

from typing import Any

from hypothesis import given

from rules import Level, assess
from rules.engine.answers import check_answers
from rules.engine.boxes import NO, NOT_NO, NOT_YES, YES, Cover
from rules.engine.compiled import Compiled
from rules.engine.states import states_of
from rules.engine.walk import truth_of
from tests.support import small_book
from tests.support.people import any_answers

BOOK = small_book.book(small_book.QUESTIONS, conditions=small_book.NAMED)


@given(data=small_book.condition_data(), answers=any_answers(BOOK))
def test_a_box_cover_is_exactly_its_region(data: Any, answers: dict[str, Any]) -> None:
    condition = small_book.condition(data)
    given_answers = check_answers(BOOK.questionnaire, answers)
    states = states_of(BOOK.questionnaire, given_answers, BOOK.conditions)
    truth = truth_of(condition, states, BOOK.conditions)
    cover = Cover(BOOK.questionnaire.questions, BOOK.conditions)
    for region in (YES, NOT_NO, NO, NOT_YES):
        inside = any(
            all(
                allowed >> cover.domain(question).index[states[question]] & 1
                for question, allowed in box.items()
            )
            for box in cover.boxes(condition, region)
        )
        assert inside == (truth in region.truths)


@given(answers=any_answers(BOOK))
def test_both_readings_find_the_same_states(answers: dict[str, Any]) -> None:
    given_answers = check_answers(BOOK.questionnaire, answers)
    plain = states_of(BOOK.questionnaire, given_answers, BOOK.conditions)
    assert Compiled(BOOK).read(answers)[0] == list(plain.values())


def test_a_condition_too_wide_for_boxes_is_walked() -> None:
    parts = [{"all": [{q: {"is": "yes"}}, {r: {"is": "yes"}}]} for q, r in _pairs(30)]
    wide = {"at_least": {"n": 4, "of": parts}}
    questions = [small_book.choice(name, "yes", "no") for pair in _pairs(30) for name in pair]
    book = small_book.book(questions, [small_book.rule("wide", wide, cautious="call_today")])
    compiled = Compiled(book)
    assert [decisions[0].id for decisions in compiled.walked] == ["wide"]
    assert _applies(book, 8)
    assert not _applies(book, 6)


def test_a_rule_too_wide_for_boxes_counts_as_urgently_as_any_other() -> None:
    """It is decided last, when the calmer rules are there already."""
    parts = [{"all": [{q: {"is": "yes"}}, {r: {"is": "yes"}}]} for q, r in _pairs(30)]
    questions = [small_book.choice(name, "yes", "no") for pair in _pairs(30) for name in pair]
    wide = small_book.rule("wide", {"at_least": {"n": 4, "of": parts}}, "emergency")
    narrow = small_book.rule("narrow", {"a0": {"is": "yes"}}, "call_today")
    found = assess(small_book.book(questions, [narrow, wide]), _answers(8))
    assert found.cant_tell == ()
    assert found.level is Level.EMERGENCY
    assert [item.rule for item in found.applied] == ["wide", "narrow"]


def _answers(yes: int) -> dict[str, str]:
    names = [name for pair in _pairs(30) for name in pair]
    return {name: "yes" if i < yes else "no" for i, name in enumerate(names)}


def _pairs(count: int) -> list[tuple[str, str]]:
    return [(f"a{i}", f"b{i}") for i in range(count)]


def _applies(book: Any, yes: int) -> bool:
    return [item.rule for item in assess(book, _answers(yes)).applied] == ["wide"]
