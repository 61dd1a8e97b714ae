"""The shape of a vignette file."""

from typing import Annotated, Any, Literal

from pydantic import Field

from rules.model.base import Block, Flag, Identifier, Text
from rules.model.hazards import VignetteId
from rules.model.levels import Level
from rules.model.questions import NONE
from rules.model.references import AdviceName, Names, QuestionName, RuleName, TopicName
from rules.model.truth import Truth

# The engine checks the answers against the questionnaire.
Answers = Annotated[dict[QuestionName, Any], Names("answers")]


class Person(Block):
    """A base person: a complete set of answers that vignettes can start from."""

    id: Identifier = Field(description="The name that vignettes use for this person.")
    who: Text = Field(description="The person in one or two sentences.")
    answers: Answers = Field(description="All answers of this person.")


class Expected(Block):
    """What must come out. `none` as a level or contact means that there is none yet."""

    level: Annotated[Level | Literal["none"], Names("level", also=(NONE,))] = Field(
        description="The level that must come out; none while there is none yet."
    )
    contact: Annotated[Text, Names("contact", also=(NONE,))] | None = Field(
        default=None, description="Whom the person must be told to call."
    )
    card: Annotated[Text, Names("card", also=(NONE,))] | None = Field(
        default=None, description="The card that must be shown; none when a rule applies."
    )
    applies: dict[RuleName, Literal[Truth.YES, Truth.CANT_TELL]] = Field(
        default_factory=dict, description="The rules that must apply: yes, or cant_tell."
    )
    levels: dict[RuleName, Level] = Field(
        default_factory=dict, description="The level at which a rule must apply."
    )
    does_not_apply: tuple[RuleName, ...] = Field(
        default=(), description="Rules that must not apply."
    )
    quiet_cant_tell: tuple[RuleName, ...] = Field(
        default=(), description="Rules that cannot be told and stay quiet."
    )
    only: Flag = Field(default=False, description="True when no other rule may apply.")
    advice: tuple[AdviceName, ...] = Field(default=(), description="Advice that must be given.")
    not_advice: tuple[AdviceName, ...] = Field(
        default=(), description="Advice that must not be given."
    )
    topics: tuple[TopicName, ...] = Field(default=(), description="Topics that must be suggested.")
    not_topics: tuple[TopicName, ...] = Field(
        default=(), description="Topics that must not be suggested."
    )
    conditions: dict[Annotated[Identifier, Names("named_condition")], Truth] = Field(
        default_factory=dict, description="What named conditions must come out as."
    )
    missing: tuple[QuestionName, ...] = Field(
        default=(), description="The questions that still need an answer."
    )


class Vignette(Block):
    """One person, and what must come out for them."""

    id: VignetteId = Field(description="A name with dashes, such as weeks-36-show.")
    who: Text = Field(description="The person and the point of the case, in a sentence or two.")
    based_on: Annotated[Identifier, Names("person")] | None = Field(
        default=None, description="A person of people.yaml to start from."
    )
    answers: Answers = Field(
        default_factory=dict,
        description="The answers that differ from that person, or all of them.",
    )
    without: tuple[QuestionName, ...] = Field(
        default=(), description="Questions of that person to leave without an answer."
    )
    expect: Expected = Field(description="What must come out.")


class VignetteFile(Block):
    """A file of vignettes."""

    vignettes: tuple[Vignette, ...] = Field(description="People, and what must come out for each.")


class PeopleFile(Block):
    """people.yaml: the people that vignettes start from."""

    people: tuple[Person, ...] = Field(description="The people that vignettes can start from.")
