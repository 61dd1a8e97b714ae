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

    id: Identifier
    title: Text
    publisher: Text
    year: WholeNumber | None
    address: Text | None = None
    checked_on: date | None
    review_by: date
    note: Text | None = None


class Evidence(Content):
    """What supports a rule: a place in a source, and how well it was checked."""

    source: Identifier
    where: Text
    label: Label
    supports: Text | None = None


class Hazard(Content):
    """Something that could harm a person who uses the assessment."""

    id: Annotated[str, Field(pattern=r"^H-\d\d$")]
    name: Text


class Signature(Content):
    """Who signed which exact meaning of a rule, and when."""

    rule: Text
    meaning: Text  # the hash of what was signed
    role: Text
    name: Text
    registration: Text
    date: date
