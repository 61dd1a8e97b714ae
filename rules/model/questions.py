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

    id: Identifier = Field(
        description="The name of this option in rules and vignettes. It never changes."
    )
    text: Text = Field(description="The full wording on the page.")
    short: Text | None = Field(
        default=None, description='Shorter words, for lists such as "You told us".'
    )
    hint: Text | None = Field(default=None, description="A second, smaller line below the option.")
    group: Text | None = Field(
        default=None, description="The heading of a group of options that begins with this one."
    )
    acknowledge: Text | None = Field(
        default=None, description="Said at the top of the next page when this option was picked."
    )
    neutral: Flag = Field(
        default=False,
        description='True when no rule has to read this option, such as "no" or "normal".',
    )

    @property
    def summary(self) -> str:
        """The words used where answers are listed."""
        return self.short or self.text


class Question(Content):
    """What every kind of question has."""

    id: Identifier = Field(
        description="The name of this question in rules and vignettes. It never changes."
    )
    text: Text = Field(description="The question itself: the heading of its page.")
    label: Text = Field(description="A short name for lists and for checking the answers.")
    hint: Text | None = Field(
        default=None, description="A line below the heading that helps to answer."
    )
    why: Text = Field(description="Why we ask, in 1 to 3 short sentences.")
    find_out: Text | None = Field(
        default=None, description="Whom to ask or where to look when somebody is not sure."
    )
    symptom: Flag = Field(
        default=False, description="True when this question asks about signs that are there now."
    )
    shown_first: Flag = Field(
        default=False, description="True when the start page lists its options as emergencies."
    )
    may_change: Flag = Field(
        default=False, description="True when it is always asked again after a file is opened."
    )
    may_change_with: Identifier | None = Field(
        default=None,
        description="Asked again after a file is opened when this other answer is a new one.",
    )
    asked_when: Condition | None = Field(
        default=None,
        description="Ask only when this condition is yes. Without it, it is always asked.",
    )
    not_sure: Text | None = Field(
        default=None,
        description='The words of the choice "not sure". Without it, that choice is not offered.',
    )
    prefer_not_to_say: Text | None = Field(
        default=None,
        description='The words of the choice "prefer not to say". Without it, that is not offered.',
    )

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

    kind: Literal["choice"] = Field(
        description="choice: one option. choices: one or more options. number: a whole number."
    )
    options: Annotated[tuple[Option, ...], Field(min_length=2)] = Field(
        description="What can be picked, in the order shown."
    )

    @cached_property
    def plain_answers(self) -> frozenset[str | int]:
        """Every answer that is written as one word or number."""
        return frozenset(option.id for option in self.options) | self.special_answers.keys()


class ChoicesQuestion(Question):
    """One or more options, or `none` alone."""

    kind: Literal["choices"] = Field(
        description="choice: one option. choices: one or more options. number: a whole number."
    )
    options: Annotated[tuple[Option, ...], Field(min_length=1)] = Field(
        description="What can be ticked, in the order shown."
    )
    none: Text | None = Field(default=None, description='The words of the choice "none of these".')

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

    kind: Literal["number"] = Field(
        description="choice: one option. choices: one or more options. number: a whole number."
    )
    min: WholeNumber = Field(description="The lowest number that can be given.")
    max: WholeNumber = Field(description="The highest number that can be given.")
    unit: Text = Field(description="The word behind the box, such as weeks.")
    usual: tuple[WholeNumber, ...] = Field(
        default=(), description="Numbers that examples use first: more telling than the ends."
    )
    weeks_of_pregnancy: Flag = Field(
        default=False, description="True when it may be typed as 24+3, or given as a date."
    )

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

    id: Identifier = Field(description="The name of this section.")
    title: Text = Field(description="The name of this section, as people see it.")
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)] = Field(
        description="The questions, in the order asked."
    )


class Questionnaire(Content):
    """Everything that is asked, in order."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)] = Field(
        description="The sections, in the order asked."
    )

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

    @property
    def shown_first(self) -> ChoicesQuestion:
        """The question whose options the start page lists as emergencies (Q007: there is one)."""
        return next(q for q in self if q.shown_first and isinstance(q, ChoicesQuestion))

    def section_of(self, question_id: str) -> Section:
        """The section that holds this question; KeyError when there is none."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)
