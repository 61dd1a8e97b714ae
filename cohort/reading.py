"""Tables in files: Parquet, CSV and NDJSON, read a batch at a time. Memory does not follow them."""

import csv
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from cohort.columns.faults import REFUSED, TableError
from cohort.ndjson import json_batches, json_names
from cohort.responses import ID, holds_fhir, response_batches
from interop.fhir.response import ResponseReader

BATCH = 65_536
BLOCK = 8 << 20  # bytes of a CSV file that are read at once
SUFFIXES = (".parquet", ".csv", ".ndjson")

UNREADABLE = "this file cannot be read: is it whole, in UTF-8, and as its name says?"

Batches = Iterator[Any]  # of Arrow record batches


@dataclass(frozen=True)
class Table:
    """A table to be read: the names of its columns, and its rows where the file says how many.

    `own` are columns that the file does not have, with what its reading has to say of each row.
    """

    names: list[str]
    rows: int | None
    batches: Callable[
        [Sequence[str], Collection[str]], Batches
    ]  # of these columns; which are lists
    own: tuple[str, ...] = ()


def opened(file: Path, responses: ResponseReader | None = None) -> Table:
    """The table in a file; raises TableError when it is none that can be read.

    With `responses`, NDJSON may also hold FHIR resources, one QuestionnaireResponse a line.
    """
    suffix = known_suffix(file)
    if not file.is_file():
        raise TableError("there is no such file")
    with _readable():
        if suffix == ".csv":
            return _csv(file)
        if suffix == ".ndjson":
            return _responses(file, responses) if responses and holds_fhir(file) else _ndjson(file)
        return _parquet(file)


def known_suffix(file: Path) -> str:
    """The ending of a file, when it is one of a table."""
    if file.suffix not in SUFFIXES:
        raise TableError(f"the name of a table ends with {', '.join(SUFFIXES[:-1])} or .ndjson")
    return file.suffix


@contextmanager
def _readable() -> Iterator[None]:
    """Say that a file cannot be read, without what Arrow says: that may repeat a row."""
    try:
        yield
    except (pa.ArrowException, UnicodeDecodeError, csv.Error, OSError):
        raise TableError(UNREADABLE) from None


def _parquet(file: Path) -> Table:
    schema = pq.read_schema(file)
    # Not inside lists: Arrow cannot join the dictionaries of lists.
    texts = [field.name for field in schema if pa.types.is_string(field.type)]
    table = pq.ParquetFile(file, read_dictionary=texts, memory_map=True)

    def batches(wanted: Sequence[str], _: Collection[str]) -> Batches:
        with _readable():
            yield from table.iter_batches(BATCH, columns=list(wanted), use_threads=False)

    return Table(schema.names, table.metadata.num_rows, batches)


def _ndjson(file: Path) -> Table:
    def batches(wanted: Sequence[str], lists: Collection[str]) -> Batches:
        with _readable():
            yield from json_batches(file, BATCH, wanted, lists)

    return Table(json_names(file), None, batches)


def _responses(file: Path, reader: ResponseReader) -> Table:
    def batches(wanted: Sequence[str], lists: Collection[str]) -> Batches:
        with _readable():
            yield from response_batches(file, BATCH, reader, wanted, lists)

    return Table([ID, *reader.questions], None, batches, own=(REFUSED,))


def _csv(file: Path) -> Table:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        names = next(csv.reader(lines), [])
    uneven: list[str] = []

    def refuse(row: Any) -> str:
        where = f"row {row.number}" if row.number else "a row"
        uneven.append(f"{where} has {row.actual_columns} cells instead of {row.expected_columns}")
        return "error"

    def batches(wanted: Sequence[str], _: Collection[str]) -> Batches:
        try:
            with _readable():
                yield from _streamed(file, wanted, refuse)
        except TableError as error:
            raise TableError(uneven[0] if uneven else str(error)) from None

    return Table(names, None, batches)


def _streamed(file: Path, wanted: Sequence[str], refuse: Callable[[Any], str]) -> Batches:
    """All cells as text: a number may share its column with "not_sure", and 007 stays 007."""
    yield from pa_csv.open_csv(
        file,
        pa_csv.ReadOptions(block_size=BLOCK, use_threads=False),
        pa_csv.ParseOptions(newlines_in_values=True, invalid_row_handler=refuse),
        pa_csv.ConvertOptions(
            column_types={name: pa.string() for name in wanted},
            include_columns=list(wanted),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
