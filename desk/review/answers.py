"""What somebody said of each item, as the file that the review workspace saves."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from desk.review.items import Item
from rules.model.base import Block, Text
from rules.model.evidence import Hash

LARGEST = 400_000  # bytes of a file; every item with a long note has less


class Says(StrEnum):
    """What somebody thinks of an item. Only `agree` ever becomes a signature."""

    AGREE = "agree"
    CHANGE = "change"
    DISCUSS = "discuss"


class Answer(Block):
    """What somebody said of one item, as it was when they read it."""

    item: Text
    fingerprint: Hash
    says: Says
    note: str = ""


class Review(Block):
    """Everything that one person said. A `reader` accepts texts, and signs no rule."""

    review: Literal[1] = 1
    rule_set: Text
    role: str = ""
    name: str = ""
    registration: str = ""
    on: date
    answers: Annotated[tuple[Answer, ...], Field(max_length=2_000)] = ()


class ReviewError(Exception):
    """A file is no review that can be taken; the message says why and what to do."""


def as_file(review: Review) -> str:
    """The file to hand in."""
    return review.model_dump_json(indent=1) + "\n"


def from_file(text: str) -> Review:
    """A review that somebody saved. Raises ReviewError for anything else."""
    if len(text.encode()) > LARGEST:
        raise ReviewError("This file is too large for a review. Was it the right one?")
    try:
        found = Review.model_validate_json(text)
    except ValidationError:
        raise ReviewError(
            "This is no review, or not the whole of it. Save it again in the review workspace "
            "(Sign by decision, Save what I said), and hand in that file as it is."
        ) from None
    often = Counter(answer.item for answer in found.answers)
    twice = [item for item, number in often.items() if number > 1]
    if twice:
        names = ", ".join(twice)
        raise ReviewError(f"This review says two things of: {names}. Save it again and hand it in.")
    return found


def said(item: Item, says: Says, note: str) -> Answer:
    """What somebody says of an item as it is now."""
    return Answer(
        item=item.id, fingerprint=item.fingerprint, says=says, note=" ".join(note.split())
    )


def current(answers: Iterable[Answer], items: Iterable[Item]) -> dict[str, Answer]:
    """The answers to items that still say what was read, by item."""
    now = {item.id: item.fingerprint for item in items}
    return {a.item: a for a in answers if now.get(a.item) == a.fingerprint}
