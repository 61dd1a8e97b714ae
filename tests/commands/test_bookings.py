"""The verb `bookings`: made-up people, and what is said of them."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.commands.test_diff import AT_MOST_23, AT_MOST_24, HISTORY
from tests.support.command_line import Ran, Run, edit
from tests.support.messages import copy_content


def test_what_is_said(run: Run) -> None:
    ran = run("bookings", "--people", "2000")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Per 1,000 made-up bookings\nNever an estimate for a place")
    assert "call_today" in ran.out


@pytest.mark.thorough
def test_people_for_cohort(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    assert run("bookings", file, "--people", "1001").out == f"{file}: 1,001 made-up people\n"
    assert pq.ParquetFile(file).metadata.num_rows == 1_001
    ran = run("cohort", file, tmp_path / "out.csv")
    assert (ran.code, ran.err) == (0, "")


def test_what_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("bookings", "--people", "3") == Ran(
        2, "", "3 people are too few: make at least 40\n"
    )
    folder = copy_content(tmp_path / "content")
    (folder / "bookings.yaml").unlink()
    told = "there is no bookings.yaml, so nothing says how common each answer is\n"
    assert run("bookings", "--folder", folder) == Ran(2, "", told)


@pytest.mark.thorough
def test_diff_says_what_a_change_does_to_a_thousand(run: Run, tmp_path: Path) -> None:
    before, now = copy_content(tmp_path / "before"), copy_content(tmp_path / "now")
    edit(now, HISTORY, AT_MOST_23, AT_MOST_24)
    page = tmp_path / "changes.html"
    ran = run("diff", before, "--folder", now, "--html", page)
    said = ran.out[ran.out.index("Per 1,000 made-up bookings") :]
    assert "Never an estimate for a place" in said
    assert "Level" in said
    assert "<h2>Per 1,000 made-up bookings</h2>" in page.read_text(encoding="utf-8")
