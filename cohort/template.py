"""An empty table with a column for each question, and what may stand in each."""

from pathlib import Path

import pyarrow as pa

from cohort.columns.readers import readers
from cohort.reading import known_suffix
from cohort.writing import writing
from rules.model.book import RuleBook


def write_template(book: RuleBook, file: Path) -> None:
    """Write the empty table; NDJSON, which has no head, gets one person without answers."""
    people = 1 if known_suffix(file) == ".ndjson" else 0
    columns = {
        reader.id: pa.nulls(people, reader.kind_of_column())
        for reader in readers(book.questionnaire)
    }
    with writing(file, {"rules": book.version}) as writer:
        writer.write(pa.RecordBatch.from_pydict(columns))


def described(book: RuleBook) -> list[str]:
    """A line for each column."""
    return [f"{reader.id}: {reader.may_hold()}" for reader in readers(book.questionnaire)]
