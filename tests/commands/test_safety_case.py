"""The verb `safety-case`: the report it writes, and what it says when it cannot."""

from pathlib import Path

import pytest

import commands.safety_case
from tests.support.command_line import Run
from tests.support.reviewing import SMALL


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command over a small rule book: the whole one takes the solver half a minute."""
    monkeypatch.setattr(commands.safety_case, "subject_of", lambda _: SMALL)


@pytest.mark.thorough
def test_the_report_is_written_with_what_it_lacks(small: None, run: Run, tmp_path: Path) -> None:
    ran = run("safety-case", tmp_path / "new")
    page = (tmp_path / "new" / "safety-case.html").read_text(encoding="utf-8")
    assert "Clinical safety case report" in page
    assert ran.code == 1  # the argument names promises that the small book does not have
    assert "G7 names what is not there: P3, P4" in ran.out
    assert "goals are not developed" in ran.out
    assert "things keep it from the public; the report lists them" in ran.out


def test_a_report_of_tests_that_is_none_is_refused(small: None, run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    assert run("safety-case", tmp_path, "--results", wrong).err.startswith(
        f"{wrong}: cannot be read"
    )
    wrong.write_text("no", encoding="utf-8")
    ran = run("safety-case", tmp_path, "--results", wrong)
    assert ran.code == 2
    assert f"{wrong}: no report of pytest" in ran.err
