"""Texts that stand beside a number: one form for each category of number that a language has."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pydantic import Field

from rules.model.base import Block, Text


class ByNumber(Block):
    """The forms of a text by CLDR's categories of plurals. English has `one` and `other`."""

    zero: Text | None = Field(default=None, description="The form for 0, where it is another.")
    one: Text | None = Field(default=None, description="The form for 1: {number} week.")
    two: Text | None = Field(default=None, description="The form for 2, where it is another.")
    few: Text | None = Field(default=None, description="The form for a few, where it is another.")
    many: Text | None = Field(default=None, description="The form for many, where it is another.")
    other: Text = Field(description="The form for every other number: {number} weeks.")

    def forms(self) -> Iterator[tuple[str, str]]:
        """The categories that have a form, each with it."""
        for category in type(self).model_fields:
            text = getattr(self, category)
            if text is not None:
                yield category, text

    def form(self, category: str, number: int) -> str:
        """The form of a category with the number in it; that of `other` where it has none."""
        forms = dict(self.forms())
        return forms.get(category, self.other).replace("{number}", str(number))


class Saying(Protocol):
    """How a language puts together what it says of an answer."""

    def several(self, texts: Iterable[str]) -> str:
        """Several things in one line."""

    def counted(self, forms: ByNumber, number: int) -> str:
        """A number with its word."""


class _English(NamedTuple):
    """As the makers' pages say it, which stay English."""

    def several(self, texts: Iterable[str]) -> str:
        return "; ".join(texts)

    def counted(self, forms: ByNumber, number: int) -> str:
        return forms.form("one" if number == 1 else "other", number)


ENGLISH = _English()
