"""Of which Python the environment is made."""

import os
import shutil
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from tools import set_up

OWN = sys.executable
NAME = f"python{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Another Python of this version on the machine."""
    monkeypatch.setattr(os, "get_exec_path", lambda: [str(tmp_path / "none"), str(tmp_path)])
    made = tmp_path / NAME
    made.touch(0o755)
    return str(made)


def takes(monkeypatch: pytest.MonkeyPatch, seconds: dict[str, list[float]]) -> None:
    """Say how long each takes, in one try after the other; what is not there cannot be used."""
    tries = {python: cycle(each) for python, each in seconds.items()}
    endless = float("inf")
    monkeypatch.setattr(set_up, "trial", lambda one: next(tries[one]) if one in tries else endless)


def test_another_that_is_clearly_quicker_is_taken(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes(monkeypatch, {OWN: [3.0, 3.1, 2.0], other: [2.0, 2.1, 2.0]})
    assert set_up.quickest() == other


def test_what_may_be_chance_changes_nothing(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    takes(monkeypatch, {OWN: [3.0, 3.0, 9.0], other: [2.8, 2.9, 2.0]})
    assert set_up.quickest() == OWN


def test_one_that_makes_no_environments_is_not_taken(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes(monkeypatch, {OWN: [3.0]})
    assert set_up.quickest() == OWN
    takes(monkeypatch, {other: [3.0]})
    assert set_up.quickest() == other
    takes(monkeypatch, {})
    assert set_up.quickest() == OWN  # which then says what is missing


def test_what_cannot_be_started_or_leads_to_another_is_not_even_tried(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes(monkeypatch, {OWN: [3.0], other: [1.0]})
    Path(other).write_text("#!/bin/sh\nexec python3\n")
    assert set_up.quickest() == OWN
    Path(other).write_text("")
    assert set_up.quickest() == other
    Path(other).chmod(0o644)
    assert set_up.quickest() == OWN


def test_a_trial_takes_time_and_what_is_no_python_takes_for_ever(tmp_path: Path) -> None:
    assert 0 < set_up.trial(OWN) < 60
    broken = tmp_path / NAME
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    assert set_up.trial(str(broken)) == set_up.trial(str(tmp_path / "none")) == float("inf")


def test_whoever_names_a_python_gets_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(set_up, "quickest", lambda: "quick")
    made: list[str] = []

    def run(command: list[str]) -> int:
        made.append(command[0])
        return 0

    monkeypatch.setattr(set_up, "run", run)
    assert set_up.main(["create", "folder", "this"]) == set_up.main(["create", "folder"]) == 0
    assert made == [OWN, "quick"]


def test_make_says_which_of_the_two_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON", raising=False)
    monkeypatch.delenv("MAKEFLAGS", raising=False)  # of the make that runs the tests
    command = ["make", "-n", "-B", "--no-print-directory", "VENV=none", "none/bin/python"]
    root = Path(__file__).parents[2]

    def says(*more: str) -> str:
        return subprocess.check_output([*command, *more], cwd=root, text=True)

    assert says().strip() == "python3 tools/set_up.py create none"
    assert says("PYTHON=python3.12").strip() == "python3.12 tools/set_up.py create none this"
