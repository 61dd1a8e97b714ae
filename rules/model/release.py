"""What people have to decide before this is offered to the public: release.yaml.

What a clinical safety officer, a safety case and judged hazards are is said by DCB0129 (2.3, 3.4,
4.4 to 5.1), as docs/clinical-safety/README.md lists them. The project itself decides none of it.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block
from rules.model.base import Text as AnyText
from rules.model.evidence import REGISTERS

SOMETHING_PATTERN = r"\S"
RULE_SET_PATTERN = r"^[0-9a-f]{12}$"
REACHED_PATTERN = r"^(https://\S+|[^\s@?&]+@[^\s@?&]+\.[^\s@?&]+)$"
Text = Annotated[AnyText, Field(pattern=SOMETHING_PATTERN)]  # what is left blank is not decided
RuleSet = Annotated[str, Strict(), Field(pattern=RULE_SET_PATTERN)]
Reached = Annotated[AnyText, Field(pattern=REACHED_PATTERN)]


KEEPS_A_PLACE = "TODO|FIXME|XXX+|TBC|TBD|TBA|WIP|PLACEHOLDER|TKTK?"
MADE_UP = "|".join(register.example for register in REGISTERS.values())
# What a comment of release.yaml, local.yaml or codes.yaml has as an example, or keeps a place free.
STANDS_OPEN = re.compile(
    rf"\.\.\.|\u2026|\?\?|\b(?:{KEEPS_A_PLACE})\b|(?-i:\bDRAFT\b)"
    r"|\bto be (?:confirmed|decided|written|agreed|added|done|appointed|announced)\s*(?:$|[).\]])"
    r"|^(?:\W*|first last|(?:your )?name|name(?:,| and) (?:role|what qualifies them)\b.*|role"
    r"|where it is kept|why, and where the whole reasoning is kept|as the terminology calls it"
    r"|n/?a|none|null|nobody|unknown|not known|not yet|pending|later"
    rf"|\S+[@/]example\.(?:com|net|org)(?:/\S*)?|{MADE_UP})\W*$",
    re.IGNORECASE,
)


def stands_open(words: str) -> bool:
    """Whether a text only keeps the place free for what somebody still has to decide."""
    return STANDS_OPEN.search(words) is not None


class Part(Block):
    """One decision. It is whole or not there, and it ends on a day."""

    DECIDED: ClassVar[str]  # the field with the day of the decision

    review_by: date = Field(description="The last day on which it counts, such as 2027-11-22.")

    @property
    def decided(self) -> date:
        """The day it was decided."""
        day: date = getattr(self, self.DECIDED)
        return day

    def left_open(self) -> Iterator[tuple[str, str]]:
        """Each field in which nothing is decided, although something stands there, with that."""
        for name, value in self:
            if isinstance(value, str) and stands_open(value):
                yield name, value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.review_by <= self.decided:
            what = "'review_by' is not after '{field}'"
            raise PydanticCustomError("release_dates", what, {"field": self.DECIDED})
        return self


class SafetyOfficer(Part):
    """The clinical safety officer: a clinician on a register, who knows risk management."""

    DECIDED: ClassVar[str] = "appointed_on"

    name: Text = Field(description="First and last name.")
    registered_with: Text = Field(description="The register: GMC, NMC, HCPC, GPhC or another.")
    registration: Text = Field(description="The number there, in double quotes.")
    appointed_by: Text = Field(description="Who appointed them: name and role.")
    appointed_on: date = Field(description="The day of the appointment, such as 2026-11-22.")

    @model_validator(mode="after")
    def _registered(self) -> Self:
        registers = {register.body.casefold(): register for register in REGISTERS.values()}
        register = registers.get(self.registered_with.strip().casefold())
        if register and not register.takes(self.registration):
            what = "a number of the {body} has {form}, such as {example}"
            raise PydanticCustomError("registration_form", what, register._asdict())
        return self


class SafetyCase(Part):
    """The clinical safety case report that was approved, and the rule set that it is about."""

    DECIDED: ClassVar[str] = "approved_on"

    version: Text = Field(description='The version of the report, in double quotes: "1.0".')
    rule_set: RuleSet = Field(description="The rule set it is about, as the report names it.")
    approved_by: Text = Field(description="Who approved it: name and role.")
    approved_on: date = Field(description="The day of the approval, such as 2026-11-22.")


class DeviceDecision(Part):
    """Whether this is a medical device under UK law, decided by a qualified person."""

    DECIDED: ClassVar[str] = "decided_on"

    decision: Literal["device", "not_a_device"] = Field(description="device, or not_a_device.")
    reason: Text = Field(description="Why, and where the whole reasoning is kept.")
    registration: Text | None = Field(
        description="For a device: its class, and its registration with the MHRA. Else null."
    )
    decided_by: Text = Field(description="Who decided it: name and what qualifies them.")
    decided_on: date = Field(description="The day of the decision, such as 2026-11-22.")

    @model_validator(mode="after")
    def _registered(self) -> Self:
        if (self.decision == "device") != (self.registration is not None):
            what = "a device has a 'registration', and what is no device has none"
            raise PydanticCustomError("release_device", what)
        return self


class DataProtectionAssessment(Part):
    """The data protection impact assessment of whoever offers the service."""

    DECIDED: ClassVar[str] = "approved_on"

    reference: Text = Field(description="Where it is kept: its number or name.")
    approved_by: Text = Field(description="Who approved it: name and role.")
    approved_on: date = Field(description="The day of the approval, such as 2026-11-22.")


class HazardReview(Part):
    """The hazard log as a whole, approved after each of its hazards was judged."""

    DECIDED: ClassVar[str] = "approved_on"

    approved_by: Text = Field(description="Who approved the log: name and role.")
    approved_on: date = Field(description="The day of the approval, such as 2026-11-22.")


class Incidents(Part):
    """Where somebody tells of harm, and that somebody reads it."""

    DECIDED: ClassVar[str] = "tried_on"

    address: Reached = Field(description="An e-mail address, or a page with https://.")
    read_by: Text = Field(description="Who reads what comes in, and how soon: name and role.")
    tried_on: date = Field(description="The day a message was sent to it, and was answered.")


class Release(Block):
    """The shape of release.yaml. A part is null until somebody has decided it."""

    clinical_safety_officer: SafetyOfficer | None = Field(
        description="Who answers for clinical safety; null while nobody is appointed."
    )
    hazard_log: HazardReview | None = Field(
        description="Who approved the hazard log, with every hazard judged; null while nobody has."
    )
    safety_case: SafetyCase | None = Field(
        description="The approved safety case report; null while there is none."
    )
    device_decision: DeviceDecision | None = Field(
        description="Whether this is a medical device; null while nobody has decided."
    )
    data_protection_assessment: DataProtectionAssessment | None = Field(
        description="The data protection impact assessment; null while there is none."
    )
    incidents: Incidents | None = Field(
        description="Where people tell of harm; null while nobody would read it."
    )

    def parts(self) -> Iterator[tuple[str, Part | None]]:
        """Each part by its name, in the order of the file; None where nothing is decided."""
        for name in type(self).model_fields:
            yield name, getattr(self, name)
