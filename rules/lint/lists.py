"""The lists of words that the content team keeps, as their editors write them.

They lie in explainer/wording/lists, are read as strictly as all content, and serve the checks.
"""

from typing import Annotated, Any

from pydantic import Field

from rules.loading.layout import LISTS
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.base import Block, Identifier, Text

Forms = Annotated[tuple[Text, ...], Field(min_length=1)]


class HouseWord(Block):
    """A word that we do not use, why, and what to say instead."""

    words: Forms = Field(
        description="The word or phrase in all its forms. With a capital letter: only as written."
    )
    why: Text = Field(description="Why we do not say it, in a few words for the editor.")
    say: Text = Field(description="What to say instead.")
    unless: tuple[Text, ...] = Field(
        default=(), description="Longer phrases in which the word may stand after all."
    )


class HouseWordsFile(Block):
    """The shape of house_words.yaml."""

    house_words: tuple[HouseWord, ...] = Field(description="Words that we do not use.")


class Spelling(Block):
    """How we spell a word, and the spellings that are wrong here."""

    write: Text = Field(description="The British spelling, or the right name of a medicine.")
    not_: Forms = Field(alias="not", description="Spellings that are wrong, in all their forms.")


class SpellingsFile(Block):
    """The shape of spellings.yaml."""

    spellings: tuple[Spelling, ...] = Field(description="Words that are easily misspelt.")
    right: tuple[Text, ...] = Field(
        default=(), description="Words that `check --spelling` takes for slips, and that are right."
    )


class Abbreviation(Block):
    """A short form that everybody knows, so that no text has to explain it."""

    short: Text = Field(description="The short form, as it is written.")
    means: Text = Field(description="What it stands for.")


class AbbreviationsFile(Block):
    """The shape of abbreviations.yaml."""

    everybody_knows: tuple[Abbreviation, ...] = Field(
        description="Short forms that need no explanation."
    )


class SyllablesFile(Block):
    """The shape of syllables.yaml."""

    syllables: dict[Text, Text] = Field(
        description="Words that dictionaries lack, cut into their syllables: chol-e-sta-sis."
    )


class ClaimFamily(Block):
    """A claim that we never make, with the forms in which it is made."""

    id: Identifier = Field(description="What kind of claim it is.")
    why: Text = Field(description="Why we never make it, in a few words for the editor.")
    say: Text = Field(description="What to say instead.")
    forms: Forms = Field(
        description="Its forms: a/b for a choice, word? for what may be left out, ... for a gap."
    )
    unless: tuple[Text, ...] = Field(
        default=(), description="Longer phrases in which a form may stand after all."
    )


class ClaimsFile(Block):
    """The shape of claims.yaml."""

    families: tuple[ClaimFamily, ...] = Field(description="Claims that we never make, by family.")


LIST_FILES: dict[str, type[Block]] = {
    "claims.yaml": ClaimsFile,
    "house_words.yaml": HouseWordsFile,
    "spellings.yaml": SpellingsFile,
    "abbreviations.yaml": AbbreviationsFile,
    "syllables.yaml": SyllablesFile,
}


class Lists:
    """The lists as read. A list that cannot be used is empty; why is among the problems."""

    def __init__(self, project: Project) -> None:
        self._found = {
            name: (project.model(LISTS / name, model), project.document(LISTS / name))
            for name, model in LIST_FILES.items()
        }

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the lists themselves."""
        return [problem for _, document in self._found.values() for problem in document.problems]

    @property
    def claims(self) -> tuple[ClaimFamily, ...]:
        """Claims that we never make, by family."""
        return tuple(self._of("claims.yaml", "families", ()))

    @property
    def house_words(self) -> tuple[HouseWord, ...]:
        """Words that we do not use."""
        return tuple(self._of("house_words.yaml", "house_words", ()))

    @property
    def spellings(self) -> tuple[Spelling, ...]:
        """Words that are easily misspelt."""
        return tuple(self._of("spellings.yaml", "spellings", ()))

    @property
    def right_spellings(self) -> frozenset[str]:
        """Words in small letters that are right, whatever a dictionary of slips says."""
        return frozenset(word.lower() for word in self._of("spellings.yaml", "right", ()))

    @property
    def abbreviations(self) -> dict[str, str]:
        """Short forms that everybody knows, with what they stand for."""
        known = self._of("abbreviations.yaml", "everybody_knows", ())
        return {item.short: item.means for item in known}

    @property
    def syllables(self) -> dict[str, int]:
        """Words that dictionaries lack, with the number of their syllables."""
        listed = self._of("syllables.yaml", "syllables", {})
        return {word.lower(): parts.count("-") + 1 for word, parts in listed.items()}

    def _of(self, file: str, field: str, empty: Any) -> Any:
        return getattr(self._found[file][0], field, empty)
