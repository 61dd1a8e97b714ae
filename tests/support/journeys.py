"""People on their way through the questions, and whatever else a tab can send."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from rules.model.questions import AnyQuestion
from screens.journey import (
    ALERT,
    CHECK,
    RESULT,
    Event,
    Path,
    State,
    Step,
    advance,
)
from tests.support.answers import LATE_LOSS, NO_SIGNS
from tests.support.real_book import BOOK

QUESTIONS = BOOK.questionnaire.questions


def in_order(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers in the order in which they are asked for."""
    return {name: answers[name] for name in QUESTIONS if name in answers}


WITH_HISTORY = in_order(NO_SIGNS | LATE_LOSS)


def up_to(question: str, answers: dict[str, Any] | None = None) -> State:
    """Somebody at this question, who has answered all before it."""
    given: dict[str, Any] = {}
    told = answers or WITH_HISTORY
    for name in QUESTIONS:
        if name == question:
            break
        if name in told:
            given[name] = told[name]
    return State(given, question)


def changing(question: str, answers: dict[str, Any]) -> State:
    """Somebody who is changing the answer to this question."""
    return advance(BOOK, State(answers, CHECK), Event.read(f"change:{question}", {})).state


def form(question: AnyQuestion, answer: Any) -> dict[str, Sequence[str]]:
    """The fields that a browser sends for this answer."""
    if question.kind == "number" and answer in question.special_answers:
        return {"answer": [""], "instead": [answer], "page": [question.id]}
    values = answer if isinstance(answer, list) else [str(answer)]
    return {"answer": values, "page": [question.id]}


def answered(state: State, answer: Any) -> Step:
    return advance(BOOK, state, Event.read("answer", form(QUESTIONS[state.page], answer)))


def did(state: State, action: str) -> State:
    return advance(BOOK, state, Event.read(action, {})).state


def brings_its_path(step: Step) -> bool:
    """Whether the path of a step is the one that its answers lead to."""
    anew = Path(BOOK, step.state.answers)
    return step.path is not None and step.path.assessment == anew.assessment


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from([*QUESTIONS, ALERT, CHECK, RESULT, "yes", "none", "not_sure", "answers"])
STATES = st.fixed_dictionaries(
    {},
    optional={
        "answers": st.dictionaries(WORDS, ANYTHING | WORDS | st.lists(WORDS)) | ANYTHING,
        "page": WORDS | ANYTHING,
        "resume": WORDS | ANYTHING,
        "changing": ANYTHING,
        "dropped": st.lists(WORDS) | ANYTHING,
        "saved": st.dictionaries(WORDS, ANYTHING | WORDS | st.lists(WORDS)) | ANYTHING,
    },
)
ACTIONS = st.sampled_from(
    ["answer", "back", "open", "result", "check", "go_on", "show", "change:weeks"]
)
