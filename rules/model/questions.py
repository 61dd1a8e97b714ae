"""What is asked: options, the three kinds of question, sections, the questionnaire."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Flag, Identifier, Text, WholeNumber
from rules.model.by_number import ENGLISH, ByNumber, Saying
from rules.model.conditions import Condition
from rules.model.references import QuestionName

NONE = "none"
NOT_SURE = "not_sure"
PREFER_NOT_TO_SAY = "prefer_not_to_say"
SPECIAL_ANSWERS = (NOT_SURE, PREFER_NOT_TO_SAY)

# An option or a special answer, a whole number, or the ticked options (empty: `none`).
Answer = str | int | frozenset[str]


class Option(Block):
    """One answer that can be picked."""

    id: Identifier = Field(
        description="The name of this option in rules and vignettes. It never changes."
    )
    text: Text = Field(description="The full wording on the page.")
    short: Text | None = Field(
        default=None, description='Shorter words, for lists such as "You told us".'
    )
    sign: Text | None = Field(default=None, description="How a sign goes on after the word: if.")
    say: Text | None = Field(default=None, description="How a sign is said on the phone.")
    hint: Text | None = Field(default=None, description="A second, smaller line below the option.")
    group: Text | None = Field(
        default=None, description="The heading of a group of options that begins with this one."
    )
    acknowledge: Text | None = Field(
        default=None, description="Said at the top of the next page when this option was picked."
    )
    situation: Literal["pregnant", "after_a_birth"] | None = Field(
        default=None, description="What this answer says of the person, where the app must know it."
    )
    neutral: Flag = Field(
        default=False,
        description='True when no rule has to read this option, such as "no" or "normal".',
    )

    @property
    def summary(self) -> str:
        """The words used where answers are listed."""
        return self.short or self.text


class Question(Block, ABC):
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
    introduces: Flag = Field(
        default=False, description="True when it says who the person is, as a handover begins."
    )
    may_change: Flag = Field(
        default=False, description="True when it is always asked again after a file is opened."
    )
    may_change_with: QuestionName | None = Field(
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
    say_not_sure: Text | None = Field(
        default=None, description="For signs: what to say on the phone when not sure."
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

    def answers(self) -> Iterator[Answer]:
        """Every answer there is: the special ones, then all others."""
        yield from self.special_answers
        yield from self._sure_answers()

    @property
    def named_answers(self) -> dict[str, Answer]:
        """Every answer that can be given by one name; of several options, each ticked alone."""
        # Not kept: a copy of the question with other options would take it along.
        return self._sure_by_name() | {name: name for name in self.special_answers}

    def in_words(self, answer: Answer, saying: Saying = ENGLISH) -> str:
        """An answer in the words of the questionnaire, put together as a language does it."""
        special = self.special_answers.get(answer) if isinstance(answer, str) else None
        return special or self._sure_in_words(answer, saying)

    @abstractmethod
    def neighbours(self, answer: Answer) -> Iterator[Answer]:
        """The answers to change to, special ones aside, the nearest first."""

    @abstractmethod
    def _sure_answers(self) -> Iterable[Answer]:
        """Every answer of somebody who is sure, and says so."""

    @abstractmethod
    def _sure_by_name(self) -> dict[str, Answer]:
        """The same as far as they can be given by one name."""

    @abstractmethod
    def _sure_in_words(self, answer: Answer, saying: Saying) -> str:
        """One of them in words."""


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

    @property
    def none(self) -> None:
        """Not offered: one option has to be picked."""

    def neighbours(self, answer: Answer) -> Iterator[Answer]:
        """The other options."""
        return (option.id for option in self.options if option.id != answer)

    def _sure_answers(self) -> Iterable[Answer]:
        return (option.id for option in self.options)

    def _sure_by_name(self) -> dict[str, Answer]:
        return {option.id: option.id for option in self.options}

    def _sure_in_words(self, answer: Answer, _saying: Saying) -> str:
        return next((option.summary for option in self.options if option.id == answer), "")


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

    def neighbours(self, answer: Answer) -> Iterator[frozenset[str]]:
        """The same with one tick more or less; `none` for the last tick that goes."""
        ticked = answer if isinstance(answer, frozenset) else frozenset[str]()
        for option in self.options:
            changed = ticked ^ {option.id}
            if changed or self.none:
                yield changed

    def _sure_answers(self) -> Iterable[Answer]:
        ids = [option.id for option in self.options]
        for bits in range(0 if self.none else 1, 1 << len(ids)):
            yield frozenset(name for i, name in enumerate(ids) if bits >> i & 1)

    def _sure_by_name(self) -> dict[str, Answer]:
        none: dict[str, Answer] = {NONE: frozenset()} if self.none else {}
        return {option.id: frozenset({option.id}) for option in self.options} | none

    def _sure_in_words(self, answer: Answer, saying: Saying) -> str:
        ticked = answer if isinstance(answer, frozenset) else {answer}
        words = [option.summary for option in self.options if option.id in ticked]
        return saying.several(words) or self.none or ""


class NumberQuestion(Question):
    """A whole number from `min` to `max`, both included; `unit` is shown beside the box."""

    kind: Literal["number"] = Field(
        description="choice: one option. choices: one or more options. number: a whole number."
    )
    min: WholeNumber = Field(description="The lowest number that can be given.")
    max: WholeNumber = Field(description="The highest number that can be given.")
    unit: Text = Field(description="The word behind the box, such as weeks.")
    # Versions before there were languages, which `cli.py diff` reads, have none.
    counted: ByNumber | None = Field(
        default=None, description="The answer in words, by the number: {number} weeks."
    )
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
        beyond = [number for number in self.usual if number not in self.range]
        if beyond:
            message = "{number} of 'usual' is not from 'min' to 'max'"
            raise PydanticCustomError("usual_range", message, {"number": beyond[0]})
        return self

    @cached_property
    def plain_answers(self) -> frozenset[str | int]:
        """Every answer: the numbers of the range, and the special answers."""
        return frozenset(self.range) | self.special_answers.keys()

    @property
    def range(self) -> range:
        """Every number that can be given."""
        return range(self.min, self.max + 1)

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing to pick from."""
        return ()

    @property
    def none(self) -> None:
        """Not offered: a number has to be given."""

    def neighbours(self, answer: Answer) -> Iterator[Answer]:
        """The other numbers, the nearest first."""
        near = answer if isinstance(answer, int) else self.min
        numbers = sorted(self.range, key=lambda number: abs(number - near))
        return (number for number in numbers if number != answer)

    def _sure_answers(self) -> Iterable[Answer]:
        return self.range

    def _sure_by_name(self) -> dict[str, Answer]:
        return {str(number): number for number in self.range}

    def _sure_in_words(self, answer: Answer, saying: Saying) -> str:
        if self.counted is None or not isinstance(answer, int):
            return f"{answer} {self.unit}"
        return saying.counted(self.counted, answer)


AnyQuestion = Annotated[
    ChoiceQuestion | ChoicesQuestion | NumberQuestion, Field(discriminator="kind")
]
