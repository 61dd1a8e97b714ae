"""Made-up bookings: how common each answer is thought to be, with where that comes from.

They are no estimate for any place. They show what a change of the rules does to a thousand people
whose answers are spread as written here.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Text, WholeNumber
from rules.model.conditions import Condition
from rules.model.evidence import Evidence
from rules.model.questions import NONE, AnyQuestion
from rules.model.references import QuestionName

EVERYBODY = 1_000
NUMBERS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")

PerThousand = Annotated[WholeNumber, Field(ge=0, le=EVERYBODY)]
Between = tuple[PerThousand, PerThousand]


class Shares(Block):
    """How the answers to one question are spread among those who are asked it."""

    question: QuestionName = Field(description="The question, by its id.")
    when: Condition | None = Field(
        default=None,
        description="For whom; of several entries for a question the first that is yes counts.",
    )
    per_1000: dict[Text, Between] = Field(
        description="For each answer, or numbers such as 6-12, the fewest and most of 1,000 people."
    )
    rest: Text | None = Field(
        default=None,
        description="The answer of everybody else; left out, none of the options.",
    )
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)] = Field(
        description="Where each number comes from, and how well it was checked."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for answer, (least, most) in self.per_1000.items():
            if least > most:
                message = "'{answer}': the first number must not be larger than the second"
                raise PydanticCustomError("shares_order", message, {"answer": answer})
        return self


class BookingsFile(Block):
    """The shape of bookings.yaml."""

    shares: Annotated[tuple[Shares, ...], Field(min_length=1)] = Field(
        description="The shares, in the order in which the questions are asked."
    )


def answered(question: AnyQuestion, name: str) -> tuple[str, ...]:
    """The answers that a name of `per_1000` or `rest` stands for; empty when there are none."""
    known = known_answers(question)
    written = NUMBERS.fullmatch(name) if question.kind == "number" else None
    if not written:
        return (name,) if name in known else ()
    first, last = int(written[1]), int(written[2] or written[1])
    numbers = tuple(str(number) for number in range(first, last + 1))
    return numbers if numbers and set(numbers) <= set(known) else ()


def known_answers(question: AnyQuestion) -> list[str]:
    """Every answer in words, numbers too."""
    return [*_sure(question), *question.special_answers]


def _sure(question: AnyQuestion) -> Iterator[str]:
    if question.kind == "number":
        yield from map(str, question.range)
    yield from (option.id for option in question.options)
    if question.none:
        yield NONE
