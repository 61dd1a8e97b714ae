"""What "would not make this more urgent" claims, tried out: no answer to the doubt may do so."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.reasons.ceiling import could_be_more_urgent, could_change
from rules import assess, named_states
from rules.model.answers import Blank, State, is_unknown
from tests.support.answers import NO_SIGNS
from tests.support.people import answer_to, complete_answers, every_answer_to
from tests.support.real_book import BOOK

QUESTIONS = BOOK.questionnaire.questions


def doubts(answers: dict[str, Any]) -> Iterator[str]:
    for name, state in named_states(BOOK, assess(BOOK, answers)).items():
        if is_unknown(state):
            yield name


def with_another(answers: dict[str, Any], name: str, other: Any, data: st.DataObject) -> Any:
    """The same person with another answer to one question, and any to those it brings up."""
    given = {**answers, name: other}
    while missing := assess(BOOK, given).missing:
        question = QUESTIONS[missing[0]]
        given[question.id] = data.draw(answer_to(question))
    return assess(BOOK, given)


@settings(max_examples=60, deadline=None)
@given(complete_answers(BOOK), st.data())
def test_a_doubt_said_not_to_matter_never_does(
    answers: dict[str, Any], data: st.DataObject
) -> None:
    now = assess(BOOK, answers)
    for name in doubts(answers):
        urgent, change = (ask(BOOK, now, name) for ask in (could_be_more_urgent, could_change))
        for other in every_answer_to(QUESTIONS[name]):
            then = with_another(answers, name, other, data)
            assert urgent or not then.level.more_urgent_than(now.level)
            assert change or then.applied == now.applied


PREGNANT = {name: told for name, told in NO_SIGNS.items() if name != "been_pregnant_before"}


@pytest.mark.parametrize(
    ("told", "doubt", "matters"),
    [
        ({"been_pregnant_before": "prefer_not_to_say"}, "been_pregnant_before", True),
        (
            {"been_pregnant_before": "yes", "earlier_pregnancies": "prefer_not_to_say"},
            "earlier_pregnancies",
            True,
        ),
        ({"pregnant": "not_sure", "been_pregnant_before": "no"}, "pregnant", True),
        (
            {
                "been_pregnant_before": "no",
                "emergency_signs": ["sepsis_signs"],
                "babies": "not_sure",
            },
            "babies",
            False,
        ),
    ],
)
def test_what_follows_from_an_answer_counts(
    told: dict[str, Any], doubt: str, matters: bool
) -> None:
    answers = PREGNANT | told
    states: dict[str, State] = named_states(BOOK, assess(BOOK, answers))
    asked = {name: answers[name] for name, state in states.items() if not isinstance(state, Blank)}
    assert could_be_more_urgent(BOOK, assess(BOOK, asked), doubt) is matters
