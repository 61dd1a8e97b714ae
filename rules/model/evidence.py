"""Where a rule comes from: sources, evidence with its label, sign-off."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Flag, Identifier, Text, WholeNumber
from rules.model.references import Names

Day = date  # a field of that name would hide the type


class Label(StrEnum):
    """How well a fact was checked."""

    READ = "READ"  # seen in the named source
    READ_2 = "READ-2"  # seen only in a secondary source
    MEMORY = "MEMORY"  # not checked: a clinician must check it
    PROPOSAL = "PROPOSAL"  # a design inference: no guideline states it


class Source(Block):
    """One publication. `checked_on` is empty when nobody has read it."""

    id: Identifier = Field(description="The name that evidence uses for this source.")
    title: Text = Field(description="The title of the publication.")
    publisher: Text = Field(description="Who published it.")
    year: WholeNumber | None = Field(
        description="The year of publication; null when it is not dated."
    )
    address: Text | None = Field(
        default=None, description="Where it can be read, starting with https://."
    )
    checked_on: date | None = Field(
        description="The day somebody opened and read it, such as 2026-11-22; null when nobody has."
    )
    review_by: date = Field(description="The day by which somebody has to look at it again.")
    note: Text | None = Field(default=None, description="Anything the next reader should know.")
    our_own: Flag = Field(
        default=False,
        description="True: what this project infers itself. Whatever cites it is a PROPOSAL.",
    )


class Evidence(Block):
    """What supports a rule: a place in a source, and how well it was checked."""

    source: Annotated[Identifier, Names("source")] = Field(
        description="The id of a source in sources.yaml."
    )
    where: Text = Field(description="Where in the source: a section, page or statement.")
    label: Label = Field(description="How well this was checked.")
    supports: Text | None = Field(
        default=None, description="What exactly the source supports, in one line."
    )


class Role(StrEnum):
    """Who may sign a rule."""

    MIDWIFE = "midwife"
    OBSTETRICIAN = "obstetrician"

    @property
    def register(self) -> "Register":
        """Where somebody of this role is registered."""
        return REGISTERS[self]


class Register(NamedTuple):
    """A register of professionals, and what its numbers look like."""

    body: Literal["NMC", "GMC"]
    pattern: str
    form: str
    example: str

    def takes(self, number: str) -> bool:
        """Whether a number has the form of this register; nobody is looked up."""
        return re.fullmatch(self.pattern, number, re.ASCII) is not None


# Only the form of a number is checked, nobody is looked up. NMC: READ-2 (pages of others that show
# the form of a PIN); GMC: MEMORY. Whoever signs first will see whether they are right.
REGISTERS = {
    Role.MIDWIFE: Register(
        "NMC", r"\d\d[A-Z]\d{4}[A-Z]", "two digits, a letter, four digits, a letter", "12A3456E"
    ),
    Role.OBSTETRICIAN: Register("GMC", r"\d{7}", "seven digits", "1234567"),
}

HASH_PATTERN = r"^[0-9a-f]{16}$"
Hash = Annotated[str, Strict(), Field(pattern=HASH_PATTERN)]


class Meaning(Block):
    """What a rule means, in three hashes. Together they change whenever its meaning does.

    Of a signature, a part is null when whoever signed did not read it.
    """

    logic: Hash = Field(
        description="When it applies and what follows: conditions, levels, advice, answers offered."
    )
    questions: Hash | None = Field(
        default=None, description="The questions that it reads, as worded."
    )
    words: Hash | None = Field(default=None, description="The words that it shows.")

    @property
    def parts(self) -> dict[str, str]:
        """Each part that is there, by its name."""
        return {name: value for name, value in self if value is not None}

    def fits(self, now: "Meaning") -> bool:
        """Whether every part that is there is as it is in another meaning."""
        return self.parts.items() <= now.parts.items()


class Signature(Block):
    """Who signed which exact meaning of a rule, and when. `cli.py sign` writes it."""

    rule: Text = Field(description="The id of the rule.")
    meaning: Meaning = Field(description="The exact meaning that was signed, as hashes.")
    role: Role = Field(description="midwife or obstetrician.")
    name: Text = Field(description="The name of the person who signed.")
    registered_with: Literal["NMC", "GMC"] = Field(
        description="NMC for a midwife, GMC for an obstetrician."
    )
    registration: Text = Field(
        description='The number there, in double quotes, such as "12A3456E" or "1234567".'
    )
    date: Day = Field(description="The day of signing.")
    language: Text | None = Field(
        default=None, description="The language of the words that were signed, if not English."
    )
    ssh: Text | None = Field(
        default=None, description="The signature by SSH key. Without one the entry does not count."
    )
    withdrawn: Day | None = Field(
        default=None, description="The day the signature was taken back. It does not count then."
    )

    @model_validator(mode="after")
    def _registered(self) -> Self:
        register = self.role.register
        if self.registered_with != register.body:
            raise PydanticCustomError(
                "wrong_register",
                "this role is registered with the {body}, not with the {other}",
                {"body": register.body, "other": self.registered_with},
            )
        if not register.takes(self.registration):
            raise PydanticCustomError(
                "registration_form",
                "a number of the {body} has {form}, such as {example}",
                register._asdict(),
            )
        return self
