"""Where somebody is, and what they have answered so far: all that a tab carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rules import AnswerError, check_answers
from rules.model.book import RuleBook

LONGEST_VERSION = 100
ALERT, CHECK, RESULT = "alert", "check", "result"

AnswerData = str | int | list[str]
Answers = Mapping[str, AnswerData]


@dataclass(frozen=True)
class State:
    """One moment of a journey.

    `page` is the id of a question, or ALERT, CHECK or RESULT. `resume` is the question whose
    answer brought up the alert. `changing` says that the person came from the check page to
    change an answer, and goes back there. `dropped` names the questions whose answers stopped
    counting with the last change. `saved` holds the answers of a file that was opened: each counts
    once its question is asked, until the person answers it anew. `rule_set` is the version that
    the page was made with: a tab can stay open while another takes its place.
    """

    answers: Answers = field(default_factory=dict)
    page: str = ""
    resume: str = ""
    changing: bool = False
    dropped: tuple[str, ...] = ()
    saved: Answers = field(default_factory=dict)
    rule_set: str = field(default="", compare=False)

    def as_data(self) -> dict[str, Any]:
        """The state in the form in which a tab carries it."""
        return {
            "answers": dict(self.answers),
            "page": self.page,
            "resume": self.resume,
            "changing": self.changing,
            "dropped": list(self.dropped),
            "saved": dict(self.saved),
            "rule_set": self.rule_set,
        }


def read_state(book: RuleBook, data: object) -> State:
    """The state that a tab brought along, without whatever is not valid in this rule book.

    A tab can bring anything: something made up, or answers to an older version of the questions.
    What cannot be used is left out, so the journey goes on at the first question it is needed for.
    """
    if not isinstance(data, dict):
        return State()
    dropped = data.get("dropped")
    return State(
        answers=valid_answers(book, data.get("answers")),
        page=_text(data.get("page")),
        resume=_known_question(book, data.get("resume")),
        changing=data.get("changing") is True,
        dropped=tuple(
            question
            for question in book.questionnaire.questions
            if isinstance(dropped, list) and question in dropped
        ),
        saved=valid_answers(book, data.get("saved")),
        rule_set=_text(data.get("rule_set"))[:LONGEST_VERSION],
    )


def valid_answers(book: RuleBook, data: object) -> Answers:
    """Those answers that the questions of this book take."""
    if not isinstance(data, dict):
        return {}
    questions = book.questionnaire.questions
    answers = {question: data[question] for question in questions if question in data}
    try:
        check_answers(book.questionnaire, answers)
    except AnswerError as error:
        wrong = {fault.question for fault in error.faults}
        return {question: answer for question, answer in answers.items() if question not in wrong}
    return answers


def _known_question(book: RuleBook, data: object) -> str:
    name = _text(data)
    return name if name in book.questionnaire.questions else ""


def _text(data: object) -> str:
    return data if isinstance(data, str) else ""
