"""Random sets of answers for Hypothesis: complete, incomplete, and with answers never asked for."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rules import RuleBook
from rules.engine.answers import check_answers
from rules.engine.states import states_of
from rules.model.answers import Blank
from rules.model.questions import AnyQuestion


def answer_to(question: AnyQuestion) -> SearchStrategy[Any]:
    """Any answer the question takes, as data."""
    special = st.sampled_from([*question.special_answers]) if question.special_answers else None
    given_answer: SearchStrategy[Any]
    if question.kind == "number":
        given_answer = st.integers(question.min, question.max)
    elif question.kind == "choice":
        given_answer = st.sampled_from([option.id for option in question.options])
    else:
        options = [option.id for option in question.options]
        given_answer = st.lists(st.sampled_from(options), min_size=1, max_size=5, unique=True)
        if question.none:
            given_answer = st.just(["none"]) | given_answer
    return given_answer if special is None else st.one_of(given_answer, given_answer, special)


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
    well = draw(st.booleans())
    for question in book.questionnaire:
        if _blank(book, answers, question) is not Blank.UNANSWERED:
            continue
        if well and question.symptom and question.kind == "choices" and question.none:
            answers[question.id] = ["none"]
        else:
            answers[question.id] = draw(answer_to(question))
    return answers


def _blank(book: RuleBook, answers: dict[str, Any], question: AnyQuestion) -> object:
    given = check_answers(book.questionnaire, answers)
    return states_of(book.questionnaire, given, book.conditions)[question.id]


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
