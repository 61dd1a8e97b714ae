"""What comes of a review: the parts of rules that it signs, what it accepts, and what is left."""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.acceptance.ledger import Key
from desk.review.answers import Answer, Review, Says, current
from desk.review.items import Items
from rules import RuleBook
from rules.model.evidence import Meaning


@dataclass(frozen=True)
class Taken:
    """What one review comes to.

    `signs` has for each rule the parts that were agreed with as they are; `accepts` the entries of
    accepted.yaml. `objections` are said to change or to discuss, `stale` says something of what has
    changed since it was read.
    """

    signs: dict[str, Meaning]
    accepts: frozenset[Key]
    objections: tuple[Answer, ...]
    stale: tuple[Answer, ...]


def taken(review: Review, items: Items, book: RuleBook, now: dict[str, Meaning]) -> Taken:
    """What a review comes to. `now` has the meaning of every rule."""
    answers = current(review.answers, items.all)
    agreed = {name for name, answer in answers.items() if answer.says is Says.AGREE}
    return Taken(
        dict(_signed(items, book, now, agreed)),
        frozenset(key for name in agreed for key in items.by_id[name].keys),
        tuple(a for a in review.answers if a.says is not Says.AGREE),
        tuple(a for a in review.answers if a.item not in answers),
    )


def _signed(
    items: Items, book: RuleBook, now: dict[str, Meaning], agreed: set[str]
) -> Iterator[tuple[str, Meaning]]:
    """Without its logic nothing of a rule is signed: its words say nothing by themselves."""
    for rule in book.rules:
        needed = items.needed(rule.id)
        parts = [part for part, names in needed.items() if names <= agreed]
        if "logic" in parts:
            yield (
                rule.id,
                now[rule.id].model_copy(
                    update={part: None for part in needed if part not in parts}
                ),
            )
