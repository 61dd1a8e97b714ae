"""What only the place that offers the service knows: whom people write to, and which units answer.

The project itself ships none of it.
"""

import re
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Flag, Identifier, Text, WholeNumber
from rules.model.references import Names

MOST_WEEKS = 42
# Times and days at which a line that is always open would have no need to say that it opens.
NAMES_TIMES = re.compile(
    r"\d ?(?:am|pm)\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} (?:to|until) \d{1,2}\b(?! weeks)"
    r"|\b(?:week ?days?|week ?ends?|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
# The questionnaire asks only whether the birth was in the last 6 weeks.
WEEKS_ASKED_AFTER = 6

NUMBER_PATTERN = r"^0[0-9 ]{8,13}[0-9]$"
ADDRESS_PATTERN = r"^https://[^\s]+$"
EMAIL_PATTERN = r"^[^\s@?&]+@[^\s@?&]+\.[^\s@?&]+$"

Weeks = Annotated[WholeNumber, Field(ge=0)]
Number = Annotated[Text, Field(pattern=NUMBER_PATTERN)]
Address = Annotated[Text, Field(pattern=ADDRESS_PATTERN)]
Email = Annotated[Text, Field(pattern=EMAIL_PATTERN)]


class Service(Block):
    """Who offers this service to the public, and how to write to them."""

    offered_by: Text | None = Field(description="Who offers it; null when nobody does yet.")
    email: Email | None = Field(description="Where people can write to about the pages.")
    answers_within: Text | None = Field(
        description="How soon an answer comes, such as 5 working days."
    )
    privacy_notice: Address | None = Field(
        description="Their own privacy notice, starting with https://."
    )
    security_email: Email | None = Field(
        default=None,
        description="Where somebody writes who found a security hole. The public app needs it.",
    )


class Unit(Block):
    """A unit that answers the phone. It is shown only while its number is checked and in date."""

    id: Identifier = Field(description="A name for this unit, in small letters and underscores.")
    name: Text = Field(description="What the button says after Call: the maternity unit at ...")
    number: Number = Field(description="The number as it is dialled, in double quotes.")
    always_open: Flag = Field(description="True when somebody answers day and night, every day.")
    hours: Text = Field(description="When it answers, as people read it.")
    contacts: Annotated[
        tuple[Annotated[Identifier, Names("contact")], ...], Field(min_length=1)
    ] = Field(description="The contacts of contacts.yaml that it is: maternity_unit.")
    weeks_from: Weeks | None = Field(
        description="The first week of pregnancy it answers for; null when it does not."
    )
    weeks_to: Weeks | None = Field(description="The last week of pregnancy it answers for.")
    weeks_after_birth: Weeks | None = Field(
        description="Until how many weeks after a birth it answers; null when it does not."
    )
    checked_on: date | None = Field(
        description="The day somebody called or read its own page; null when nobody has."
    )
    review_by: date = Field(description="The day by which somebody has to check it again.")
    source: Text | None = Field(description="Where it was checked.")
    note: Text | None = Field(default=None, description="Anything the next checker should know.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, last = self.weeks_from, self.weeks_to
        if (first is None) != (last is None):
            raise PydanticCustomError("unit_weeks", "only one of the two weeks is given")
        if first is not None and last is not None and not first <= last <= MOST_WEEKS:
            message = "the weeks must go up, and no further than {most}"
            raise PydanticCustomError("unit_weeks_order", message, {"most": MOST_WEEKS})
        if first is None and self.weeks_after_birth is None:
            raise PydanticCustomError("unit_weeks", "this unit answers in no week")
        if self.always_open and NAMES_TIMES.search(self.hours):
            message = "'always_open' is true, and the hours name times: '{hours}'"
            raise PydanticCustomError("unit_hours", message, {"hours": self.hours})
        return self

    def shown_on(self, today: date) -> bool:
        """Whether people may see its number: somebody checked it, and not too long ago."""
        return self.checked_on is not None and today <= self.review_by

    def answers_in(self, weeks: int | None) -> bool:
        """Whether it answers in this week of pregnancy; None when the week is not known."""
        first, last = self.weeks_from, self.weeks_to
        if first is None or last is None:
            return False
        if weeks is None:
            return (first, last) == (0, MOST_WEEKS)
        return first <= weeks <= last

    @property
    def answers_after_birth(self) -> bool:
        """Whether it answers in all the weeks after a birth that the questionnaire asks of."""
        return (self.weeks_after_birth or 0) >= WEEKS_ASKED_AFTER


class Local(Block):
    """The shape of local.yaml."""

    service: Service = Field(description="Who offers the service, and how to write to them.")
    units: tuple[Unit, ...] = Field(description="The units that people can call from the result.")

    def unit_for(
        self, contact: str, weeks: int | None, *, after_birth: bool, today: date
    ) -> tuple[Unit, ...]:
        """The units that certainly answer as this contact; those with the fewest weeks first.

        `contact` is whom the result says to call, and `weeks` None when the week is not sure. Where
        it is one unit, the button can call it. Where it is none, the page says where to look, as
        it does without this file; so it does after a loss, when only she knows which team it was.
        """
        found = [
            unit
            for unit in self.units
            if contact in unit.contacts
            and unit.shown_on(today)
            and (unit.answers_after_birth if after_birth else unit.answers_in(weeks))
        ]
        return tuple(sorted(found, key=_span))


def _span(unit: Unit) -> int:
    return (unit.weeks_to or 0) - (unit.weeks_from or 0)
