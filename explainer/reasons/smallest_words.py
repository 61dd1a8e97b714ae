"""The smallest changes that raise or lower the level, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.answers_in_words import answer_in_words
from explainer.reasons.smallest_change import (
    Change,
    Changed,
    SmallestChanges,
    is_highest,
    is_lowest,
)
from rules import Assessment, Level, RuleBook
from rules.model.questions import AnyQuestion

MOST_PAIRS = 12  # shown of one direction: they are examples, one for each two questions


@dataclass(frozen=True)
class Row:
    """What to answer otherwise, and which questions would then still need an answer.

    Each change has the name of its question and the other answers, of which one is enough.
    """

    changes: tuple[tuple[str, tuple[str, ...]], ...]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Direction:
    """One direction: its heading, what is said of it, and the changes by the level they lead to."""

    heading: str
    said: str
    note: str
    levels: tuple[tuple[Level | None, tuple[Row, ...]], ...]


def directions(
    book: RuleBook, assessment: Assessment, found: SmallestChanges, words: Mapping[str, str]
) -> tuple[Direction, Direction]:
    """What raises the level, and what lowers it."""
    writer = _Writer(book, words)
    return (
        writer.direction("raise", found.raising, found, is_highest(assessment)),
        writer.direction("lower", found.lowering, found, is_lowest(assessment)),
    )


class _Writer:
    def __init__(self, book: RuleBook, words: Mapping[str, str]) -> None:
        self._book, self._words = book, words

    def direction(
        self, name: str, changed: Sequence[Changed], found: SmallestChanges, at_end: bool
    ) -> Direction:
        """One direction in words."""
        words = self._words
        pairs = any(len(one.changes) > 1 for one in changed)
        if at_end:
            said = words[f"{name}_at_end"]
        elif not changed:
            said = words["change_none"].format(singles=found.singles, pairs=found.pairs)
        elif pairs:
            said = words["change_two"].format(
                singles=found.singles,
                pairs=found.pairs,
                shown=min(MOST_PAIRS, len(changed)),
                number=len(changed),
            )
        else:
            said = words["change_one"].format(singles=found.singles)
        shown = changed[:MOST_PAIRS] if pairs else changed
        note = words[f"{name}_note"] if changed else ""
        return Direction(words[f"{name}_heading"], said, note, tuple(self._by_level(shown)))

    def _by_level(
        self, changed: Sequence[Changed]
    ) -> Iterator[tuple[Level | None, tuple[Row, ...]]]:
        order: list[Level | None] = [*Level, None]
        for level in order:
            those = [one for one in changed if one.level is level]
            if those:
                yield level, tuple(self._rows(those))

    def _rows(self, changed: Sequence[Changed]) -> Iterator[Row]:
        """A row for each change; numbers that follow each other, and choices, share one."""
        place = {name: number for number, name in enumerate(self._book.questionnaire.questions)}
        in_order = sorted(changed, key=lambda one: [place[c.question] for c in one.changes])
        for (names, asked), group in groupby(in_order, _alike):
            those = [one.changes for one in group]
            labels = tuple(self._book.questionnaire.question(name).label for name in asked)
            if len(names) > 1:
                for changes in those:
                    yield Row(tuple((self._label(c), (self._answer(c),)) for c in changes), labels)
            else:
                answers = self._answers([change for (change,) in those])
                yield Row(((self._label(those[0][0]), tuple(answers)),), labels)

    def _answers(self, changes: Sequence[Change]) -> Iterator[str]:
        question = self._book.questionnaire.question(changes[0].question)
        if question.kind == "number":
            numbers = sorted(change.now for change in changes if isinstance(change.now, int))
            for low, high in runs(numbers):
                yield self._range(low, high, question.unit)
        yield from (self._answer(c) for c in changes if not isinstance(c.now, int))

    def _range(self, low: int, high: int, unit: str) -> str:
        name = "one_number" if low == high else "numbers"
        return self._words[name].format(low=low, high=high, unit=unit)

    def _answer(self, change: Change) -> str:
        question = self._book.questionnaire.question(change.question)
        ticks = self._ticks(question, change)
        quoted = self._words["quoted"].format(text=answer_in_words(question, change.now))
        return self._words["and_join"].join(ticks) if ticks else quoted

    def _ticks(self, question: AnyQuestion, change: Change) -> list[str]:
        """For several options, what to tick and what not to; empty where one answer says it all."""
        if question.kind != "choices" or not isinstance(change.now, frozenset) or not change.now:
            return []
        was = change.was if isinstance(change.was, frozenset) else frozenset()
        return [
            self._words["tick" if option.id in change.now else "untick"].format(
                option=option.summary
            )
            for option in question.options
            if option.id in change.now ^ was
        ]

    def _label(self, change: Change) -> str:
        return self._book.questionnaire.question(change.question).label


def _alike(changed: Changed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(change.question for change in changed.changes), changed.asked


def runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as ranges: 1, 2, 3, 7 gives (1, 3) and (7, 7)."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]
