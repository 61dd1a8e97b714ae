"""Promises about words: their shape, as must_say.yaml has them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Identifier, Text
from rules.model.levels import Level

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class PhraseList(Block):
    """Phrases that some texts must never have, in the forms of claims.yaml."""

    forms: Texts = Field(description="The phrases: a/b for a choice, ... for a gap.")
    unless: tuple[Text, ...] = Field(
        default=(), description="Longer phrases in which one may stand after all."
    )


class WordsCheck(Block):
    """What must hold for some texts."""

    file: Literal["en", "screens", "pages", "questionnaire", "sentences"] = Field(
        default="en", description="The file that the texts are in."
    )
    at: tuple[Text, ...] = Field(default=(), description="The names of the texts; * for any part.")
    of_rules_at_least: Level | None = Field(
        default=None, description="All texts of rules at this level, or a more urgent one."
    )
    of_advice_at_least: Level | None = Field(
        default=None, description="All texts of the advice that rules at this level, or more, give."
    )
    in_sentences_with: tuple[Text, ...] = Field(
        default=(), description="Only the sentences that have each of these are looked at."
    )
    is_: Text | None = Field(default=None, alias="is", description="Exactly this.")
    says: tuple[Text, ...] = Field(default=(), description="Each of these must be there.")
    says_one_of: tuple[Text, ...] = Field(default=(), description="One of these must be there.")
    never: tuple[Identifier, ...] = Field(
        default=(), description="No phrase of these lists may be there."
    )
    kept_by: Text | None = Field(
        default=None, description="The code of the check that looks at it, alone in this entry."
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        levels = (self.of_rules_at_least, self.of_advice_at_least)
        of = bool(self.at) + sum(level is not None for level in levels)
        says = bool(self.is_ or self.says or self.says_one_of or self.never)
        if (self.kept_by and (of or says)) or (not self.kept_by and (of != 1 or not says)):
            what = "a check names its texts, by 'at' or one 'of_...', and what must hold"
            raise PydanticCustomError("words_check", "{what}", {"what": what})
        return self

    @property
    def sentence(self) -> str:
        """The check as a reviewer reads it."""
        if self.kept_by:
            return f"the check {self.kept_by} finds nothing"
        of = self._of
        if self.in_sentences_with:
            of += f", in each sentence with {_quoted(self.in_sentences_with, ' and ')}"
        parts = [
            f"is “{self.is_}”" if self.is_ else "",
            f"says {_quoted(self.says, ' and ')}" if self.says else "",
            f"says {_quoted(self.says_one_of, ' or ')}" if self.says_one_of else "",
            f"has no words of: {', '.join(self.never)}" if self.never else "",
        ]
        return f"{of}: {'; '.join(filter(None, parts))}"

    @property
    def _of(self) -> str:
        if self.of_advice_at_least:
            return f"all advice that rules at {self.of_advice_at_least} or more urgent give"
        level = self.of_rules_at_least
        return ", ".join(self.at) or f"all texts of rules at {level} or more urgent"


def _quoted(words: tuple[str, ...], joined: str) -> str:
    return joined.join(f"“{word}”" for word in words)


class WordsPromise(Block):
    """A promise about words."""

    id: Text = Field(pattern=r"^M[1-9]\d*$", description="Its number: M1.")
    title: Text = Field(description="The promise in a few words.")
    words: Text = Field(description="The promise, for people.")
    checks: Annotated[tuple[WordsCheck, ...], Field(min_length=1)] = Field(
        description="The same for the machine."
    )


class MustSayFile(Block):
    """The shape of must_say.yaml."""

    phrases: dict[Identifier, PhraseList] = Field(default={}, description="Lists of phrases.")
    promises: Annotated[tuple[WordsPromise, ...], Field(min_length=1)] = Field(
        description="Promises about words."
    )
    weeks_declared: dict[Text, tuple[int, ...]] = Field(
        default={}, description="Weeks in a rule's words that are no limit of it."
    )
