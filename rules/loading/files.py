"""The shape of each content file, as its editors write it."""

from typing import Annotated

from pydantic import Field

from rules.model.base import Content, Identifier, Text
from rules.model.conditions import Condition
from rules.model.evidence import Evidence, Hazard, Signature, Source
from rules.model.levels import Level
from rules.model.questions import Questionnaire
from rules.model.rules import Contact, HazardId, NamedCondition, Offer, SafetyProperty

AdviceIds = tuple[Identifier, ...]


class Member(Content):
    """One rule of a family: what it adds to what the family says."""

    id: Identifier
    when: Condition
    advice: AdviceIds = ()
    evidence: tuple[Evidence, ...] = ()
    rationale: Text | None = None
    hazards: tuple[HazardId, ...] = ()


class RuleEntry(Content):
    """A rule, or with `members` a family of rules that share level, advice and reasons."""

    id: Identifier
    when: Condition | None = None
    level: Level
    if_cant_tell: str
    advice: AdviceIds = ()
    evidence: tuple[Evidence, ...] = ()
    rationale: Text
    hazards: tuple[HazardId, ...] = ()
    members: tuple[Member, ...] = ()


class RulesFile(Content):
    """symptoms.yaml, stitch.yaml, history.yaml and any further topic."""

    rules: tuple[RuleEntry, ...]


class ConditionsFile(Content):
    """The shape of conditions.yaml."""

    conditions: tuple[NamedCondition, ...]


class ContactsFile(Content):
    """The shape of contacts.yaml."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]


class AdviceFile(Content):
    """advice.yaml: advice, and the topics to read."""

    advice: tuple[Offer, ...]
    when_nothing_applies: Annotated[AdviceIds, Field(min_length=1)]
    topics: tuple[Offer, ...]


class SourcesFile(Content):
    """The shape of sources.yaml."""

    sources: tuple[Source, ...]


class HazardsFile(Content):
    """The shape of hazards.yaml."""

    hazards: tuple[Hazard, ...]


class SafetyFile(Content):
    """The shape of safety.yaml."""

    properties: tuple[SafetyProperty, ...]


class SignoffFile(Content):
    """signoff.yaml: it ships empty."""

    signatures: tuple[Signature, ...]


QuestionnaireFile = Questionnaire

# Every other YAML file of the folder holds rules.
NAMED_FILES: dict[str, type[Content]] = {
    "conditions.yaml": ConditionsFile,
    "contacts.yaml": ContactsFile,
    "advice.yaml": AdviceFile,
    "sources.yaml": SourcesFile,
    "hazards.yaml": HazardsFile,
    "safety.yaml": SafetyFile,
    "signoff.yaml": SignoffFile,
}
