"""Names in NDJSON: the first lines say which there are."""

from pathlib import Path

from cohort.ndjson import json_batches, json_names


def test_names_stand_in_the_order_in_which_they_are_met(tmp_path: Path) -> None:
    file = tmp_path / "people.ndjson"
    file.write_text('{"b": 1}\n{"a": 1, "b": 2}\n', encoding="utf-8")
    assert json_names(file) == ["b", "a"]


def test_a_batch_has_no_more_rows_than_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "people.ndjson"
    file.write_text('{"a": 1}\n' * 5, encoding="utf-8")
    assert [batch.num_rows for batch in json_batches(file, 2, ["a"], [])] == [2, 2, 1]
