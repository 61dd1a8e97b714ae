"""A condition put together from lists of questions and answers."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from desk.editing.conditions import NUMBERS, choices_of, compared, joined, named, picked
from explainer.sentences import Sentences, Voice, load_sentence_words
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.questions import AnyQuestion
from screens.workspaces.counting import whole_number
from screens.workspaces.parts import desk, words

MOST_PARTS = 6
NAMED = "condition"


def build_condition(label: str, book: RuleBook, key: str) -> Mapping[str, Any] | None:
    """Fields for a condition, with what it says in words; None while nothing is chosen."""
    with st.container(border=True):
        st.write(f"**{label}**")
        number = whole_number(words()["parts"], (0, MOST_PARTS), 0, key=f"{key} parts") or 0
        how = "all"
        if number > 1:
            how = st.radio(
                words()["joined"],
                ("all", "any"),
                format_func=lambda one: words()[f"joined_{one}"],
                key=f"{key} how",
                horizontal=True,
            )
        found = [_part(book, f"{key} {i}") for i in range(number)]
        parts = [part for part in found if part]
        if not parts:
            return None
        condition = joined("all" if how == "all" else "any", parts)
        with suppress(ValidationError):  # a number that is none yet: the checks tell it
            st.write(words()["read_back"].format(sentence=in_words(condition, book)))
        return condition


def in_words(condition: Mapping[str, Any], book: RuleBook) -> str:
    """What a condition says, as the review pack says it."""
    read: Condition = TypeAdapter(Condition).validate_python(condition)
    sentence_words = desk().look().sentence_words or load_sentence_words(Project())
    return Sentences(book, sentence_words, Voice.CLINICAL).condition(read)


def _part(book: RuleBook, key: str) -> Mapping[str, Any] | None:
    questions = {question.id: question for question in book.questionnaire}
    meanings = {one.id: one.means for one in book.named_conditions}
    left, right = st.columns(2)
    chosen = left.selectbox(
        words()["part_of"],
        [*questions, *(f"{NAMED} {name}" for name in meanings)],
        index=None,
        placeholder=words()["choose"],
        format_func=lambda name: questions[name].label if name in questions else name,
        key=f"{key} what",
    )
    if chosen is None:
        return None
    if chosen not in questions:
        name = chosen.removeprefix(f"{NAMED} ")
        right.write(meanings[name])
        return named(name)
    with right:
        return _test(questions[chosen], key)


def _test(question: AnyQuestion, key: str) -> Mapping[str, Any] | None:
    if question.kind == "number":
        test = st.selectbox(
            words()["test"], NUMBERS, format_func=lambda one: words()[f"test_{one}"], key=f"{key} t"
        )
        limits = (question.min, question.max)
        number = whole_number(question.unit, limits, question.min, key=f"{key} n")
        return compared(question, test, number)
    answers = choices_of(question)
    picks = st.multiselect(
        words()["one_of_these"], list(answers), format_func=answers.__getitem__, key=f"{key} a"
    )
    return picked(question, picks) if picks else None
