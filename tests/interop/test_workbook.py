"""The workbook: every rule with its references, in the columns that reviewers elsewhere know."""

import zipfile
from pathlib import Path

import pytest

from interop.workbook import workbook, write_workbook
from tests.support.real_book import BOOK
from tests.support.reviewing import SUBJECT

MOST_IN_A_NAME = 31  # letters of a sheet's name


def test_every_rule_has_its_inputs_output_and_references() -> None:
    tables = {table.name: table for table in workbook(SUBJECT, approved=False)}
    decisions = tables["Decision table"]
    rows = [dict(zip(decisions.columns, row, strict=True)) for row in decisions.rows]
    assert {row["Decision ID"] for row in rows} == BOOK.rules_by_id.keys()
    for row in rows:
        rule = BOOK.rule(row["Decision ID"])
        assert row["Output: level"] == rule.level
        assert row["If we can't tell"] == (rule.if_cant_tell or "quiet")
        assert len(row["References"].splitlines()) == len(rule.evidence)
        assert rule.rationale in row["Annotations"]
    assert [row[0] for row in tables["Whom to call"].rows] == [c.id for c in BOOK.contacts]
    assert [row[0] for row in tables["When no rule applies"].rows] == [c.id for c in BOOK.cards]
    assert all(len(name) <= MOST_IN_A_NAME for name in tables)


@pytest.mark.thorough
def test_it_says_its_version_and_who_approved_it() -> None:
    about = about_of(approved=False)
    assert about["Version of the rules"] == BOOK.version
    assert about["Standing"] == "not approved by any clinician"
    assert about_of(approved=True)["Standing"].startswith("signed")


def about_of(*, approved: bool) -> dict[str, str]:
    return {row[0]: row[1] for row in workbook(SUBJECT, approved=approved)[0].rows}


@pytest.mark.thorough
def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for file in (first, second):
        assert write_workbook(file, SUBJECT, approved=False) == [file]
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as parts:
        assert sum(name.startswith("xl/worksheets/sheet") for name in parts.namelist()) == 7
