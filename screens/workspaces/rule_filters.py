"""Which rules to show: a search in their words, and filters that all have to fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from explainer.review.decision_table import RuleRow
from rules import Level, RuleBook
from rules.model.evidence import Label
from rules.signoff.standing import Standing

PAST: Final = "past"  # stands beside the standings of the sign-off: evidence past its date


@dataclass(frozen=True)
class Filters:
    """What is asked for; None or no text where that does not matter."""

    text: str = ""
    level: Level | None = None
    question: str | None = None
    source: str | None = None
    label: Label | None = None
    hazard: str | None = None
    standing: str | None = None  # a Standing, or PAST


def standings() -> list[str]:
    """What can be asked for of the sign-off."""
    return [*Standing, PAST]


def matching(book: RuleBook, rows: Iterable[RuleRow], filters: Filters) -> list[RuleRow]:
    """The rows that fit all filters, in their order."""
    return [row for row in rows if all(_fits(book, row, filters))]


def _fits(book: RuleBook, row: RuleRow, wanted: Filters) -> Iterator[bool]:
    """One filter after the other."""
    evidence = book.rule(row.id).evidence
    text = _text(row, (item.source for item in evidence))
    yield all(word in text for word in wanted.text.casefold().split())
    yield wanted.level in (None, row.level)
    yield wanted.question in (None, *(item.id for item in row.inputs))
    yield wanted.source in (None, *(item.source for item in evidence))
    yield wanted.label in (None, *(item.label for item in evidence))
    yield wanted.hazard in (None, *(hazard.id for hazard in row.hazards))
    yield wanted.standing in (None, row.sign_off.standing, *([PAST] if row.sign_off.past else []))


def _text(row: RuleRow, sources: Iterable[str]) -> str:
    """Everything that can be read on a rule's card, and the ids of its sources, for the search."""
    parts = [row.id, row.plain, row.clinical, row.rationale, *row.advice, *sources]
    parts += [said for _, said in row.words]
    for support in row.evidence:
        parts += [support.title, support.publisher, support.where, support.supports or ""]
    parts += [text for hazard in row.hazards for text in (hazard.id, hazard.name)]
    return " ".join(parts).casefold()
