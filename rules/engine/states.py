"""Which questions are asked, and what is known about each: the plain reading."""

from collections.abc import Mapping

from rules.engine.asking import blank_when
from rules.engine.walk import Conditions, truth_of
from rules.model.answers import Answer, Blank, State
from rules.model.questionnaire import Questionnaire
from rules.model.questions import AnyQuestion
from rules.model.truth import Truth


def states_of(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], conditions: Conditions
) -> dict[str, State]:
    """What is known about each question, in order.

    An answer to a question that is not asked never counts. While it is open whether a question
    is asked, it counts as unanswered.
    """
    states: dict[str, State] = {}
    for question in questionnaire:
        states[question.id] = _state(question, answers, states, conditions)
    return states


def _state(
    question: AnyQuestion,
    answers: Mapping[str, Answer],
    earlier: Mapping[str, State],
    conditions: Conditions,
) -> State:
    asked = Truth.YES
    if question.asked_when is not None:
        asked = truth_of(question.asked_when, earlier, conditions)
    blank = blank_when(asked)
    return answers.get(question.id, Blank.UNANSWERED) if blank is None else blank
