"""Results as files: the same in each form, and never half a file."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cohort.columns.faults import TableError
from cohort.writing import writing

BATCH = pa.RecordBatch.from_pydict(
    {
        "level": pa.array(["call_now", None]).dictionary_encode(),
        "rules": [["a", "b"], []],
        "complete": [True, False],
    }
)
ROWS = [
    {"level": "call_now", "rules": ["a", "b"], "complete": True},
    {"level": None, "rules": [], "complete": False},
]


def write(file: Path, *batches: pa.RecordBatch) -> None:
    with writing(file, {"rules": "version"}) as writer:
        for batch in batches:
            writer.write(batch)


def test_parquet(tmp_path: Path) -> None:
    write(tmp_path / "out.parquet", BATCH, BATCH)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == ROWS * 2
    assert table.schema.metadata[b"rules"] == b"version"


def test_csv(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", BATCH, BATCH)
    first = '"level","rules","complete"\n'
    assert (tmp_path / "out.csv").read_text() == first + '"call_now","a b",true\n,"",false\n' * 2


def test_ndjson(tmp_path: Path) -> None:
    write(tmp_path / "out.ndjson", BATCH)
    lines = (tmp_path / "out.ndjson").read_text().splitlines()
    assert [json.loads(line) for line in lines] == ROWS


def broken_off(file: Path) -> None:
    with writing(file, {}) as writer:
        writer.write(BATCH)
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["out.parquet", "out.csv", "out.ndjson"])
def test_what_is_broken_off_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        broken_off(file)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert file.read_text() == "before"


def test_a_column_that_this_kind_of_file_cannot_hold(tmp_path: Path) -> None:
    strange = pa.RecordBatch.from_pydict({"a": [{"name": "Jo"}]})
    with pytest.raises(TableError, match=r"^a column to keep cannot be written as \.csv$"):
        write(tmp_path / "out.csv", strange)
    assert not [*tmp_path.iterdir()]
