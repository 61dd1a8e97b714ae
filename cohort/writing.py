"""A table of results as a file: Parquet, CSV or NDJSON, written a batch at a time."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from cohort.columns.faults import TableError
from cohort.reading import known_suffix


class Writer:
    """Writes batches into a file that appears only when it is whole."""

    def __init__(self, file: Path, notes: dict[str, str]) -> None:
        self._suffix = known_suffix(file)
        self._file, self._part = file, file.with_name(f"{file.name}.part")
        self._notes = notes
        self._stream: Any = None

    def write(self, batch: Any) -> None:
        """Add one batch."""
        try:
            if self._suffix == ".csv":
                batch = _flat(batch)
            if self._stream is None:
                self._stream = self._opened(batch.schema)
            self._stream.write_batch(batch)
        except pa.ArrowException:  # what it says may repeat a cell
            raise TableError(f"a column to keep cannot be written as {self._suffix}") from None

    def _opened(self, schema: Any) -> Any:
        self._part.touch()  # says plainly when it cannot
        if self._suffix == ".csv":
            return pa_csv.CSVWriter(self._part, schema)
        if self._suffix == ".ndjson":
            return _Lines(self._part)
        noted = schema.with_metadata(self._notes)
        return pq.ParquetWriter(self._part, noted, compression="zstd")

    def finish(self) -> None:
        """The file is whole."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            self._part.replace(self._file)

    def give_up(self) -> None:
        """Leave nothing behind."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._part.unlink(missing_ok=True)


@contextmanager
def writing(file: Path, notes: dict[str, str]) -> Iterator[Writer]:
    """A writer for a file; an earlier file of that name stays until the new one is whole."""
    writer = Writer(file, notes)
    try:
        yield writer
        writer.finish()
    finally:
        writer.give_up()


class _Lines:
    """One JSON object a line."""

    def __init__(self, file: Path) -> None:
        self._stream = file.open("w", encoding="utf-8")

    def write_batch(self, batch: Any) -> None:
        for row in batch.to_pylist():
            self._stream.write(f"{json.dumps(row, default=str, ensure_ascii=False)}\n")

    def close(self) -> None:
        self._stream.close()


def _flat(batch: Any) -> Any:
    """Lists as one text with blanks between, and all else as CSV can hold it."""
    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        flat = column
        if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
            flat = pc.binary_join(column.cast(pa.list_(pa.string())), " ")
        elif pa.types.is_dictionary(column.type):
            flat = column.cast(column.type.value_type)
        columns[name] = flat
    return pa.RecordBatch.from_pydict(columns)
