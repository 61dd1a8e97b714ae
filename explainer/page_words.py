"""The words of the pages that a public service owes, of the pages to keep, and of the reminders.

Each is a page by itself, in explainer/wording/pages.yaml. What the rules or the questionnaire say
already is not written there again: a block names it with `shows`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from explainer.gaps import with_gaps
from explainer.texts import Texts
from rules.model.base import Block, Identifier, Text, WholeNumber
from rules.model.references import Names

Within = Annotated[Text, AfterValidator(with_gaps("within"))]
Named = Annotated[Text, AfterValidator(with_gaps("name"))]
Numbered = Annotated[Text, AfterValidator(with_gaps("number"))]
Dated = Annotated[Text, AfterValidator(with_gaps("date"))]
AtWeeks = Annotated[Text, AfterValidator(with_gaps("weeks"))]
Week = Annotated[WholeNumber, Field(ge=1)]
Shown = Literal["emergency_signs", "offered_by", "write_to", "sources", "version"]


class PageBlock(Block):
    """A part of a page."""

    heading: Text | None = Field(default=None, description="The heading of this part.")
    text: Texts = Field(default=(), description="Its paragraphs.")
    steps: Texts = Field(default=(), description="What to do or what happens, in this order.")
    points: Texts = Field(default=(), description="A list of short points.")
    shows: Shown | None = Field(
        default=None, description="What is put below the words, made from other content."
    )


class PageWords(Block):
    """One page."""

    title: Text = Field(description="The title of the page.")
    lead: Text = Field(description="The page in one or two sentences.")
    body: Annotated[tuple[PageBlock, ...], Field(min_length=1)] = Field(
        description="The parts of the page."
    )


class WriteToWords(Block):
    """Whom to write to, and who answers for the pages, as far as local.yaml says it."""

    email: Text = Field(description="Before the address that people can write to.")
    answers_within: Within = Field(description="How soon an answer comes: {within}.")
    nobody: Text = Field(description="Said when no address is set.")
    offered_by: Named = Field(description="Who offers the service: {name}.")
    privacy_notice: Text = Field(description="The link to their own privacy notice.")
    offered_by_nobody: Text = Field(description="Said when nobody offers it yet.")


class SourcesWords(Block):
    """The list of what was read."""

    summary: Numbered = Field(description="What opens the list: {number} sources.")
    read_on: Dated = Field(description="When somebody read it: {date}.")


class SignsWords(Block):
    """The card of signs. The signs themselves are those of the questionnaire."""

    title: Text = Field(description="The title of the page, and of the picture.")
    lead: Text = Field(description="For whom it is, and how to keep it.")
    emergency: Text = Field(description="Over the signs that need an ambulance.")
    call_now: Text = Field(description="Over the signs that need a call to the unit at once.")
    call_today: Text = Field(description="Over the signs that need a call on the same day.")
    more: Texts = Field(description="What the lists leave open.")
    unit: Text = Field(description="Before the line to write her unit's number on.")
    no_answer: Text = Field(description="What to do when nobody answers.")
    picture: Text = Field(description="The link to the picture.")
    text: Text = Field(description="The link to the same as text.")


class Reminder(Block):
    """Entries for her calendar that go with a piece of advice, each for a week of pregnancy."""

    weeks: Annotated[tuple[Week, ...], Field(min_length=1)] = Field(
        description="The weeks to be reminded at; those that are over are left out."
    )
    title: Text = Field(description="What the calendar shows. Others may see it.")
    text: AtWeeks = Field(description="What stands in the entry: {weeks} is the week.")


class PublicPages(Block):
    """The shape of pages.yaml."""

    privacy: PageWords = Field(description="What happens with the answers.")
    accessibility: PageWords = Field(description="What works, and what nobody has tried.")
    about: PageWords = Field(description="How the pages are made and checked.")
    contact: PageWords = Field(description="Whom to write to.")
    partner: PageWords = Field(description="For whoever is with her.")
    calls: PageWords = Field(description="What happens at a call, and at the checks.")
    write_to: WriteToWords = Field(description="What local.yaml fills in.")
    sources: SourcesWords = Field(description="The list of sources.")
    signs: SignsWords = Field(description="The card of signs to keep.")
    reminders: dict[Annotated[Identifier, Names("advice")], Reminder] = Field(
        description="Reminders, each under the id of the advice that they go with."
    )

    @property
    def to_read(self) -> dict[str, PageWords]:
        """Every page of text, by the last part of its address."""
        names = ("privacy", "accessibility", "about", "contact", "partner", "calls")
        return {name: getattr(self, name) for name in names}
