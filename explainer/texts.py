"""Texts of the wording: said to everybody, or only to whom a condition fits."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from rules.model.base import Block, Identifier, Text
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.references import QuestionName

Texts = tuple[Text, ...]
# In the call script: an answer in words, or a number alone.
FROM_ANSWERS = re.compile(r"\{(answer|number):(\w+)\}")
CONTACT = "{contact}"  # whom to call, by name
# In another language: from here on, the text that is said whole where she is to call this contact.
WHOLE = re.compile(r"\{to:([^{}]+)\}")


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
    return "<conditional>" if isinstance(value, dict | ConditionalText) else "<text>"


# Tags in <> never equal a key of the file; see rules/model/conditions.py.
Said = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ConditionalText, Tag("<conditional>")],
    Discriminator(_is_mapping),
]
SaidTexts = tuple[Said, ...]


def _is_list(value: Any) -> str:
    return "<several>" if isinstance(value, list | tuple) else "<one>"


# What is said: a text, or several of which some are meant for her.
OneOrMore = Annotated[
    Annotated[Said, Tag("<one>")] | Annotated[SaidTexts, Tag("<several>")],
    Discriminator(_is_list),
]


def listed(said: "OneOrMore | None") -> SaidTexts:
    """One text or several, as a list."""
    texts = said or ()
    return texts if isinstance(texts, tuple) else (texts,)


def with_whole(text: str, by_whom: Mapping[str, str]) -> str:
    """A text with others that are said in its place, whole, by whom she is to call.

    They are one text, as `{contact}{to:gp}Call your GP now{to:...}`, so that all that hands texts
    on need not know of them.
    """
    return text + "".join(f"{{to:{whom}}}{said}" for whom, said in by_whom.items())


def whole_texts(text: str) -> dict[str, str]:
    """What is said in place of a text, by whom she is to call; nothing for most texts."""
    _, *parts = WHOLE.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def said_to(text: str, whom: str) -> str:
    """What a text says to who is to call this contact, or this number: its own, where it has one.

    The gap for a name stays in one that has not.
    """
    general, is_whole, _ = text.partition("{to:")
    return whole_texts(text).get(whom, general) if is_whole else general


def text_of(said: str | ConditionalText) -> str:
    """The words of a text, whoever it is said to."""
    return said if isinstance(said, str) else said.text
