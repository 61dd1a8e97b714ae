"""Safety properties, as data: what must hold over every possible set of answers."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Flag, Identifier, Text, WholeNumber
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.references import AdviceName, Names, QuestionName, RuleName, TopicName

Questions = Annotated[tuple[QuestionName, ...], Field(min_length=1)]
Advice = Annotated[tuple[AdviceName, ...], Field(min_length=1)]
PropertyId = Annotated[str, Field(pattern=r"^P\d+$")]
Countable = Literal["level", "contact", "card", "advice"]
CHANGES = ("more_worrying", "answer_changed", "unasked_answer", "later_answers")
COMPARISONS = ("never_lowers", "changes_nothing", "ruled_out_stays")
Structure = Literal[
    "every_rule_can_apply",
    "every_question_can_be_asked",
    "every_option_is_read",
    "no_step_above_its_level",
]


class Claim(Block):
    """What must come out. With several fields, all of them must."""

    level: Level | None = None
    level_at_least: Level | None = None
    level_at_most: Level | None = None
    contact: Annotated[Identifier, Names("contact")] | None = None
    card: Annotated[Identifier, Names("card")] | None = None
    advice: Advice | None = None
    not_advice: Advice | None = None
    not_topic: Annotated[tuple[TopicName, ...], Field(min_length=1)] | None = None
    heading_of: RuleName | None = None  # the rule whose own heading is shown
    not_heading_of: RuleName | None = None
    holds: Condition | None = None
    never: Condition | None = None  # is not a plain yes
    exactly_one: Annotated[tuple[Countable, ...], Field(min_length=1)] | None = None
    at_least_one: Annotated[tuple[Countable, ...], Field(min_length=1)] | None = None
    never_lowers: Literal["level", "level_from_signs"] | None = None
    changes_nothing: Flag = False
    ruled_out_stays: Flag = False  # a rule that is no is no for every way to go on

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty_claim", "'then' must say what has to come out")
        return self

    @property
    def compares(self) -> bool:
        """Whether it is about two people who differ in one answer."""
        return self.never_lowers is not None or self.changes_nothing or self.ruled_out_stays


class EveryAnswer(Block):
    """Every question that is asked and offers this answer has it; `to` leaves the others free."""

    is_: Identifier = Field(alias="is")
    to: Literal["questions", "signs"] = "questions"
    except_: tuple[QuestionName, ...] = Field((), alias="except")


class AnswerChanged(Block):
    """One answer replaced by another."""

    question: QuestionName
    to: Identifier


class Check(Block):
    """For whom, what changes (if anything), and what must then come out."""

    given: Condition | None = None
    given_level: Annotated[tuple[Level, ...], Field(min_length=1)] | None = None
    given_advice: Advice | None = None
    texts_with: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None  # who reads these
    asked: Questions | None = None
    each_option_of: Questions | None = None
    every_answer: EveryAnswer | None = None
    more_worrying: Flag = False
    answer_changed: AnswerChanged | None = None
    unasked_answer: Flag = False
    later_answers: Flag = False  # from an incomplete set of answers to a complete one
    structure: Annotated[tuple[Structure, ...], Field(min_length=1)] | None = None
    then: Claim | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        changes = [name for name in CHANGES if getattr(self, name)]
        if self.structure is not None:
            if len(self.model_fields_set) > 1:
                raise PydanticCustomError("structure_alone", "'structure' stands alone in a check")
            return self
        if self.then is None:
            raise PydanticCustomError("then_missing", "this check lacks 'then' (or 'structure')")
        if len(changes) > 1 or bool(changes) != self.then.compares:
            raise PydanticCustomError(
                "change_and_claim",
                "a change ({changes}) goes with a comparison ({claims}), and one needs the other",
                {"changes": ", ".join(CHANGES), "claims": ", ".join(COMPARISONS)},
            )
        return self


class SafetyProperty(Block):
    """One promise: in words for people, in checks for the machine."""

    id: PropertyId
    title: Text
    words: Text
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]


class Numbers(Block):
    """Several numbers in the place of one answer: from `at_least` on, or `between` two."""

    at_least: WholeNumber | None = None
    between: tuple[WholeNumber, WholeNumber] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_way", "write either 'at_least' or 'between' here")
        return self

    def of(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Those of the numbers that are meant."""
        low, high = self.between or (self.at_least, None)
        return tuple(n for n in numbers if n >= (low or 0) and (high is None or n <= high))


StepAnswer = Identifier | WholeNumber | Numbers


class Order(Block):
    """Which answers to these questions are more worrying than which.

    With `one_fewer` every number is more worrying than the next higher one.
    """

    questions: Questions
    one_more_ticked: Flag = False
    one_fewer: Flag = False
    steps: tuple[Annotated[tuple[StepAnswer, StepAnswer], Field()], ...] = ()


class Contradiction(Block):
    """Pieces of advice that must never be given to one person."""

    advice: tuple[AdviceName, AdviceName]
    why: Text
