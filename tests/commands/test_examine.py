"""The verb `examine`: our own engine, another command, or only the cases."""

import json
import shlex
import sys
from pathlib import Path

import pytest

import commands.examine
from rules import Level
from tests.support.command_line import Run
from tests.support.reviewing import SMALL

CALM = "import sys\nfor line in sys.stdin: print('information')"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small rule book: the cases of the whole one take the solver half a minute."""
    monkeypatch.setattr(commands.examine, "read_book", lambda _: SMALL.book)


def test_our_own_engine_under_triages_nobody_and_is_not_moved_by_wording(run: Run) -> None:
    ran = run("examine", "--number", 12)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == (
        f"our own engine, against rule set {SMALL.book.version}, which no person signed"
    )
    assert lines[1].startswith("12 cases at the edges of ")
    assert ran.out.count("  under-triage: 0 of 12, 0.0 % ") == 2
    assert "changed by the wording alone: 0 of 12, 0.0 % " in ran.out


def test_a_command_that_reassures_everybody_is_found_out(run: Run) -> None:
    command = shlex.join([sys.executable, "-c", CALM])
    ran = run("examine", "--number", 12, "--command", command)
    assert ran.code == 1
    assert "    under-triage: c0001 (" in ran.out


def test_only_the_cases_are_written_and_no_level_with_them(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    ran = run("examine", "--number", 5, "--cases", file)
    assert (ran.code, ran.out) == (0, f"{file}: 5 cases, each with its played-down twin\n")
    cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len({case["id"] for case in cases}) == 10
    assert all(set(case) == {"id", "answers", "text"} for case in cases)
    assert not any(
        level.value in file.read_text(encoding="utf-8") for level in Level if "_" in level
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--number", "0"], "--number: draw one case or more\n"),
        (["--number", "1", "--command", "./nowhere"], "./nowhere: cannot be started"),
    ],
)
def test_wrong_use_is_refused(run: Run, arguments: list[str], says: str) -> None:
    ran = run("examine", *arguments)
    assert ran.code == 2
    assert ran.err.startswith(says)
