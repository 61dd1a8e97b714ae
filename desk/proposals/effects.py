"""What a proposal changes and who has to accept that; and for whom it makes a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from desk.acceptance.differing import in_words
from desk.acceptance.entries import Entry, entries
from desk.acceptance.kinds import kind_of
from desk.acceptance.readers import Readers
from desk.editing.hunks import Hunk
from desk.fixing import copy_content
from rules.loading.project import Project
from rules.model.book import RuleBook

if TYPE_CHECKING:
    from explainer.changes.reading import Gate
    from explainer.changes.report import Report

SOLVER = "z3"
BEFORE, AFTER = "before", "after"
Progress = Callable[[str], None]
Texts = Mapping[Path, str]


class Row(NamedTuple):
    """One thing that differs: before and after in words, who reads it, and who accepts it."""

    name: str
    kind: str
    before: str
    after: str
    readers: str
    accepted_by: str


class Effect(NamedTuple):
    """For whom it makes a difference, and whether anybody comes out less urgent."""

    report: Report
    gate: Gate | None


def rows_of(old: Project, new: Project, book: RuleBook | None) -> list[Row]:
    """Everything that differs between two versions, as whoever accepts it has to see it.

    `book` is of the new version; None while that has errors.
    """
    was, now = ({entry.key: entry for entry in entries(side)} for side in (old, new))
    readers = Readers(new, book)
    differing = [key for key in (was | now) if _value(was.get(key)) != _value(now.get(key))]
    return [_row(was.get(key), now.get(key), book, readers) for key in differing]


def _value(entry: Entry | None) -> object:
    return entry and (entry.fingerprint,)


def _row(was: Entry | None, now: Entry | None, book: RuleBook | None, readers: Readers) -> Row:
    entry = now or was
    assert entry is not None  # one of the two versions has it
    kind = kind_of(entry, book)
    before, after = (in_words(side.value) if side else "" for side in (was, now))
    return Row(entry.name, kind.name, before, after, readers.of(entry), kind.who)


class Lines(NamedTuple):
    """Lines of one file that would be written: those that go and those that come."""

    file: str
    lines: tuple[tuple[str, str], ...]  # "-" or "+", and the line


def lines_of(changes: Mapping[str, Iterable[Hunk]]) -> list[Lines]:
    """Every line that a change would write, comments and vignettes too, file by file."""
    return [
        Lines(
            file,
            tuple(
                (sign, line)
                for hunk in hunks
                for sign, lines in (("-", hunk.before), ("+", hunk.after))
                for line in lines
            ),
        )
        for file, hunks in changes.items()
    ]


def can_be_worked_out() -> bool:
    """Whether there is a solver here; the rest of the desk does without."""
    return find_spec(SOLVER) is not None


def effect_of(root: Path, before: Texts, after: Texts, progress: Progress) -> Effect:
    """For whom it makes a difference that files say this and not that.

    What is in neither is as it is in the folder. Raises BrokenSide when one of the two cannot be
    read.
    """
    from explainer.changes.reading import compare, gate_of
    from rules.changes.pair import TooFarApart

    with TemporaryDirectory() as folder:
        old, new = Path(folder) / BEFORE, Path(folder) / AFTER
        for side, texts in ((old, before), (new, after)):
            copy_content(root, side)
            for file, text in texts.items():
                (side / file).write_bytes(text.encode())
        project = Project(root)
        report = compare(str(old), str(new), project, progress)
        try:
            gate = gate_of(str(old), str(new), project, progress)
        except TooFarApart:
            gate = None
    return Effect(report, gate)
