"""Names in NDJSON: the first lines say which there are."""

from pathlib import Path

import pytest

from cohort.columns.faults import TableError
from cohort.ndjson import json_batches, json_names, json_rows


def test_names_stand_in_the_order_in_which_they_are_met(tmp_path: Path) -> None:
    file = tmp_path / "people.ndjson"
    file.write_text('{"b": 1}\n{"a": 1, "b": 2}\n', encoding="utf-8")
    assert json_names(file) == ["b", "a"]


def test_a_batch_has_no_more_rows_than_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "people.ndjson"
    file.write_text('{"a": 1}\n' * 5, encoding="utf-8")
    assert [batch.num_rows for batch in json_batches(file, 2, ["a"], [])] == [2, 2, 1]


@pytest.mark.parametrize("line", ['{"a": 1, "a": 2}', '{"a": [{"b": 1, "b": 1}]}'])
def test_a_name_that_stands_twice_is_refused(tmp_path: Path, line: str) -> None:
    """The second would silently count: an emergency sign could be lost."""
    file = tmp_path / "people.ndjson"
    file.write_text(f'{{"a": 1}}\n{line}\n', encoding="utf-8")
    with pytest.raises(TableError, match="line 2 has a name twice: leave the one that is meant"):
        list(json_rows(file))
