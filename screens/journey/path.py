"""The way through the questions that a set of answers gives."""

from functools import cached_property
from typing import NamedTuple

from rules import Truth, assess, named_states
from rules.model.answers import Blank, as_data
from rules.model.book import RuleBook
from rules.model.levels import Level
from screens.journey.state import Answers

ALERT_LEVELS = (Level.EMERGENCY, Level.CALL_NOW)
NOT_SURE = "not sure"


class Progress(NamedTuple):
    """How far somebody is: which part of how many, and which of its questions.

    `total` counts the questions of the part that are certain to be asked; `more` says that
    answers still to come can add to them.
    """

    part: int
    parts: int
    section: str
    number: int
    total: int
    more: bool


class Path:
    """Which questions one set of answers leads to, and what is urgent already."""

    def __init__(self, book: RuleBook, answers: Answers) -> None:
        self.book = book
        self.assessment = assess(book, answers)
        self.missing = self.assessment.missing
        self._states = named_states(book, self.assessment)
        self.answers: Answers = {
            question.id: as_data(state, question)
            for question, state in zip(book.questionnaire, self._states.values(), strict=True)
            if not isinstance(state, Blank)
        }

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The questions that are asked, in order; answered or not."""
        return tuple(
            question
            for question in self.book.questionnaire.questions
            if question in self.answers or question in self.missing
        )

    @cached_property
    def open(self) -> frozenset[str]:
        """The questions that answers still to come may bring up."""
        return frozenset(
            question
            for question, state in self._states.items()
            if state is Blank.UNANSWERED and question not in self.missing
        )

    def after(self, question: str) -> str | None:
        """The next question asked after this one; None after the last."""
        later = (other for other in self.asked if self._places[other] > self._places[question])
        return next(later, None)

    def before(self, question: str) -> str | None:
        """The question asked before this one; None before the first."""
        earlier = [other for other in self.asked if self._places[other] < self._places[question]]
        return earlier[-1] if earlier else None

    def may_be_shown(self, question: str) -> bool:
        """Whether a question is asked and no question before it still has to be answered.

        Signs that need help now come first, and nobody gets past them by way of the history.
        """
        if question not in self.asked:
            return False
        return not self.missing or self._places[question] <= self._places[self.missing[0]]

    @property
    def urgent(self) -> frozenset[str]:
        """The reasons that make it this urgent, when that means help is needed now; else none.

        A sign is named by the last part of its rule's id: the same sign may fall under another
        rule in another week, and is not a new sign then. All "not sure" are one reason, so that
        nobody meets the same alert again and again.
        """
        level = self.assessment.level
        if level not in ALERT_LEVELS:
            return frozenset()
        deciding = [item for item in self.assessment.applied if item.level is level]
        certain = (item.rule for item in deciding if item.truth is Truth.YES)
        names = {name.partition(".")[2] or name for name in certain}
        doubted = any(item.truth is not Truth.YES for item in deciding)
        return frozenset({*names, NOT_SURE} if doubted else names)

    def more_urgent_than(self, earlier: "Path") -> bool:
        """Whether help is needed now that was not before: the level rose, or a sign is new."""
        return bool(self.urgent) and (self.rose_above(earlier) or not self.urgent <= earlier.urgent)

    def rose_above(self, earlier: "Path") -> bool:
        """Whether the level is more urgent than it was."""
        level = self.assessment.level
        return level is not None and level.more_urgent_than(earlier.assessment.level)

    def progress(self, question: str) -> Progress:
        """How far somebody at this question is."""
        possible = set(self.asked) | self.open
        sections = [
            section
            for section in self.book.questionnaire.sections
            if any(part.id in possible for part in section.questions)
        ]
        section = self.book.questionnaire.section_of(question)
        here = [part.id for part in section.questions]
        certain = [part for part in here if part in self.asked]
        return Progress(
            part=sections.index(section) + 1,
            parts=len(sections),
            section=section.title,
            number=certain.index(question) + 1,
            total=len(certain),
            more=any(part in self.open for part in here),
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {question: place for place, question in enumerate(self._states)}
