"""Rules, contacts, advice and topics, as data."""

from typing import Annotated

from pydantic import Field

from rules.model.base import Block, Flag, Identifier, Text
from rules.model.conditions import Condition
from rules.model.evidence import Evidence
from rules.model.levels import Level
from rules.model.references import AdviceName, Names

QUIET = "quiet"
HazardId = Annotated[str, Field(pattern=r"^H-\d\d$")]
HazardName = Annotated[HazardId, Names("hazard")]


class NamedCondition(Block):
    """A condition with a name, so that rules can share it."""

    id: Identifier = Field(description="The name that rules use: condition: this_name.")
    means: Text = Field(description="What it stands for, in one sentence for clinicians.")
    when: Condition = Field(description="The condition itself.")


def family_of(rule_id: str) -> str:
    """The part of a rule's id before the point: `minor_sign` of `minor_sign.brief_sharp_pain`."""
    return rule_id.partition(".")[0]


class Rule(Block):
    """When it applies, at which level, with which advice, and why.

    `if_cant_tell` is the level at which it applies when its condition is *can't tell*; None means
    that it then stays quiet.
    """

    id: Text
    when: Condition
    level: Level
    if_cant_tell: Level | None
    advice: Annotated[tuple[AdviceName, ...], Field(min_length=1)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    rationale: Text
    hazards: Annotated[tuple[HazardName, ...], Field(min_length=1)]

    @property
    def family(self) -> str:
        """The part of the id before the point; the whole id of a rule that has no family."""
        return family_of(self.id)


class Contact(Block):
    """Whom to call. Exactly one contact applies to a complete set of answers."""

    id: Identifier = Field(description="The name of this contact. Its words are in en.yaml.")
    when: Condition = Field(description="For whom this is the one to call.")
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)] = Field(
        description="What supports this choice."
    )
    rationale: Text = Field(description="Why this contact, in words for clinicians.")


class Card(Contact):
    """What somebody reads at the level `information`. Exactly one card applies to each person."""

    id: Identifier = Field(description="The name of this card. Its words are in en.yaml.")
    when: Condition = Field(description="For whom this is the card, when no rule applies.")
    advice: Annotated[tuple[AdviceName, ...], Field(min_length=1)] = Field(
        description="The advice given with this card."
    )


class Offer(Block):
    """A piece of advice or a topic; with `when`, it is given whenever that is yes."""

    id: Identifier = Field(
        description="The name of this advice or topic. Its words are in en.yaml."
    )
    when: Condition | None = Field(
        default=None, description="Given whenever this is yes, besides what rules name."
    )
    only_at: tuple[Level, ...] = Field(
        default=(), description="Given only at these levels; without it, at every level."
    )
    helplines: Flag = Field(
        default=False, description="True for the one topic page that lists every helpline."
    )
