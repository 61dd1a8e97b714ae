"""What a deploying organisation calls our questions and answers: codes of its own terminology.

The project itself ships none of it: see decision 36.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rules.model.base import Block, Text
from rules.model.references import QuestionName

ADDRESS_PATTERN = r"^https?://[^\s|]*[^\s|/]$"
SYSTEM_PATTERN = r"^(https?://|urn:)[^\s|]+$"

Address = Annotated[Text, Field(pattern=ADDRESS_PATTERN)]
System = Annotated[Text, Field(pattern=SYSTEM_PATTERN)]
Equivalence = Literal["equivalent", "wider", "narrower", "inexact"]


class Code(Block):
    """One question, or one answer to it, and the code that somebody decided to use for it."""

    question: QuestionName = Field(description="The question, by its id.")
    answer: Text | None = Field(
        default=None,
        description="The option, none or not_sure; without it, the code is of the question.",
    )
    system: System = Field(description="The terminology, as FHIR names it: http://snomed.info/sct.")
    code: Text = Field(description="The code, in double quotes when it is a number.")
    display: Text | None = Field(default=None, description="What the terminology calls it.")
    equivalence: Equivalence = Field(
        default="equivalent",
        description="Whether the code means the same, or something wider, narrower or only near.",
    )
    decided_by: Text = Field(description="Who decided that the code fits. It is a clinical choice.")
    decided_on: date = Field(description="The day on which that was decided.")


class Codes(Block):
    """The shape of codes.yaml."""

    address: Address | None = Field(
        description="Where the organisation publishes its FHIR resources; null when nowhere yet."
    )
    codes: tuple[Code, ...] = Field(description="Its codes for our questions and answers.")


NO_CODES = Codes(address=None, codes=())
