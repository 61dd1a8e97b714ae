"""Reads the sheets that scorers filled in, each alone, and says how far they agree."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.safety.agreement import in_words, ordinal_alpha
from explainer.safety.workbook import SCORED, STEPS, plain

Scores = Mapping[tuple[str, str], int]  # by hazard and column: the step, from 1
APART = 2  # steps between two scorers that are worth talking about


class ScoresError(Exception):
    """A sheet cannot be used; the message says where and what to write."""


@dataclass(frozen=True)
class Spread:
    """What the scorers gave one hazard in one column, in the order of the sheets."""

    hazard: str
    column: str
    steps: tuple[int | None, ...]

    @property
    def apart(self) -> int:
        """How many steps lie between the lowest and the highest."""
        given = [step for step in self.steps if step is not None]
        return max(given) - min(given) if given else 0


def read_scores(file: Path, hazards: Iterable[str]) -> Scores:
    """The steps of one sheet. What was left empty is left out.

    Raises ScoresError where a hazard is not known, comes twice, or a word is no step of its scale;
    OSError where the file cannot be opened.
    """
    known = set(hazards)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    found: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        where = f"{file.name}, row {number}"
        missing = [column for column in ("Hazard", *SCORED) if row.get(column) is None]
        if missing:
            raise ScoresError(
                f"{where}: the column '{missing[0]}' is not there; use the sheet as made"
            )
        hazard = row["Hazard"].strip()
        if hazard not in known or hazard in seen:
            what = "comes twice" if hazard in seen else "is no hazard of this log"
            raise ScoresError(f"{where}: '{hazard}' {what}")
        seen.add(hazard)
        found |= dict(_steps(row, hazard, where))
    return found


def _steps(
    row: Mapping[str, str], hazard: str, where: str
) -> Iterator[tuple[tuple[str, str], int]]:
    for column in SCORED:
        steps = STEPS[column.split()[1]]
        word = plain(row[column].strip().lower())
        number = steps.get(word, int(word) if word.isdecimal() else 0)
        if word and number not in steps.values():
            allowed = ", ".join(steps)
            raise ScoresError(f"{where}, {column}: '{row[column]}' is none of {allowed}")
        if word:
            yield (hazard, column), number


def spreads(sheets: Iterable[Scores], hazards: Iterable[str]) -> list[Spread]:
    """What each hazard was given in each column, by every scorer."""
    all_sheets = list(sheets)
    return [
        Spread(hazard, column, tuple(sheet.get((hazard, column)) for sheet in all_sheets))
        for hazard in hazards
        for column in SCORED
    ]


def agreement_lines(found: Iterable[Spread]) -> Iterator[str]:
    """How far the scorers agree in each column, and where they are apart. It judges no hazard."""
    all_found = list(found)
    for column in SCORED:
        units = [spread.steps for spread in all_found if spread.column == column]
        scored = sum(all(step is not None for step in unit) for unit in units)
        alpha = in_words(ordinal_alpha(units))
        yield f"{column}: {scored} of {len(units)} scored by all; Krippendorff's alpha {alpha}"
    apart = [spread for spread in all_found if spread.apart >= APART]
    yield f"{len(apart)} to talk about: {APART} steps apart or more"
    for spread in apart:
        names = list(STEPS[spread.column.split()[1]])
        given = ", ".join(names[step - 1] if step else "not scored" for step in spread.steps)
        yield f"  {spread.hazard} {spread.column.lower()}: {given}"
