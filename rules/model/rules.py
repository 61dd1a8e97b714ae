"""Rules, contacts, advice, topics and safety properties, as data."""

from typing import Annotated

from pydantic import Field

from rules.model.base import Content, Identifier, Text
from rules.model.conditions import Condition
from rules.model.evidence import Evidence
from rules.model.levels import Level

QUIET = "quiet"
HazardId = Annotated[str, Field(pattern=r"^H-\d\d$")]


class NamedCondition(Content):
    """A condition with a name, so that rules can share it."""

    id: Identifier
    means: Text
    when: Condition


class Rule(Content):
    """When it applies, at which level, with which advice, and why.

    `if_cant_tell` is the level at which it applies when its condition is *can't tell*; None means
    that it then stays quiet.
    """

    id: Text
    when: Condition
    level: Level
    if_cant_tell: Level | None
    advice: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    rationale: Text
    hazards: Annotated[tuple[HazardId, ...], Field(min_length=1)]

    @property
    def family(self) -> str:
        """The part of the id before the point: `minor_sign` of `minor_sign.brief_sharp_pain`."""
        return self.id.partition(".")[0]


class Contact(Content):
    """Whom to call. Exactly one contact applies to a complete set of answers."""

    id: Identifier
    when: Condition
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    rationale: Text


class Offer(Content):
    """A piece of advice or a topic; with `when`, it is given whenever that is yes."""

    id: Identifier
    when: Condition | None = None


class SafetyProperty(Content):
    """What must hold over every possible set of answers."""

    id: Annotated[str, Field(pattern=r"^P\d+$")]
    title: Text
    words: Text
