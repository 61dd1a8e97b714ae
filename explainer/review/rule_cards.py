"""Rule cards: one rule on half a page, with three people who show where its edge runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.reasons.outline import Line
from explainer.review.decision_table import RuleRow
from explainer.review.people import Example, Examples
from explainer.review.subject import Subject
from rules.proof.space import Space


@dataclass(frozen=True)
class Card:
    """A rule with its logic as a tree in both voices and up to three example people.

    A rule that can never be "can't tell" has two of them.
    """

    row: RuleRow
    plain_tree: Line
    examples: tuple[Example, ...]


def cards(subject: Subject, rows: tuple[RuleRow, ...], space: Space) -> tuple[Card, ...]:
    """A card for every row, the people found by the solver."""
    examples = Examples(subject)
    return tuple(
        Card(
            row,
            subject.plain.tree(subject.book.rule(row.id).when),
            tuple(_three(row, examples, space)),
        )
        for row in rows
    )


def _three(row: RuleRow, examples: Examples, space: Space) -> Iterator[Example]:
    meaning = space.outcome.rules[row.id]
    if space.exists(meaning.yes):
        person = space.person(space.plainest(meaning.yes))
        yield examples.of("Applies", row.id, person.answers)
        missed = examples.just_missed(row.id, person.answers)
        if missed is not None:
            yield missed
    if space.exists(meaning.cant_tell):
        person = space.person(space.plainest(meaning.cant_tell))
        yield examples.of("Cannot be told", row.id, person.answers)
