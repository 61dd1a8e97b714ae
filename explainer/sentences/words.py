"""The words that join a rule into a sentence: their shape, and the file they are read from."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.gaps import with_gaps
from rules import RuleBook
from rules.loading.layout import SENTENCES
from rules.loading.names.unknown import Known, Told, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.base import Block, Identifier, Text
from rules.model.levels import Level
from rules.model.references import Kind, Names


class Voice(StrEnum):
    """For whom a sentence is written."""

    PLAIN = "plain"
    CLINICAL = "clinical"


Bare = Annotated[Text, AfterValidator(with_gaps())]
OfLevel = Annotated[Text, AfterValidator(with_gaps("level"))]
OfNumber = Annotated[Text, AfterValidator(with_gaps("number"))]
MaybeText = Annotated[Text, AfterValidator(with_gaps(perhaps="text"))]
OfText = Annotated[Text, AfterValidator(with_gaps("text"))]
OfValues = Annotated[Text, AfterValidator(with_gaps("values"))]
OfLow = Annotated[Text, AfterValidator(with_gaps("low"))]
OfRange = Annotated[Text, AfterValidator(with_gaps("low", "high"))]
OfTotal = Annotated[Text, AfterValidator(with_gaps("labels", "number"))]


class CantTellWords(Block):
    """What happens when the condition of a rule cannot be told."""

    other: OfLevel = Field(description="It applies at another level: {level}.")
    same: Bare = Field(description="It applies at the same level.")
    quiet: Bare = Field(description="It does not apply.")


class LevelNames(Block):
    """The six levels, as they stand inside a sentence."""

    emergency: Bare
    call_now: Bare
    call_today: Bare
    contact_this_week: Bare
    next_appointment: Bare
    information: Bare

    def __getitem__(self, level: Level) -> str:
        name: str = getattr(self, level)
        return name


class HeadWords(Block):
    """What stands before a list of parts; `_not` is said of the opposite."""

    all: Bare = Field(description="Every part is needed.")
    any: Bare = Field(description="One part is enough.")
    at_least: OfNumber = Field(description="{number} of the parts are enough.")
    all_not: Bare = Field(description="The opposite of all.")
    any_not: Bare = Field(description="The opposite of any.")
    at_least_not: OfNumber = Field(description="The opposite of at_least.")


class JoinWords(Block):
    """What stands between the parts of a short condition."""

    and_: Bare = Field(alias="and", description="Between parts that are all needed.")
    or_: Bare = Field(alias="or", description="Between parts of which one is enough.")


class ToldWords(Block):
    """How an answer is said that needs no question beside it. {values} are the answers."""

    is_: OfValues = Field(alias="is", description="One of these answers was given.")
    is_not: OfValues = Field(description="This answer was not given.")
    none_of: OfValues = Field(description="None of these answers was given.")


class VoiceWords(Block):
    """All that one voice needs. In tests, {values} are answers, {low} and {high} are numbers."""

    rule: Annotated[Text, AfterValidator(with_gaps("level", "condition", "cant_tell"))] = Field(
        description="A whole rule: {level}, {condition} and {cant_tell}."
    )
    cant_tell: CantTellWords = Field(description="What is said of answers that were not sure.")
    definition: Annotated[Text, AfterValidator(with_gaps("term", "condition"))] = Field(
        description="What a named condition stands for: {term} and {condition}."
    )
    levels: LevelNames = Field(description="The six levels, inside a sentence.")
    heads: HeadWords = Field(description="What stands before a list.")
    joins: JoinWords = Field(description="What stands between the parts of a short condition.")
    answer: OfText = Field(description="An option, as {text}.")
    number: Annotated[Text, AfterValidator(with_gaps("number", perhaps="unit"))] = Field(
        description="A {number}, with its {unit} where that helps."
    )
    not_sure: MaybeText = Field(description="The answer “not sure”; {text} is as the page says it.")
    prefer_not_to_say: MaybeText = Field(description="The answer “prefer not to say”, likewise.")
    told: ToldWords | None = Field(
        default=None, description="Without these, every answer stands beside its question."
    )
    subject: Annotated[Text, AfterValidator(with_gaps("label"))] = Field(
        description="A question, by its {label}."
    )
    is_: OfValues = Field(alias="is", description="The answer is one of these.")
    is_not: OfValues = Field(description="The answer is not this one.")
    none_of: OfValues = Field(description="The answer is none of these.")
    includes: OfValues = Field(description="One of these is ticked.")
    includes_not: OfValues = Field(description="This one is not ticked.")
    includes_none_of: OfValues = Field(description="None of these is ticked.")
    at_least: OfLow = Field(description="The number is {low} or more.")
    at_least_not: OfLow = Field(description="The opposite of at_least.")
    at_most: OfLow = Field(description="The number is {low} or less.")
    at_most_not: OfLow = Field(description="The opposite of at_most.")
    between: OfRange = Field(description="The number is from {low} to {high}, both included.")
    between_not: OfRange = Field(description="The opposite of between.")
    total: OfTotal = Field(description="The numbers of {labels} together reach {number}.")
    total_not: OfTotal = Field(description="The opposite of total.")


class Voices(Block):
    """The two voices. Both say the same of every rule."""

    plain: VoiceWords = Field(description="For everybody who reads along.")
    clinical: VoiceWords = Field(description="For those who review: units and exact limits.")


class Term(Block):
    """How a sentence speaks of a named condition."""

    is_so: Bare = Field(description="Said when it is part of a condition.")
    is_not_so: Bare = Field(description="Said when its opposite is.")


class SentenceWords(Block):
    """The shape of sentences.yaml."""

    voices: Voices = Field(description="The two voices: plain and clinical.")
    units: dict[Text, Text] = Field(
        default={}, description="For the unit of a question, a more exact one."
    )
    terms: dict[Annotated[Identifier, Names("named_condition")], Term] = Field(
        default={}, description="Named conditions, as a sentence speaks of them."
    )

    @property
    def brief(self) -> "SentenceWords":
        """The same words, where a plain answer stands by itself: not told by her, but of her."""
        plain = self.voices.plain
        if plain.told is None:
            return self
        told = plain.told.model_copy(update={"is_": "{values}"})
        voices = self.voices.model_copy(update={"plain": plain.model_copy(update={"told": told})})
        return self.model_copy(update={"voices": voices})

    @model_validator(mode="after")
    def _tell_apart(self) -> Self:
        said: set[str] = set()
        for name, term in self.terms.items():
            for text in (term.is_so, term.is_not_so):
                if text in said:
                    raise PydanticCustomError(
                        "same_term",
                        "'{text}' ('{name}') is said of two things, and nobody can tell them apart",
                        {"text": text, "name": name},
                    )
                said.add(text)
        return self


def load_sentence_words(project: Project) -> SentenceWords:
    """The words of sentences of a project. Raises ContentError with every problem found."""
    return project.whole(SENTENCES, SentenceWords)


TOLD: dict[Kind, Told] = {
    "named_condition": Told("W007", "named condition", "remove these words, or correct the id")
}


def sentence_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """What is wrong with that file; `book` is None if the rules cannot be read."""
    found, document = project.model(SENTENCES, SentenceWords), project.document(SENTENCES)
    problems = list(document.problems)
    if found is None or book is None:
        return problems
    known: Known = {"named_condition": book.conditions}
    return [*problems, *unknown_names(found, known, document, told=TOLD)]
