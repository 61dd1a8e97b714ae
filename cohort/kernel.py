"""An Arrow batch of answers in, an Arrow batch of results out: the one function for all of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cohort.columns.faults import REFUSED, Faults, Flags
from cohort.columns.readers import readers
from cohort.program import PEOPLE_A_WORD, Plane, compiled, packed, unpacked
from cohort.results import results
from rules.model.book import RuleBook
from rules.model.levels import Level

LEVELS = [str(level) for level in Level]
COLUMNS = (
    *("level", "level_at_least", "level_at_most", "contact", "card", "complete"),
    *("rules", "cant_tell", "missing", "problem"),
)


class Kernel:
    """One rule book made ready for batches of any size."""

    def __init__(self, book: RuleBook) -> None:
        self.readers = readers(book.questionnaire)
        found = results(book)
        self._program = compiled([result.formula for result in found])
        self._kinds = [result.kind for result in found]
        self._names: dict[str, list[str]] = {}
        for result in found:
            self._names.setdefault(result.kind, []).append(result.name)

    def __call__(self, batch: Any, keep: Sequence[str] = ()) -> Any:
        """The results of each row, behind the columns to keep; a row that cannot be read says why.

        Raises TableError when a column is of a kind that holds no such answers.
        """
        rows = batch.num_rows
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        faults = Faults(rows)
        if REFUSED in columns and REFUSED not in keep:
            faults.add_refused(columns[REFUSED])
        planes = self._program.run(self._planes(columns, faults, rows), -(-rows // PEOPLE_A_WORD))
        people = _People(planes, self._kinds, self._names, faults.bad)
        found = {name: columns[name] for name in keep} | people.columns()
        return pa.RecordBatch.from_pydict(found | {"problem": faults.texts()})

    def _planes(self, columns: dict[str, Any], faults: Faults, rows: int) -> dict[str, Plane]:
        wanted = set(self._program.inputs)
        planes: dict[str, Plane] = {}
        for reader in self.readers:
            codes = reader.read(columns, faults, rows)
            mine = {name: where for name, where in reader.planes.items() if name in wanted}
            planes |= {name: packed(where(codes)) for name, where in mine.items()}
        return planes


class _People:
    """The planes of one batch, turned back into columns; rows that cannot be read are null."""

    def __init__(
        self, planes: list[Plane], kinds: list[str], names: dict[str, list[str]], bad: Flags
    ) -> None:
        self._bad, self._names = bad, names
        self._planes: dict[str, list[Plane]] = {kind: [] for kind in names}
        for kind, plane in zip(kinds, planes, strict=True):
            self._planes[kind].append(plane)

    def columns(self) -> dict[str, Any]:
        """All columns of results."""
        level = self._level("level")
        (complete,) = self._flags("complete")
        return {
            "level": _named(level, LEVELS, self._bad | (level == len(LEVELS))),
            "level_at_least": _named(np.minimum(level, len(LEVELS) - 1), LEVELS, self._bad),
            "level_at_most": _named(self._level("at_most"), LEVELS, self._bad),
            "contact": self._one("contact"),
            "card": self._one("card"),
            "complete": pa.array(complete, mask=self._bad),
            "rules": self._lists("rule"),
            "cant_tell": self._lists("cant_tell"),
            "missing": self._lists("missing"),
        }

    def _flags(self, kind: str) -> list[Flags]:
        return [unpacked(plane, len(self._bad)) for plane in self._planes[kind]]

    def _level(self, kind: str) -> npt.NDArray[np.int8]:
        """The place of the level: each level that is reached brings all less urgent ones along."""
        reached = np.zeros(len(self._bad), np.int8)
        for flags in self._flags(kind):
            reached += flags
        return np.asarray(len(LEVELS) - reached, np.int8)

    def _one(self, kind: str) -> Any:
        names = self._names.get(kind, [])
        place = np.full(len(self._bad), len(names), np.int8)
        for i, flags in enumerate(self._flags(kind) if names else []):
            place[flags] = i
        return _named(place, names, self._bad | (place == len(names)))

    def _lists(self, kind: str) -> Any:
        """For each row the names whose flag is set, in their order: a counting sort."""
        members = [np.flatnonzero(flags & ~self._bad) for flags in self._flags(kind)]
        ends = np.zeros(len(self._bad) + 1, np.int32)
        for rows in members:
            ends[rows + 1] += 1
        np.cumsum(ends, out=ends)
        place, values = ends[:-1].copy(), np.empty(ends[-1], np.int16)
        for number, rows in enumerate(members):
            values[place[rows]] = number
            place[rows] += 1
        listed = pa.DictionaryArray.from_arrays(pa.array(values), pa.array(self._names[kind]))
        return pa.ListArray.from_arrays(pa.array(ends), listed, mask=pa.array(self._bad))


def _named(place: npt.NDArray[np.int8], names: list[str], null: Flags) -> Any:
    """A column of names, each from its place."""
    return pa.DictionaryArray.from_arrays(
        pa.array(np.where(null, 0, place).astype(np.int8), mask=null), pa.array(names, pa.string())
    )
