"""The empty table can be filled in and read."""

from pathlib import Path

import pytest

from cohort.audit import Wanted, audit
from cohort.reading import opened
from cohort.template import described, write_template
from rules import load


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".ndjson"])
def test_the_template_has_a_column_for_each_question(tmp_path: Path, suffix: str) -> None:
    book = load()
    file = tmp_path / f"template{suffix}"
    write_template(book, file)
    assert opened(file).names == list(book.questionnaire.questions)


def test_a_filled_in_template_is_read(tmp_path: Path) -> None:
    book = load()
    write_template(book, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open("a", encoding="utf-8") as lines:
        lines.write("no" + "," * (len(book.questionnaire.questions) - 1) + "\n")
    found = audit(book, tmp_path / "t.csv", tmp_path / "out.csv", Wanted(), lambda _: None)
    assert (found.counts.people, found.counts.unread) == (1, 0)


def test_each_column_is_described() -> None:
    lines = described(load())
    assert "weeks: 0 to 42 or not_sure" in lines
    assert "been_pregnant_before: one of: yes, no, prefer_not_to_say" in lines
