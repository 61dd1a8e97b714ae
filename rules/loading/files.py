"""The shape of each content file, as its editors write it."""

from typing import Annotated

from pydantic import Field

from rules.model.base import Block, Identifier, Text
from rules.model.conditions import Condition
from rules.model.evidence import Evidence, Signature, Source
from rules.model.hazards import Hazard
from rules.model.levels import Level
from rules.model.questionnaire import Questionnaire
from rules.model.references import AdviceName, Names
from rules.model.rules import QUIET, Card, Contact, HazardName, NamedCondition, Offer
from rules.model.safety import Contradiction, Order, SafetyProperty

AdviceNames = tuple[AdviceName, ...]
HazardNames = tuple[HazardName, ...]


class Member(Block):
    """One rule of a family: what it adds to what the family says."""

    id: Identifier = Field(description="The last part of the id of this rule: family.member.")
    when: Condition = Field(description="When this member applies.")
    advice: AdviceNames = Field(default=(), description="Advice besides that of the family.")
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="Evidence besides that of the family."
    )
    rationale: Text | None = Field(default=None, description="Why this member differs, if it does.")
    hazards: HazardNames = Field(default=(), description="Hazards besides those of the family.")


class RuleEntry(Block):
    """A rule, or with `members` a family of rules that share level, advice and reasons."""

    id: Identifier = Field(
        description="The name of this rule. Its words are in en.yaml under this name."
    )
    when: Condition | None = Field(default=None, description="When the rule applies.")
    level: Level = Field(description="How urgent it is when the condition is yes.")
    if_cant_tell: Annotated[str, Names("level", also=(QUIET,))] = Field(
        description='The level when an answer that the rule needs was "not sure", or quiet.'
    )
    advice: AdviceNames = Field(default=(), description="The advice it gives, at least one.")
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="What supports the rule, at least one."
    )
    rationale: Text = Field(description="Why the rule is as it is, in words for clinicians.")
    hazards: HazardNames = Field(
        default=(), description="The hazards it guards against or may cause, at least one."
    )
    members: tuple[Member, ...] = Field(
        default=(), description="For a family: one rule for each member."
    )


class RulesFile(Block):
    """symptoms.yaml, stitch.yaml, history.yaml and any further topic."""

    rules: tuple[RuleEntry, ...] = Field(description="The rules of this topic.")


class ConditionsFile(Block):
    """The shape of conditions.yaml."""

    conditions: tuple[NamedCondition, ...] = Field(
        description="Conditions with a name, so that rules can share them."
    )


class ContactsFile(Block):
    """The shape of contacts.yaml."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]


class CardsFile(Block):
    """The shape of cards.yaml."""

    cards: Annotated[tuple[Card, ...], Field(min_length=1)] = Field(
        description="What is read when no rule applies. Exactly one card applies to each person."
    )


class AdviceFile(Block):
    """advice.yaml: advice, and the topics to read."""

    advice: tuple[Offer, ...] = Field(description="All pieces of advice.")
    topics: tuple[Offer, ...] = Field(description="All topics to read.")


class SourcesFile(Block):
    """The shape of sources.yaml."""

    sources: tuple[Source, ...] = Field(description="Every publication that is cited, once.")


class HazardsFile(Block):
    """The shape of hazards.yaml."""

    hazards: tuple[Hazard, ...] = Field(description="The hazard log, in the terms of DCB0129.")


class SafetyFile(Block):
    """The shape of safety.yaml."""

    properties: tuple[SafetyProperty, ...]
    more_worrying: tuple[Order, ...] = ()
    never_together: tuple[Contradiction, ...] = ()


class SignoffFile(Block):
    """signoff.yaml: it ships empty."""

    signatures: tuple[Signature, ...]


QuestionnaireFile = Questionnaire

# Every other YAML file of the folder holds rules.
NAMED_FILES: dict[str, type[Block]] = {
    "conditions.yaml": ConditionsFile,
    "contacts.yaml": ContactsFile,
    "cards.yaml": CardsFile,
    "advice.yaml": AdviceFile,
    "sources.yaml": SourcesFile,
    "hazards.yaml": HazardsFile,
    "safety.yaml": SafetyFile,
    "signoff.yaml": SignoffFile,
}
