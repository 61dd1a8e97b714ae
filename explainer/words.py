"""The shape of the wording: what is said to people, apart from the questions themselves."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from rules.model.base import Block, Flag, Identifier, Text
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.references import Names, QuestionName

Texts = tuple[Text, ...]
LATER = "later"
NOT_KNOWN_YET = "not_known_yet"


class OrderWords(Block):
    """What a step orders: how soon, and because of which signs.

    `signs` names options by question; `later` means what may still start or get worse.
    """

    level: Level = Field(description="The level of the call that the step asks for.")
    signs: dict[QuestionName, tuple[Identifier, ...]] | Literal["later"] = Field(
        description="The signs that the step speaks of, by question; or later."
    )


class ConditionalText(Block):
    """A text said to some people only: those for whom `when` is a plain yes."""

    text: Text = Field(description="What is said.")
    when: Condition | None = Field(default=None, description="Said only when this is yes.")
    order: OrderWords | None = Field(
        default=None, description="For a step that asks for a call: how soon, and for which signs."
    )


def _is_mapping(value: Any) -> str:
    return "<text>" if isinstance(value, str) else "<conditional>"


# Tags in <> never equal a key of the file; see rules/model/conditions.py.
Said = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ConditionalText, Tag("<conditional>")],
    Discriminator(_is_mapping),
]
SaidTexts = tuple[Said, ...]


def text_of(said: str | ConditionalText) -> str:
    """The words of a text, whoever it is said to."""
    return said if isinstance(said, str) else said.text


class HeadingWords(Block):
    """A heading that a rule puts in the place of its level's own."""

    text: Text = Field(description="The one thing to do.")
    lead: Text | None = Field(default=None, description="The sentence below, if it is another.")
    alone: Flag = Field(
        description="True: only when every rule of this level says the same. False: always."
    )


class CardWords(Block):
    """What stands on a card, at the level that asks for no call."""

    label: Text = Field(description="A word or two at the top of the card.")
    heading: Text = Field(description="The first sentence.")
    lead: Text = Field(description="The sentence below the heading.")
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")


class LevelWords(Block):
    """The card of one level. `{contact}` stands for the contact's name.

    `information` has neither heading nor lead: its cards have them.
    """

    card: Literal["emergency", "urgent", "non_urgent"] = Field(description="How the card is drawn.")
    label: Text = Field(description="The level in words, at the top of the card.")
    heading: Text = Field(
        default="", description="The one thing to do. {contact} becomes the name of whom to call."
    )
    lead: Text = Field(default="", description="The sentence below the heading.")
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")
    look_out: Text = Field(
        description="How this level is named in the list of signs to look out for."
    )


class ContactWords(Block):
    """Whom to call, how, and what to do when nobody answers."""

    name: Text = Field(description="Whom to call, as it stands in a sentence: your maternity unit.")
    call: Text = Field(description="How to reach them.")
    call_now: Text | None = Field(
        default=None, description="How to reach them at any hour; instead of 'call' at call_now."
    )
    fallback: Text = Field(description="What to do when they cannot be reached.")
    northern_ireland: Text = Field(description="What is different in Northern Ireland.")


class RuleWords(Block):
    """What a rule says to the person; `cant_tell` when it applies because of a "not sure"."""

    finding: Text = Field(description="Said when the rule is yes: You told us that ...")
    cant_tell: Text | None = Field(
        default=None, description="Said when it applies because an answer was not sure."
    )
    because: Said | SaidTexts | None = Field(
        default=None,
        description="What follows the word Because when the rule is yes. Of a list, the first.",
    )
    because_cant_tell: Said | SaidTexts | None = Field(
        default=None, description="What follows the word Because when it cannot be told."
    )
    meaning: Said | SaidTexts | None = Field(
        default=None, description="Calm words about the sign in general. Never a diagnosis."
    )
    heading: HeadingWords | None = Field(
        default=None, description="A heading of its own, in the place of the level's."
    )

    @property
    def meanings(self) -> SaidTexts:
        """What the sign means in general, as a list."""
        return _listed(self.meaning)

    def becauses(self, certain: bool) -> SaidTexts:
        """What may follow the word Because, as a list; the first that is meant for her is said."""
        return _listed(self.because if certain else self.because_cant_tell)


def _listed(said: Said | SaidTexts | None) -> SaidTexts:
    texts = said or ()
    return texts if isinstance(texts, tuple) else (texts,)


class AdviceWords(Block):
    """A piece of advice; `ask` holds questions to ask the midwife, in the first person."""

    title: Text = Field(description="The heading of this advice.")
    text: Annotated[SaidTexts, Field(min_length=1)] = Field(description="Its paragraphs.")
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")
    ask: SaidTexts = Field(
        default=(), description="Questions to ask the midwife, in the first person."
    )


class Group(Block):
    """A group of people, and to how many out of 100 of them something happened."""

    who: Text = Field(description="Who they are: with a stitch.")
    number: int = Field(ge=0, le=100, description="How many out of 100 people.")


class Comparison(Block):
    """Numbers drawn as people, so that they can be seen beside each other."""

    what: Text = Field(description="What happened to them: birth before 35 weeks.")
    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)] = Field(
        description="The groups, side by side."
    )


class PictureWords(Block):
    """The words of a drawing. The drawing itself lies in screens/templates/pictures."""

    name: Text = Field(description="What it shows, in a few words.")
    description: Text = Field(description="What can be seen, for those who do not see it.")
    caption: Text = Field(description="What it means, below the drawing.")
    labels: dict[Identifier, Text] = Field(default={}, description="The words beside its parts.")


class TopicBlock(Block):
    """A part of a topic page."""

    heading: Text | None = Field(default=None, description="The heading of this part.")
    text: Texts = Field(default=(), description="Its paragraphs.")
    points: Texts = Field(default=(), description="A list of short points.")
    pictures: tuple[Annotated[Identifier, Names("picture")], ...] = Field(
        default=(), description="Drawings to show here, by their id under picture_words."
    )
    people_out_of_100: tuple[Comparison, ...] = Field(
        default=(), description="Numbers to draw as people. The text says them too."
    )


class TopicWords(Block):
    """A page of the topic library, with the facts and sources it rests on."""

    title: Text = Field(description="The title of the page.")
    summary: Text = Field(description="The page in one sentence.")
    body: Annotated[tuple[TopicBlock, ...], Field(min_length=1)] = Field(
        description="The parts of the page."
    )
    facts: Texts = Field(
        default=(), description="The facts of the evidence notes that it rests on."
    )
    sources: tuple[Annotated[Identifier, Names("source")], ...] = Field(
        default=(), description="The sources that it rests on."
    )


class Confidence(StrEnum):
    """How sure we are that a number is right today."""

    CERTAIN = "certain"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


PhoneRole = Literal["emergency", "advice_line"]


class Phone(Block):
    """A phone number. Every number lives here once."""

    number: Text | None = Field(
        description="The number as it is dialled, in double quotes; null when there is none."
    )
    name: Text = Field(description="Whose number it is.")
    checked_on: date | None = Field(
        description="The day somebody checked it on the own page of the service."
    )
    source: Text | None = Field(description="Where it was checked.")
    confidence: Confidence = Field(description="Only certain and high are shown to people.")
    note: Text | None = Field(default=None, description="Anything the next checker should know.")
    role: PhoneRole | None = Field(
        default=None, description="What the app itself uses this number for, if it does."
    )

    @property
    def shown(self) -> str | None:
        """The number, if it was checked and is sure enough to be shown; else None."""
        sure = self.confidence in (Confidence.CERTAIN, Confidence.HIGH)
        return self.number if sure and self.checked_on else None


class HelplineWords(Block):
    """A service that helps besides the NHS; never above the NHS action."""

    id: Identifier = Field(description="The name of this helpline.")
    name: Text = Field(description="Its name as people know it.")
    helps_with: Text = Field(description="What it helps with, in a few words.")
    phone: Annotated[Identifier, Names("phone")] | None = Field(
        default=None, description="The id of its number under phones; null when it has none."
    )
    hours: Text | None = Field(default=None, description="When it can be reached.")
    address: Text | None = Field(default=None, description="Its web page, starting with https://.")
    checked_on: date | None = Field(default=None, description="The day somebody checked all this.")
    when: Condition | None = Field(
        default=None, description="For whom it is shown; without it, for everybody."
    )


class Wording(Block):
    """Everything said to people that is not in the questionnaire."""

    language: Text = Field(description="The language of this file, such as en-GB.")
    levels: dict[Annotated[Level, Names("level", each=True)], LevelWords] = Field(
        description="The words of the six levels."
    )
    cards: dict[Annotated[Identifier, Names("card", each=True)], CardWords] = Field(
        description="The cards of the level information."
    )
    contacts: dict[
        Annotated[Identifier, Names("contact", also=(NOT_KNOWN_YET,), each=True)], ContactWords
    ] = Field(description="The words for whom to call.")
    rules: dict[Annotated[Text, Names("rule", each=True)], RuleWords] = Field(
        description="What each rule says."
    )
    advice: dict[Annotated[Identifier, Names("advice", each=True)], AdviceWords] = Field(
        description="The words of each piece of advice."
    )
    topics: dict[Annotated[Identifier, Names("topic", each=True)], TopicWords] = Field(
        description="The pages to read."
    )
    picture_words: dict[Identifier, PictureWords] = Field(
        default={}, description="The words of the drawings on the topic pages."
    )
    phones: dict[Identifier, Phone] = Field(
        description="Every phone number, once. Elsewhere write {phone:its_id}."
    )
    helplines: tuple[HelplineWords, ...] = Field(
        default=(), description="Services that help besides the NHS."
    )

    def number_of(self, role: PhoneRole) -> str:
        """The number that the app itself shows for this (W010: there is one)."""
        return next(p.shown for p in self.phones.values() if p.role == role and p.shown)

    @property
    def texts_of_rules(self) -> dict[str, tuple[str, ...]]:
        """All that each rule says, by rule id; a field without words is empty.

        For the proofs: a rule with words of its own changes what a person reads, even at the
        same level.
        """
        return {
            rule: tuple(str(text or "") for text in words.model_dump().values())
            for rule, words in self.rules.items()
        }


class ScreenWords(Block):
    """The words of the screens: page -> key -> text."""

    screens: dict[Identifier, dict[Identifier, Text]] = Field(
        description="For each page, each text by its key."
    )

    def __getitem__(self, page: str) -> dict[str, str]:
        return self.screens[page]
