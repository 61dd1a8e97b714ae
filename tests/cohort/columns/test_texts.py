"""Columns of text, and columns that are taken for text."""

from typing import Any

import pyarrow as pa
import pytest

from cohort.columns.faults import Faults, TableError
from cohort.columns.texts import text_codes

CODES = {"yes": 1, "no": 2}


def read(column: Any) -> tuple[list[int], list[str | None]]:
    faults = Faults(len(column))
    codes = text_codes(column, "q", lambda word: CODES.get(word, "no such word"), faults)
    return codes.tolist(), faults.texts().to_pylist()


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["yes", "no", None, "", " yes "]),
        pa.array(["yes", "no", None, "", "yes"], pa.large_string()),
        pa.array(["yes", "no", None, "", "yes"]).dictionary_encode(),
        pa.array([True, False, None, None, True]),
        pa.array([b"yes", b"no", None, b"", b"yes"]),
    ],
    ids=["text", "large text", "dictionary", "truth values", "bytes"],
)
def test_columns_of_one_meaning(column: Any) -> None:
    assert read(column) == ([1, 2, 0, 0, 1], [None] * 5)


def test_what_is_not_understood_is_named_and_not_repeated() -> None:
    codes, faults = read(pa.array(["yes", "Jo Doe", "no"]))
    assert (codes, faults) == ([1, 0, 2], [None, "q: no such word", None])
    assert read(pa.array([1, None]))[1] == ["q: no such word", None]


def test_an_empty_column_has_no_answers() -> None:
    assert read(pa.nulls(2)) == ([0, 0], [None, None])


@pytest.mark.parametrize(
    "column",
    [pa.array([{"a": 1}]), pa.array([b"\xff"]), pa.array([["yes"]])],
    ids=["mappings", "no text", "lists"],
)
def test_another_kind_of_column_is_refused(column: Any) -> None:
    with pytest.raises(TableError, match=r"^column q: this kind of column \(.+\) is not read$"):
        read(column)
