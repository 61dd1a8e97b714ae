"""Where a rule comes from: sources, evidence with its label, hazards, sign-off."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rules.model.base import Content, Identifier, Text, WholeNumber


class Label(StrEnum):
    """How well a fact was checked."""

    READ = "READ"  # seen in the named source
    READ_2 = "READ-2"  # seen only in a secondary source
    MEMORY = "MEMORY"  # not checked: a clinician must check it
    PROPOSAL = "PROPOSAL"  # a design inference: no guideline states it


class Source(Content):
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


class Evidence(Content):
    """What supports a rule: a place in a source, and how well it was checked."""

    source: Identifier = Field(description="The id of a source in sources.yaml.")
    where: Text = Field(description="Where in the source: a section, page or statement.")
    label: Label = Field(description="How well this was checked.")
    supports: Text | None = Field(
        default=None, description="What exactly the source supports, in one line."
    )


class Hazard(Content):
    """Something that could harm a person who uses the assessment."""

    id: Annotated[str, Field(pattern=r"^H-\d\d$")] = Field(description="H- and two digits.")
    name: Text = Field(description="What could go wrong, in a few words.")


class Signature(Content):
    """Who signed which exact meaning of a rule, and when."""

    rule: Text
    meaning: Text  # the hash of what was signed
    role: Text
    name: Text
    registration: Text
    date: date
