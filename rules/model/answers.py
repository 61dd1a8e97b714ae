"""What is known about one question: an answer, or why there is none."""

from enum import Enum

from rules.model.questions import SPECIAL_ANSWERS, AnyQuestion


class Blank(Enum):
    """Why a question has no answer."""

    NOT_ASKED = "not asked"  # its "asked when" is not met
    UNANSWERED = "unanswered"  # it is asked, or may come to be, and has no answer yet


# An option or a special answer, a whole number, the ticked options (empty: `none`), or a blank.
State = str | int | frozenset[str] | Blank
Answer = str | int | frozenset[str]


def is_unknown(state: State) -> bool:
    """Whether the person answered "not sure" or "prefer not to say"."""
    return isinstance(state, str) and state in SPECIAL_ANSWERS


def as_data(state: Answer, question: AnyQuestion) -> str | int | list[str]:
    """The answer as it is written in YAML or JSON; options keep the questionnaire's order."""
    if not isinstance(state, frozenset):
        return state
    assert question.kind == "choices"
    return [option.id for option in question.options if option.id in state] or ["none"]
