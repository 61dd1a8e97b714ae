"""Wrong use, and mistakes in content: each verb says what is wrong and ends with its code."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import PERSON, Ran, Run
from tests.support.messages import ROOT


@pytest.mark.parametrize("verb", ["check", "vignettes"])
def test_a_folder_that_does_not_exist(run: Run, verb: str) -> None:
    assert run(verb, "nowhere") == Ran(2, "", "nowhere: there is no such folder\n")


def test_a_file_that_does_not_exist_is_wrong_use(run: Run) -> None:
    assert run("assess", "nowhere.yaml") == Ran(2, "", "nowhere.yaml: No such file or directory\n")
    assert run("explain", "docs").code == 2  # a folder


@pytest.mark.parametrize("arguments", [[], ["guess"], ["assess"], ["check", "a", "b"]])
def test_wrong_use(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: cli.py")


@pytest.mark.thorough
def test_a_mistake_in_content_never_shows_a_traceback(broken: Path) -> None:
    for name in ("cli.py", "commands", "desk", "rules", "explainer"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, broken / name, dirs_exist_ok=True, ignore=_content)
        else:
            shutil.copy(ROOT / name, broken / name)
    for verb in (["check"], ["assess", PERSON], ["explain", PERSON], ["vignettes", "."]):
        (broken / "docs" / "examples").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / PERSON, broken / PERSON)
        ended = subprocess.run(
            [sys.executable, "cli.py", *verb],
            cwd=broken,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "Traceback" not in ended.stderr
        assert "  error  " in ended.stderr


def _content(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.endswith(".yaml") or name == "__pycache__"]
