"""Every verb is written alike: what its parser gives is what it takes."""

import argparse
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import cli
from rules.loading.layout import HOME

NAMES = {verb.__name__.rpartition(".")[2] for verb in cli.VERBS}
SHARED = {"said", "progress", "sign_review"}


def test_each_file_is_a_verb() -> None:
    files = {file.stem for file in (HOME / "commands").glob("*.py")}
    assert files - {"__init__"} - SHARED == NAMES


@pytest.mark.parametrize("verb", cli.VERBS, ids=lambda verb: verb.__name__)
def test_what_the_parser_gives_is_what_the_verb_takes(verb: ModuleType) -> None:
    parser = argparse.ArgumentParser()
    verb.add(parser)
    given = {*_given(parser)}
    taken = set(inspect.signature(verb.run).parameters)
    assert {"project" if name == "folder" else name for name in given} == taken
    assert "folder" in given or verb.__name__ == "commands.explain_code"


def _given(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What a parser gives, and those below it for what can be chosen first."""
    for action in parser._actions:
        if action.dest != "help":
            yield action.dest
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _given(below)


@pytest.mark.parametrize(
    "arguments",
    [
        *(["check"], ["fix"], ["new-rule", "a"], ["new-question", "a"]),
        *(["assess", "a"], ["explain", "a"], ["pdf", "a", "b"], ["vignettes"], ["prove"]),
        *(["where", "a"], ["due"], ["accept"]),
        *(["diff", "HEAD"], ["sign"], ["review", "a"], ["export", "schemas"], ["paper", "a"]),
        *(["cohort", "a.csv", "b.csv"], ["bookings"], ["export", "fhir", "a"]),
        *(["hazards", "a"], ["safety-case", "a"]),
        *(["verify", "http://127.0.0.1"], ["examine"], ["rate", "a"]),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_that_is_not_there_is_refused_alike(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, "--folder", "nowhere"]) == 2
    assert capsys.readouterr().err == "nowhere: there is no such folder\n"


@pytest.mark.parametrize("verb", ["check", "fix", "prove"])
def test_a_folder_may_be_given_without_the_word(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([verb, str(tmp_path)]) == 1
    plain = capsys.readouterr()
    assert cli.main([verb, "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr() == plain


def test_a_python_without_the_packages_is_told_which_to_take() -> None:
    command = [sys.executable, "-S", str(HOME / "cli.py"), "check"]  # without site, no packages
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith("This Python has no '")
    assert "write .venv/bin/python in place of python" in made.stderr
