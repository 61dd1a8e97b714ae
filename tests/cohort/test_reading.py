"""Tables in files: what is read, and why one is refused. No message repeats a row."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cohort.columns.faults import TableError
from cohort.reading import opened


def rows_of(file: Path, *wanted: str, lists: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    table = opened(file)
    return [row for batch in table.batches(wanted, lists) for row in batch.to_pylist()]


def test_csv_is_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text('\ufeffid,weeks,other\n007,20,"a\nb"\nNA,,c\n', encoding="utf-8")
    assert opened(file).names == ["id", "weeks", "other"]
    assert rows_of(file, "id", "weeks") == [
        {"id": "007", "weeks": "20"},
        {"id": "NA", "weeks": None},
    ]


def test_parquet_says_how_many_there_are(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    pq.write_table(pa.table({"weeks": [20, None], "other": ["a", "b"]}), file)
    assert (opened(file).names, opened(file).rows) == (["weeks", "other"], 2)
    assert rows_of(file, "weeks") == [{"weeks": 20}, {"weeks": None}]


def test_ndjson_is_read_as_the_engine_takes_answers(tmp_path: Path) -> None:
    file = tmp_path / "people.ndjson"
    file.write_text(
        '{"weeks": 20, "signs": ["a", "b"], "twins": true}\n\n'
        '{"weeks": "not_sure", "signs": "none"}\n'
        '{"weeks": {}, "signs": {}, "twins": null}\n'
        '{"signs": ["a", 1]}\n',
        encoding="utf-8",
    )
    assert rows_of(file, "weeks", "signs", "twins", lists=("signs",)) == [
        {"weeks": "20", "signs": ["a", "b"], "twins": "yes"},
        {"weeks": "not_sure", "signs": ["none"], "twins": None},
        {"weeks": "?", "signs": ["?"], "twins": None},
        {"weeks": None, "signs": ["a", "?"], "twins": None},
    ]


UNREADABLE = "this file cannot be read: is it whole, in UTF-8, and as its name says?"
BROKEN = {
    "people.xlsx": (b"", "the name of a table ends with .parquet, .csv or .ndjson"),
    "people.csv": (b"a,b\n1,2\n3,4,Jo\n", "row 3 has 3 cells instead of 2"),
    "latin.csv": (b"a,b\n1,\xe9\n", UNREADABLE),
    "people.parquet": (b"a,b", UNREADABLE),
    "people.ndjson": (b'{"a": 1}\n{Jo\n', "line 2 is not a JSON object"),
    "latin.ndjson": (b'{"a": "\xe9"}\n', UNREADABLE),
    "list.ndjson": (b"[1]\n", "line 1 is not a JSON object"),
    "late.ndjson": (
        b'{"a": "1"}\n' * 1_000 + b'{"b": "1"}\n',
        "after line 1000 stands a name that the lines before do not have: give every name in the"
        " first line, with null where there is no answer",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_refused(tmp_path: Path, name: str) -> None:
    content, message = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError) as refused:
        rows_of(tmp_path / name, "a", "b")
    assert str(refused.value) == message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"^there is no such file$"):
        opened(tmp_path / "people.csv")
