"""Texts of the wording: said to everybody, or only to whom a condition fits."""

import re
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from rules.model.base import Block, Identifier, Text
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.references import QuestionName

Texts = tuple[Text, ...]
# In the call script: an answer in words, or a number alone.
FROM_ANSWERS = re.compile(r"\{(answer|number):(\w+)\}")


class OrderWords(Block):
    """What a step orders: how soon, and because of which signs.

    `signs` names options by question; `later` means what may still start or get worse.
    """

    level: Level = Field(description="The level of the call that the step asks for.")
    signs: dict[QuestionName, tuple[Identifier, ...]] | Literal["later"] = Field(
        description="The signs that the step speaks of, by question; or later."
    )


class ConditionalText(Block):
    """A text said to some people only: those for whom `when` is a plain yes."""

    text: Text = Field(description="What is said.")
    when: Condition | None = Field(default=None, description="Said only when this is yes.")
    order: OrderWords | None = Field(
        default=None, description="For a step that asks for a call: how soon, and for which signs."
    )


def _is_mapping(value: Any) -> str:
    return "<text>" if isinstance(value, str) else "<conditional>"


# Tags in <> never equal a key of the file; see rules/model/conditions.py.
Said = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ConditionalText, Tag("<conditional>")],
    Discriminator(_is_mapping),
]
SaidTexts = tuple[Said, ...]

# What is said: a text, or several of which some are meant for her.
OneOrMore = Said | SaidTexts


def listed(said: "OneOrMore | None") -> SaidTexts:
    """One text or several, as a list."""
    texts = said or ()
    return texts if isinstance(texts, tuple) else (texts,)


def text_of(said: str | ConditionalText) -> str:
    """The words of a text, whoever it is said to."""
    return said if isinstance(said, str) else said.text
