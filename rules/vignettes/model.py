"""The shape of a vignette file."""

from typing import Annotated, Any, Literal

from pydantic import Field

from rules.model.base import Content, Flag, Identifier, Text
from rules.model.levels import Level
from rules.model.truth import Truth

KebabId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Answers = dict[Identifier, Any]  # the engine checks them against the questionnaire


class Person(Content):
    """A base person: a complete set of answers that vignettes can start from."""

    id: Identifier
    who: Text
    answers: Answers


class Expected(Content):
    """What must come out. `none` as a level or contact means that there is none yet."""

    level: Level | Literal["none"]
    contact: Text | None = None
    applies: dict[Text, Literal[Truth.YES, Truth.CANT_TELL]] = Field(default_factory=dict)
    does_not_apply: tuple[Text, ...] = ()
    quiet_cant_tell: tuple[Text, ...] = ()
    only: Flag = False  # `applies` is the whole list
    advice: tuple[Identifier, ...] = ()
    topics: tuple[Identifier, ...] = ()
    conditions: dict[Identifier, Truth] = Field(default_factory=dict)
    missing: tuple[Identifier, ...] = ()


class Vignette(Content):
    """One person, and what must come out for them."""

    id: KebabId
    who: Text
    based_on: Identifier | None = None
    answers: Answers = Field(default_factory=dict)
    without: tuple[Identifier, ...] = ()
    expect: Expected


class VignetteFile(Content):
    """A file of vignettes."""

    vignettes: tuple[Vignette, ...]


class PeopleFile(Content):
    """people.yaml: the people that vignettes start from."""

    people: tuple[Person, ...]
