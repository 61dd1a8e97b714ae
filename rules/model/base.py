"""What every model of content shares: frozen, closed, strict about scalars."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict

IDENTIFIER_PATTERN = r"^[a-z][a-z0-9_]*$"

# Strict on scalars only: `yes` stays text and 9 a number, but a YAML list may become a tuple.
Text = Annotated[str, Strict(), Field(min_length=1)]
Identifier = Annotated[str, Strict(), Field(pattern=IDENTIFIER_PATTERN)]
WholeNumber = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]


class Block(BaseModel):
    """A block of content as written in YAML: it never changes and takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
