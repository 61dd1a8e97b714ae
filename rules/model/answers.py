"""What is known about one question: an answer, or why there is none."""

from enum import Enum

from rules.model.questions import SPECIAL_ANSWERS, Answer, AnyQuestion

__all__ = ["Answer", "Blank", "State", "as_data", "is_unknown"]


class Blank(Enum):
    """Why a question has no answer."""

    NOT_ASKED = "not asked"  # its "asked when" is not met
    UNANSWERED = "unanswered"  # it is asked, or may come to be, and has no answer yet


State = Answer | Blank


def is_unknown(state: State) -> bool:
    """Whether the person answered "not sure" or "prefer not to say"."""
    return isinstance(state, str) and state in SPECIAL_ANSWERS


def as_data(state: Answer, question: AnyQuestion) -> str | int | list[str]:
    """The answer as it is written in YAML or JSON; options keep the questionnaire's order."""
    if not isinstance(state, frozenset):
        return state
    return [option.id for option in question.options if option.id in state] or ["none"]
