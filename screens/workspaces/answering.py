"""The questions as fields: those that are asked. The answers live in the session and nowhere else.

The answers are one dict. Each field is set from it before it is drawn, and writes to it when it is
changed, so that a field which is not drawn for a while loses nothing.
"""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from rules import RuleBook
from rules.model.questions import NONE, AnyQuestion, NumberQuestion
from screens.fields import Field, fields
from screens.journey import Path
from screens.journey.state import AnswerData, Answers, read_state
from screens.workspaces.counting import whole, whole_number
from screens.workspaces.parts import show, words

ANSWERS: Final = "answers"
NO_ANSWER: Final = ""
NOT_WHOLE: Final = "not_whole"  # the question whose last number was none


def path_of(book: RuleBook) -> Path:
    """The way of the person being tried; answers that these questions no longer take are left."""
    given = st.session_state.setdefault(ANSWERS, {})
    return Path(book, read_state(book, {"answers": given}).answers)


def put(answers: Answers) -> None:
    """Begin again with these answers."""
    st.session_state[ANSWERS] = dict(answers)


def show_questions(path: Path) -> None:
    """Every question that is asked, by section."""
    for section in path.book.questionnaire.sections:
        asked = [question for question in section.questions if question.id in path.asked]
        if asked:
            with st.expander(section.title, expanded=True):
                for question in asked:
                    _show(question, path.answers.get(question.id))


def _show(question: AnyQuestion, answer: AnswerData | None) -> None:
    if question.kind == "choice":
        _choice(question, answer)
        return
    with st.container(key=f"group_{question.id}", gap="xxsmall"):
        if question.kind == "number":
            _number(question, answer)
        else:
            show("question.html", text=question.text)
        picked = answer if isinstance(answer, list) else [answer]
        for field in fields(question, [value for value in picked if isinstance(value, str)]):
            _tick(question, field)


def _choice(question: AnyQuestion, answer: AnswerData | None) -> None:
    texts = {NO_ANSWER: words()["no_answer"]}
    texts |= {field.value: field.text for field in fields(question, ())}
    key = _key(question.id)
    st.session_state[key] = NO_ANSWER if answer is None else answer
    st.radio(
        question.text,
        list(texts),
        format_func=texts.__getitem__,
        key=key,
        on_change=_take,
        args=(question.id, key),
    )


def _number(question: NumberQuestion, answer: AnswerData | None) -> None:
    key = _key(question.id)
    st.session_state[key] = float(answer) if isinstance(answer, int) else None
    label = words()["number"].format(question=question.text, unit=question.unit)
    limits = (question.min, question.max)
    whole_number(label, limits, None, key=key, on_change=_count, args=(question.id, key))
    if st.session_state.get(NOT_WHOLE) == question.id:
        st.error(words()["whole_number"])


def _tick(question: AnyQuestion, field: Field) -> None:
    key = _key(question.id, field.value)
    st.session_state[key] = field.checked
    st.checkbox(field.text, key=key, on_change=_ticked, args=(question, field, key))


def _take(question: str, key: str) -> None:
    _give(question, st.session_state[key])


def _count(question: str, key: str) -> None:
    """A number was changed. What is no whole one is told, and the answer stays as it was."""
    typed = st.session_state[key]
    is_whole = typed is None or whole(typed) is not None
    st.session_state[NOT_WHOLE] = "" if is_whole else question
    if is_whole:
        _give(question, whole(typed))


def _ticked(question: AnyQuestion, field: Field, key: str) -> None:
    """One box changed. What goes with no other answer takes the place of the others."""
    on = st.session_state[key]
    if field.alone:
        alone = [NONE] if field.value == NONE else field.value
        _give(question.id, alone if on else None)
        return
    now = st.session_state[ANSWERS].get(question.id)
    ticked = {value for value in now if value != NONE} if isinstance(now, list) else set()
    ticked = ticked | {field.value} if on else ticked - {field.value}
    _give(question.id, list(_in_order(question, ticked)) or None)


def _in_order(question: AnyQuestion, ticked: set[str]) -> Iterator[str]:
    return (option.id for option in question.options if option.id in ticked)


def _give(question: str, answer: AnswerData | None) -> None:
    given: dict[str, AnswerData] = st.session_state[ANSWERS]
    if answer is None or answer == NO_ANSWER:
        given.pop(question, None)
    else:
        given[question] = answer


def _key(question: str, option: str = "") -> str:
    return f"answer {question} {option}".rstrip()
