"""Random sets of answers for Hypothesis: complete, incomplete, and with answers never asked for."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rules import RuleBook
from rules.engine.answers import check_answers
from rules.engine.asking import blank_when
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.base import worked_out_once
from rules.model.questions import AnyQuestion


def answer_to(question: AnyQuestion) -> SearchStrategy[Any]:
    """Any answer the question takes, as data; made once, for it is drawn from again and again."""
    return worked_out_once(question, "_answer_to", lambda: _answer_to(question))


def _answer_to(question: AnyQuestion) -> SearchStrategy[Any]:
    if question.kind == "number":
        ordinary: SearchStrategy[Any] = st.integers(question.min, question.max)
    elif question.kind == "choice":
        ordinary = st.sampled_from([option.id for option in question.options])
    else:
        options = [option.id for option in question.options]
        ordinary = st.lists(st.sampled_from(options), min_size=1, max_size=5, unique=True)
    rare: list[Any] = [*question.special_answers]
    if question.kind == "choices" and question.none:
        rare.append(["none"])
    # mostly an ordinary answer, so that the questions which follow from it are asked too
    return st.one_of(ordinary, ordinary, st.sampled_from(rare)) if rare else ordinary


def every_answer_to(question: AnyQuestion) -> list[Any]:
    """Each answer the question takes; for several options, each one alone."""
    special: list[Any] = [*question.special_answers]
    if question.kind == "number":
        return [*range(question.min, question.max + 1), *special]
    if question.kind == "choice":
        return [*(option.id for option in question.options), *special]
    none = [["none"]] if question.none else []
    return [*([option.id] for option in question.options), *none, *special]


@st.composite
def any_answers(draw: DrawFn, book: RuleBook) -> dict[str, Any]:
    """Answers to some questions, whether they are asked or not."""
    answers = {}
    for question in book.questionnaire:
        if draw(st.booleans()):
            answers[question.id] = draw(answer_to(question))
    return answers


@st.composite
def complete_answers(draw: DrawFn, book: RuleBook) -> dict[str, Any]:
    """An answer to each question that is asked, and to no other. Every second person is well."""
    answers: dict[str, Any] = {}
    states: dict[str, State] = {}
    well = draw(st.booleans())
    for question in book.questionnaire:
        blank = _blank(book, question, states)
        if blank is not None:
            states[question.id] = blank
            continue
        no_sign = well and question.kind == "choices" and question.symptom and question.none
        answers[question.id] = ["none"] if no_sign else draw(answer_to(question))
        states |= check_answers(book.questionnaire, {question.id: answers[question.id]})
    return answers


def _blank(book: RuleBook, question: AnyQuestion, earlier: dict[str, State]) -> Blank | None:
    if question.asked_when is None:
        return None
    return blank_when(truth_of(question.asked_when, earlier, book.conditions))


@st.composite
def partial_answers(draw: DrawFn, book: RuleBook) -> dict[str, Any]:
    """A complete set of answers of which some are missing."""
    answers = draw(complete_answers(book))
    kept = draw(st.sets(st.sampled_from(sorted(answers))))
    return {name: answer for name, answer in answers.items() if name in kept}


@st.composite
def stray_answers(draw: DrawFn, book: RuleBook) -> tuple[dict[str, Any], dict[str, Any]]:
    """A complete set of answers, and answers to the questions that are not asked with it."""
    answers = draw(complete_answers(book))
    others = [question for question in book.questionnaire if question.id not in answers]
    return answers, {question.id: draw(answer_to(question)) for question in others}
