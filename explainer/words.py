"""The shape of the wording: what is said to people, apart from the questions themselves."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import Field

from explainer.grammar import GrammarWords, counted
from explainer.languages.language import Language
from explainer.result_words import CallHelpWords, DoubtsWords, NearWords, ScriptWords, SorrowWords
from explainer.texts import OneOrMore, SaidTexts, listed
from explainer.topic_words import PictureWords, TopicWords
from rules.model.base import LANGUAGE_PATTERN, Block, Flag, Identifier, Text
from rules.model.by_number import ByNumber
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.references import Names

NOT_KNOWN_YET = "not_known_yet"
PHONE = "phone:"  # before the id of a number, in a gap and where it is whom to call
PhoneRole = Literal["emergency", "advice_line"]
PHONE_ROLES: tuple[PhoneRole, ...] = get_args(PhoneRole)
# Who answers besides the contacts, and where nobody is called.
ALSO_HAPPENS = (NOT_KNOWN_YET, *PHONE_ROLES, Level.NEXT_APPOINTMENT.value)
PhoneName = Annotated[Identifier, Names("phone")]


class NorthernIreland(Block):
    """What takes the place of a heading where its number is another service."""

    text: Text = Field(description="The one thing to do in Northern Ireland.")
    phone: PhoneName | None = Field(
        default=None, description="The id of the number to call there, if it is one."
    )


class HeadingWords(Block):
    """A heading that a rule puts in the place of its level's own."""

    text: Text = Field(description="The one thing to do.")
    lead: Text | None = Field(default=None, description="The sentence below, if it is another.")
    alone: Flag = Field(
        description="True: only when every rule of this level says the same. False: always."
    )
    phone: PhoneName | None = Field(
        default=None, description="The id of the number that it orders to call, if it is one."
    )
    northern_ireland: NorthernIreland | None = Field(
        default=None, description="What is said in its place to who is in Northern Ireland."
    )
    look_out: Text = Field(
        description="How it is said above the signs that lead to it. They go on from: if."
    )
    request: Text = Field(description="What she asks for on the phone, in the first person.")
    near: SaidTexts = Field(
        default=(),
        description="The signs of an emergency that are nearest to it, if not in a list.",
    )
    happens: SaidTexts = Field(
        default=(), description="What happens then, if it is another thing than at the contact."
    )
    wait: Text | None = Field(
        default=None,
        description="What to do when they say wait, if it is another thing than usual.",
    )


CardLook = Literal[
    "after_a_loss",
    "after_a_birth",
    "before_a_pregnancy",
    "not_pregnant",
    "keep_your_appointments",
    "nothing_today",
]


class CardWords(Block):
    """What stands on a card, at the level that asks for no call."""

    look: CardLook = Field(description="How the card is drawn, and what its button is for.")
    label: Text = Field(description="A word or two at the top of the card.")
    heading: Text = Field(description="The first sentence.")
    lead: Text = Field(description="The sentence below the heading.")
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")
    because: OneOrMore = Field(
        description="What follows the word Because. Of a list, the first that is meant for her."
    )
    says_sorry: Flag = Field(
        default=False, description="True when the card itself is sorry for a loss."
    )


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
    where: Text | None = Field(
        default=None, description="Below the button, where the heading asks for no call."
    )
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")
    look_out: Text = Field(
        description="Said above the signs that lead to this level. They go on from: if."
    )


class ContactWords(Block):
    """Whom to call, how, and what to do when nobody answers."""

    name: Text = Field(description="Whom to call, as it stands in a sentence: your maternity unit.")
    call: Text = Field(description="How to reach them.")
    call_now: Text | None = Field(
        default=None, description="How to reach them at any hour; instead of 'call' at call_now."
    )
    phone_now: PhoneName | None = Field(
        default=None, description="The id of the number to call in their place at call_now."
    )
    fallback: Text = Field(description="What to do when they cannot be reached.")
    closes: Flag = Field(
        default=False,
        description="True: often closed at night. A call for today says whom to call then, too.",
    )
    northern_ireland: Text = Field(description="What is different in Northern Ireland.")
    now_in_northern_ireland: NorthernIreland | None = Field(
        default=None, description="The heading there in place of the one that orders 'phone_now'."
    )


class RuleWords(Block):
    """What a rule says to the person; `cant_tell` when it applies because of a "not sure"."""

    finding: OneOrMore = Field(
        description="Said when the rule is yes: You told us that ... Of a list, the first; the "
        "last to everybody else."
    )
    cant_tell: OneOrMore | None = Field(
        default=None,
        description="Said when it applies because an answer was not sure. Of a list, the first.",
    )
    because: OneOrMore | None = Field(
        default=None,
        description="What follows the word Because when the rule is yes. Of a list, the first.",
    )
    because_cant_tell: OneOrMore | None = Field(
        default=None, description="What follows the word Because when it cannot be told."
    )
    meaning: OneOrMore | None = Field(
        default=None, description="Calm words about the sign in general. Never a diagnosis."
    )
    heading: HeadingWords | None = Field(
        default=None, description="A heading of its own, in the place of the level's."
    )

    @property
    def findings(self) -> SaidTexts:
        """What is said when the rule is yes, as a list; never empty."""
        return listed(self.finding)

    @property
    def cant_tells(self) -> SaidTexts:
        """What is said of a doubt, as a list; the first that is meant for her is said."""
        return listed(self.cant_tell)

    @property
    def meanings(self) -> SaidTexts:
        """What the sign means in general, as a list."""
        return listed(self.meaning)

    def becauses(self, certain: bool) -> SaidTexts:
        """What may follow the word Because, as a list; the first that is meant for her is said."""
        return listed(self.because if certain else self.because_cant_tell)


class AdviceWords(Block):
    """A piece of advice; `ask` holds questions to ask the midwife, in the first person."""

    title: Text = Field(description="The heading of this advice.")
    text: Annotated[SaidTexts, Field(min_length=1)] = Field(description="Its paragraphs.")
    steps: SaidTexts = Field(default=(), description="What to do, one action each.")
    ask: SaidTexts = Field(
        default=(), description="Questions to ask the midwife, in the first person."
    )
    can_wait: Flag = Field(
        default=False,
        description="True: left out of a call that cannot wait, if no reason for it names this.",
    )
    said_by: Literal["script", "call_help"] | None = Field(
        default=None, description="The part of a result that says the same, and stands for it."
    )


class Confidence(StrEnum):
    """How sure we are that a number is right today."""

    CERTAIN = "certain"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


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
    phone: PhoneName | None = Field(
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

    language: Annotated[Text, Field(pattern=LANGUAGE_PATTERN)] = Field(
        description="The language of this file, such as en-GB."
    )
    grammar: GrammarWords = Field(description="How texts are put together.")
    levels: dict[Annotated[Level, Names("level", each=True)], LevelWords] = Field(
        description="The words of the six levels."
    )
    cards: dict[Annotated[Identifier, Names("card", each=True)], CardWords] = Field(
        description="The cards of the level information."
    )
    contacts: dict[
        Annotated[Identifier, Names("contact", also=(NOT_KNOWN_YET,), each=True)], ContactWords
    ] = Field(description="The words for whom to call.")
    sorrow: SorrowWords = Field(description="What is said of a loss, before the heading.")
    doubts: DoubtsWords = Field(description="How all that she was not sure of is said.")
    near: NearWords = Field(description="Which signs are shown first.")
    call_script: ScriptWords = Field(description="What she can read out on the phone.")
    call_help: CallHelpWords = Field(description="What helps when a call cannot wait.")
    happens: dict[
        Annotated[Identifier, Names("contact", also=ALSO_HAPPENS, each=True)], SaidTexts
    ] = Field(description="What happens when she calls, by contact, and at some levels.")
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

    def whom(self, contact: str, level: Level | None) -> str:
        """Whom she is told to call: this contact, or `phone:` and the number in its place.

        A call that cannot wait goes to the number, where the contact has one for that.
        """
        name = self.contacts[contact].phone_now if level is Level.CALL_NOW else None
        phone = self.phones.get(name) if name else None
        return f"{PHONE}{name}" if phone and phone.shown else contact

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`: the way in which the language is read."""
        return Language(self.language, "").direction

    def several(self, texts: Iterable[str]) -> str:
        """Several things in one line."""
        return self.grammar.several(texts)

    def counted(self, forms: ByNumber, number: int) -> str:
        """A number with its word."""
        return counted(forms, number, self.language)

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
