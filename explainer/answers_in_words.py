"""Answers in the words of the questionnaire."""

from rules import Assessment, RuleBook, named_states
from rules.model.answers import Blank, State
from rules.model.by_number import ENGLISH, Saying
from rules.model.questions import AnyQuestion


def answer_in_words(question: AnyQuestion, state: State, saying: Saying = ENGLISH) -> str:
    """An answer in the words of the questionnaire; empty when there is none.

    What a person reads is put together as the wording says; what the makers read, in English.
    """
    return "" if isinstance(state, Blank) else question.in_words(state, saying)


def value_in_words(question: AnyQuestion, value: str | int) -> str:
    """What a test of an answer names, as it can be answered; a number without its unit."""
    if isinstance(value, int):
        return str(value)
    state: State = value
    if question.kind == "choices" and value not in question.special_answers:
        state = frozenset({value}) & question.option_ids  # `none` is no option: nothing is ticked
    return answer_in_words(question, state)


def weeks_told(book: RuleBook, assessment: Assessment) -> int | None:
    """The weeks of pregnancy that she gave; None when she was not sure, or was not asked."""
    weeks = book.questionnaire.weeks
    state = named_states(book, assessment)[weeks.id] if weeks else None
    return state if isinstance(state, int) else None
