"""The shape of the wording: what is said to people, apart from the questions themselves."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from rules.model.base import Content, Identifier, Text
from rules.model.levels import Level

Texts = tuple[Text, ...]


class LevelWords(Content):
    """The card of one level. `{contact}` stands for the contact's name."""

    card: Literal["emergency", "urgent", "non_urgent"]
    label: Text
    heading: Text
    lead: Text
    steps: Texts = ()
    look_out: Text


class ContactWords(Content):
    """Whom to call, how, and what to do when nobody answers."""

    name: Text
    call: Text
    fallback: Text
    northern_ireland: Text


class RuleWords(Content):
    """What a rule says to the person; `cant_tell` when it applies because of a "not sure"."""

    finding: Text
    cant_tell: Text | None = None
    meaning: Text | None = None


class AdviceWords(Content):
    """A piece of advice; `ask` holds questions to ask the midwife, in the first person."""

    title: Text
    text: Annotated[Texts, Field(min_length=1)]
    steps: Texts = ()
    ask: Texts = ()


class TopicBlock(Content):
    """A part of a topic page."""

    heading: Text | None = None
    text: Texts = ()
    points: Texts = ()


class TopicWords(Content):
    """A page of the topic library, with the facts and sources it rests on."""

    title: Text
    summary: Text
    body: Annotated[tuple[TopicBlock, ...], Field(min_length=1)]
    facts: Texts = ()
    sources: tuple[Identifier, ...] = ()


class Confidence(StrEnum):
    """How sure we are that a number is right today."""

    CERTAIN = "certain"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Phone(Content):
    """A phone number. Every number lives here once."""

    number: Text | None
    name: Text
    checked_on: date | None
    source: Text | None
    confidence: Confidence
    note: Text | None = None

    @property
    def shown(self) -> str | None:
        """The number, if it was checked and is sure enough to be shown; else None."""
        sure = self.confidence in (Confidence.CERTAIN, Confidence.HIGH)
        return self.number if sure and self.checked_on else None


class HelplineWords(Content):
    """A service that helps besides the NHS; never above the NHS action."""

    id: Identifier
    name: Text
    helps_with: Text
    phone: Identifier | None = None
    hours: Text | None = None
    address: Text | None = None
    checked_on: date | None = None


class Wording(Content):
    """Everything said to people that is not in the questionnaire."""

    language: Text
    levels: dict[Level, LevelWords]
    contacts: dict[Identifier, ContactWords]
    rules: dict[Text, RuleWords]
    advice: dict[Identifier, AdviceWords]
    topics: dict[Identifier, TopicWords]
    phones: dict[Identifier, Phone]
    helplines: tuple[HelplineWords, ...] = ()


class ScreenWords(Content):
    """The words of the screens: page -> key -> text."""

    screens: dict[Identifier, dict[Identifier, Text]]

    def __getitem__(self, page: str) -> dict[str, str]:
        return self.screens[page]
