"""A person from a text: the answers, or what is wrong with them."""

from dataclasses import dataclass, field

from rules import AnswerError, ContentError, Problem, RuleBook, assess
from rules.loading.answers import answers_in
from screens.journey.state import Answers


@dataclass(frozen=True)
class Opened:
    """What a text held: answers that can be used, or problems with their lines."""

    answers: Answers = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def open_person(book: RuleBook, text: str, name: str) -> Opened:
    """The answers in a text: YAML or JSON, as the app saves them, or a file with one vignette."""
    try:
        read = answers_in(text.encode("utf-8", "replace"), name)
        assess(book, read.data)
    except ContentError as error:
        return Opened(problems=error.problems)
    except AnswerError as error:
        return Opened(problems=tuple(read.problems(error)))
    return Opened(read.data)
