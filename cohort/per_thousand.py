"""What the rules say to 1,000 made-up bookings, before and after a change, with an interval."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cohort.bookings import Bookings, people_of
from cohort.counting import UNREAD, UNSETTLED, levels_of
from cohort.kernel import LEVELS, Kernel
from rules.formulas.answers import any_answer, fixed
from rules.formulas.formula import FALSE
from rules.formulas.meanings import Meanings
from rules.model.book import RuleBook
from rules.model.bookings import BookingsFile

GROUPS, PEOPLE = 40, 5_000
WITHIN = (5, 95)  # per cent: 9 of 10 groups lie between
NOBODY = "none yet"

Counts = npt.NDArray[np.float64]  # of each group, per 1,000
Row = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One level or contact: of 1,000 people, in each group."""

    name: str
    before: Counts | None
    now: Counts

    def cells(self) -> Row:
        """Its name and figures, in words: 12 (8 to 17)."""
        if self.before is None:
            return (self.name, figures(self.now))
        change = self.now - self.before
        return (self.name, figures(self.before), figures(self.now), figures(change, signed=True))


@dataclass(frozen=True)
class PerThousand:
    """All lines, those of levels and those of contacts; `guessed` of `shares` are only guesses."""

    levels: tuple[Line, ...]
    contacts: tuple[Line, ...]
    people: int
    guessed: int
    shares: int


def per_thousand(
    book: RuleBook,
    shares: BookingsFile,
    before: RuleBook | None = None,
    *,
    groups: int = GROUPS,
    people: int = PEOPLE,
    seed: int = 1,
) -> PerThousand:
    """What the rules say to made-up people; with `before`, also what an earlier version said."""
    made = people_of(Bookings(book, shares), [people] * groups, seed)
    kernels = [Kernel(version) for version in (before, book) if version]
    found = [[kernel(group) for group in made] for kernel in kernels]
    contacts = [c.id for version in (book, before) if version for c in version.contacts]
    return PerThousand(
        _lines(found, [*LEVELS, UNSETTLED, UNREAD], levels_of),
        _lines(found, [*dict.fromkeys(contacts), NOBODY, UNREAD], _contacts_of),
        groups * people,
        sum(all(e.label == "PROPOSAL" for e in each.evidence) for each in shares.shares),
        len(shares.shares),
    )


def speaking(
    book: RuleBook,
    shares: BookingsFile,
    decisions: Mapping[str, Collection[str]],
    *,
    groups: int = GROUPS,
    people: int = PEOPLE,
) -> dict[str, str]:
    """For how many of 1,000 made-up bookings some rule of each decision applies, in words.

    A decision that applies to none is left out when nobody of them is asked what it is about.
    """
    kernel = Kernel(book)
    made = people_of(Bookings(book, shares), [people] * groups, seed=1)
    reached = _within_reach(book, made)
    found = []
    for group in made:
        rules = kernel(group).column("rules")
        person = pc.list_parent_indices(rules).to_numpy()
        name = pc.list_flatten(rules).cast(pa.string()).to_numpy(zero_copy_only=False)
        found.append([_people_with(person, name, mine) for mine in decisions.values()])
    counts = 1_000 * np.array(found) / people
    return {
        decision: figures(counts[:, i])
        for i, (decision, rules) in enumerate(decisions.items())
        if counts[:, i].any() or reached & {*rules}
    }


def _within_reach(book: RuleBook, groups: Sequence[Any]) -> set[str]:
    """The rules that may be a plain yes for somebody who is asked no more than these people are."""
    answers = {
        question.id: any_answer(question, complete=False)
        if any(group.column(question.id).null_count < group.num_rows for group in groups)
        else fixed(question, None)
        for question in book.questionnaire
    }
    meanings = Meanings(book, answers)
    return {rule.id for rule in book.rules if meanings.meaning(rule.when).yes is not FALSE}


def _people_with(person: Any, name: Any, rules: Collection[str]) -> int:
    """How many people have one of these rules, or several."""
    return len(np.unique(person[np.isin(name, [*rules])]))


def _contacts_of(batch: Any) -> Any:
    words = batch.column("contact").cast(pa.string()).fill_null(NOBODY)
    return pc.if_else(batch.column("problem").is_valid(), UNREAD, words)


def _lines(
    found: Sequence[Sequence[Any]], names: Sequence[str], of: Callable[[Any], Any]
) -> tuple[Line, ...]:
    counts = [np.array([_counted(of(batch), names) for batch in version]) for version in found]
    now, before = counts[-1], counts[0] if len(counts) > 1 else None
    lines = (
        Line(name, None if before is None else before[:, i], now[:, i])
        for i, name in enumerate(names)
    )
    return tuple(line for line in lines if line.now.any() or _any(line.before))


def _any(counts: Counts | None) -> bool:
    return counts is not None and bool(counts.any())


def _counted(column: Any, names: Sequence[str]) -> list[float]:
    counts = dict(zip(*(part.to_pylist() for part in column.value_counts().flatten()), strict=True))
    return [1_000 * counts.get(name, 0) / len(column) for name in names]


def figures(counts: Counts, *, signed: bool = False) -> str:
    """The middle of the groups, and between what 9 of 10 lie: `12 (8 to 17)`."""
    low, high = np.percentile(counts, WITHIN)
    sign = "+" if signed else ""
    if not counts.any():
        return "0" if not signed else "no change"
    return f"{_shown(counts.mean(), sign)} ({_shown(low, sign)} to {_shown(high, sign)})"


def _shown(number: float, sign: str) -> str:
    text = f"{number:{sign}.0f}" if abs(number) >= 10 else f"{number:{sign}.1f}"
    return "0" if float(text) == 0 else text
