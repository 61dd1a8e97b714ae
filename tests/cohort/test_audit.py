"""A whole table: from each kind of file to each kind of file, batch by batch."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from cohort import reading
from cohort.audit import PURPOSE, Wanted, audit
from rules import RuleBook, load
from tests.support.population import Person, differing, people, table

COUNT = 120


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load()


@pytest.fixture(scope="module")
def group(book: RuleBook) -> list[Person]:
    return people(book, COUNT)


def as_parquet(file: Path, book: RuleBook, group: list[Person]) -> None:
    pq.write_table(pa.Table.from_batches([table(book, group, "text and lists")]), file)


def as_csv(file: Path, book: RuleBook, group: list[Person]) -> None:
    pa_csv.write_csv(table(book, group, "boxes of ODK"), file)


def as_ndjson(file: Path, book: RuleBook, group: list[Person]) -> None:
    lines = (json.dumps({"person": i, **person}) + "\n" for i, person in enumerate(group))
    file.write_text("".join(lines), encoding="utf-8")


def from_csv(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows: list[dict[str, Any]] = [*csv.DictReader(lines)]
    for row in rows:
        unread = bool(row["problem"])
        for name, cell in row.items():
            row[name] = cell or None
        row["complete"] = row["complete"] == "true"
        for name in ("rules", "cant_tell", "missing"):
            row[name] = None if unread else (row[name] or "").split()
    return rows


WRITE = {".parquet": as_parquet, ".csv": as_csv, ".ndjson": as_ndjson}
READ: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    ".parquet": lambda file: pq.read_table(file).to_pylist(),
    ".csv": from_csv,
    ".ndjson": lambda file: [json.loads(line) for line in file.read_text().splitlines()],
}


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 50)
    monkeypatch.setattr(reading, "BLOCK", 40_000)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize(
    ("given", "wanted"),
    [(".parquet", ".csv"), (".csv", ".ndjson"), (".ndjson", ".parquet"), (".csv", ".csv")],
)
def test_from_file_to_file(
    book: RuleBook,
    group: list[Person],
    tmp_path: Path,
    given: str,
    wanted: str,
) -> None:
    file, out = tmp_path / f"people{given}", tmp_path / f"out{wanted}"
    WRITE[given](file, book, group)
    shown: list[str] = []
    found = audit(book, file, out, Wanted(("person",)), shown.append)
    rows = READ[wanted](out)
    assert differing(book, group, rows) == []
    assert [int(row["person"]) for row in rows] == [*range(COUNT)]
    assert (found.counts.people, found.ignored, found.absent) == (COUNT, [], [])
    assert found.counts.unread == sum(bool(row["problem"]) for row in rows)
    assert len(shown) > 2
    assert shown[-2:] == ["120 of 120 people" if given == ".parquet" else "120 people", ""]


def test_the_results_say_what_they_are_for(
    book: RuleBook, group: list[Person], tmp_path: Path
) -> None:
    as_parquet(tmp_path / "people.parquet", book, group)
    audit(book, tmp_path / "people.parquet", tmp_path / "out.parquet", Wanted(), lambda _: None)
    noted = pq.read_schema(tmp_path / "out.parquet").metadata
    assert (noted[b"rules"], noted[b"purpose"]) == (book.version.encode(), PURPOSE.encode())
