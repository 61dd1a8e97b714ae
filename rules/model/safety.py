"""Safety properties, as data: what must hold over every possible set of answers."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Content, Flag, Identifier, Text
from rules.model.conditions import Condition
from rules.model.levels import Level

Ids = Annotated[tuple[Identifier, ...], Field(min_length=1)]
PropertyId = Annotated[str, Field(pattern=r"^P\d+$")]
Countable = Literal["level", "contact", "advice"]
CHANGES = ("more_worrying", "answer_changed", "unasked_answer", "later_answers")
COMPARISONS = ("never_lowers", "changes_nothing")
Structure = Literal["every_rule_can_apply", "every_question_can_be_asked", "every_option_is_read"]


class Claim(Content):
    """What must come out. With several fields, all of them must."""

    level: Level | None = None
    level_at_least: Level | None = None
    level_at_most: Level | None = None
    contact: Identifier | None = None
    card: Identifier | None = None
    advice: Ids | None = None
    not_advice: Ids | None = None
    holds: Condition | None = None
    never: Condition | None = None  # is not a plain yes
    exactly_one: Annotated[tuple[Countable, ...], Field(min_length=1)] | None = None
    at_least_one: Annotated[tuple[Countable, ...], Field(min_length=1)] | None = None
    never_lowers: Literal["level", "level_from_signs"] | None = None
    changes_nothing: Flag = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty_claim", "'then' must say what has to come out")
        return self

    @property
    def compares(self) -> bool:
        """Whether it is about two people who differ in one answer."""
        return self.never_lowers is not None or self.changes_nothing


class EveryAnswer(Content):
    """Every question that is asked and offers this answer has it; `to` leaves the others free."""

    is_: Identifier = Field(alias="is")
    to: Literal["questions", "signs"] = "questions"
    except_: tuple[Identifier, ...] = Field((), alias="except")


class AnswerChanged(Content):
    """One answer replaced by another."""

    question: Identifier
    to: Identifier


class Check(Content):
    """For whom, what changes (if anything), and what must then come out."""

    given: Condition | None = None
    asked: Ids | None = None
    each_option_of: Ids | None = None
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


class SafetyProperty(Content):
    """One promise: in words for people, in checks for the machine."""

    id: PropertyId
    title: Text
    words: Text
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]


class Order(Content):
    """Which answers to these questions are more worrying than which."""

    questions: Ids
    one_more_ticked: Flag = False
    steps: tuple[Annotated[tuple[Identifier, Identifier], Field()], ...] = ()


class Contradiction(Content):
    """Pieces of advice that must never be given to one person."""

    advice: tuple[Identifier, Identifier]
    why: Text
