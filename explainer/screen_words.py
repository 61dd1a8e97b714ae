"""The shape of the words of the screens: buttons, errors, headings."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from rules.model.base import Block, Identifier, Text
from rules.model.by_number import ByNumber

# Page -> key -> text. A form beside a number has its category in its key: weeks.one
ScreenTexts = dict[str, dict[str, str]]


def _is_mapping(value: Any) -> str:
    return "<text>" if isinstance(value, str) else "<by_number>"


# Tags in <> never equal a key of the file; see rules/model/conditions.py.
ScreenText = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ByNumber, Tag("<by_number>")],
    Discriminator(_is_mapping),
]


class ScreenWords(Block):
    """The words of the screens: page -> key -> text, or the forms of a text beside a number."""

    screens: dict[Identifier, dict[Identifier, ScreenText]] = Field(
        description="For each page, each text by its key."
    )

    @property
    def texts(self) -> ScreenTexts:
        """Every text by page and key; a form beside a number by its key and category: weeks.one."""
        return {page: dict(_texts(words)) for page, words in self.screens.items()}


def _texts(words: Mapping[str, str | ByNumber]) -> Iterator[tuple[str, str]]:
    for key, text in words.items():
        if isinstance(text, str):
            yield key, text
        else:
            yield from ((f"{key}.{category}", form) for category, form in text.forms())
