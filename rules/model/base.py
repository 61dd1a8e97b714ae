"""What every model of content shares: frozen, closed, strict about scalars."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict

IDENTIFIER_PATTERN = r"^[a-z][a-z0-9_]*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"  # as HTML, PDF and FHIR call a language

# Strict on scalars only: `yes` stays text and 9 a number, but a YAML list may become a tuple.
Text = Annotated[str, Strict(), Field(min_length=1)]
Identifier = Annotated[str, Strict(), Field(pattern=IDENTIFIER_PATTERN)]
WholeNumber = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]


class Block(BaseModel):
    """A block of content as written in YAML: it never changes and takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what was worked out from the others is not copied."""
        copied = super().model_copy(update=update, deep=deep)
        fields = type(self).model_fields
        for name in [name for name in copied.__dict__ if name not in fields]:
            del copied.__dict__[name]
        return copied


T = TypeVar("T")


def worked_out_once(block: object, name: str, work_out: Callable[[], T]) -> T:
    """What follows from a block, or a file as read, alone; kept with it, for neither changes."""
    kept: dict[str, Any] = block.__dict__
    if name not in kept:
        kept[name] = work_out()
    found: T = kept[name]
    return found
