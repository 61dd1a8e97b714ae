"""What is asked: options, the three kinds of question, sections, the questionnaire."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Content, Flag, Identifier, Text, WholeNumber
from rules.model.conditions import Condition

NONE = "none"
NOT_SURE = "not_sure"
PREFER_NOT_TO_SAY = "prefer_not_to_say"
SPECIAL_ANSWERS = (NOT_SURE, PREFER_NOT_TO_SAY)


class Option(Content):
    """One answer that can be picked."""

    id: Identifier
    text: Text
    short: Text | None = None
    hint: Text | None = None
    neutral: Flag = False  # no rule has to read it, such as "no" or "normal"

    @property
    def summary(self) -> str:
        """The words used where answers are listed."""
        return self.short or self.text


class Question(Content):
    """What every kind of question has."""

    id: Identifier
    text: Text
    label: Text
    hint: Text | None = None
    why: Text
    find_out: Text | None = None
    symptom: Flag = False
    asked_when: Condition | None = None
    not_sure: Text | None = None
    prefer_not_to_say: Text | None = None

    @model_validator(mode="after")
    def _says_whom_to_ask(self) -> Self:
        if self.not_sure and not self.find_out:
            raise PydanticCustomError(
                "find_out_missing",
                "a question that can be answered 'not sure' says in 'find_out' whom to ask",
            )
        return self

    @cached_property
    def special_answers(self) -> dict[str, str]:
        """The answers offered besides options and numbers, with their words."""
        words = {NOT_SURE: self.not_sure, PREFER_NOT_TO_SAY: self.prefer_not_to_say}
        return {answer: text for answer, text in words.items() if text}


class ChoiceQuestion(Question):
    """Exactly one option."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]

    @cached_property
    def plain_answers(self) -> frozenset[str | int]:
        """Every answer that is written as one word or number."""
        return frozenset(option.id for option in self.options) | self.special_answers.keys()


class ChoicesQuestion(Question):
    """One or more options, or `none` alone."""

    kind: Literal["choices"]
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    none: Text | None = None

    @cached_property
    def option_ids(self) -> frozenset[str]:
        """What can be ticked, `none` aside."""
        return frozenset(option.id for option in self.options)

    @cached_property
    def plain_answers(self) -> frozenset[str | int]:
        """Every answer that is written as one word and is not an option."""
        return frozenset(self.special_answers)


class NumberQuestion(Question):
    """A whole number from `min` to `max`, both included; `unit` is shown beside the box."""

    kind: Literal["number"]
    min: WholeNumber
    max: WholeNumber
    unit: Text

    @model_validator(mode="after")
    def _range(self) -> Self:
        if self.min > self.max:
            raise PydanticCustomError("range_order", "'min' must not be larger than 'max'")
        return self

    @cached_property
    def plain_answers(self) -> frozenset[str | int]:
        """Every answer: the numbers of the range, and the special answers."""
        return frozenset(range(self.min, self.max + 1)) | self.special_answers.keys()


AnyQuestion = Annotated[
    ChoiceQuestion | ChoicesQuestion | NumberQuestion, Field(discriminator="kind")
]


class Section(Content):
    """Questions that belong together."""

    id: Identifier
    title: Text
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]


class Questionnaire(Content):
    """Everything that is asked, in order."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @cached_property
    def questions(self) -> dict[str, AnyQuestion]:
        """Every question by id, in the order asked."""
        return {question.id: question for question in self}

    def __iter__(self) -> Iterator[AnyQuestion]:  # type: ignore[override]
        for section in self.sections:
            yield from section.questions

    def question(self, question_id: str) -> AnyQuestion:
        """The question with this id; KeyError when there is none."""
        return self.questions[question_id]

    def section_of(self, question_id: str) -> Section:
        """The section that holds this question; KeyError when there is none."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)
