"""The verb `prove`: what it prints and how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from tests.support.messages import ROOT, copy_content
from tests.support.real_book import BOOK


def prove(*arguments: str) -> int:
    return cli.main(["prove", *arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The real rules, with one emergency sign made less urgent."""
    symptoms = copy_content(tmp_path) / "rules" / "clinical" / "symptoms.yaml"
    text = symptoms.read_text(encoding="utf-8")
    tail = "\n    if_cant_tell: call_now"
    slip = text.replace(f"level: emergency{tail}", f"level: call_now{tail}", 1)
    assert slip != text
    symptoms.write_text(slip, encoding="utf-8")
    return tmp_path


def test_a_proved_property_is_printed_with_its_sets(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove("--property", "p2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("P2  proved  ")
    assert lines[1].startswith("    for 48,")
    assert " octillion, a number of 29 digits) sets of answers, in " in lines[1]
    assert lines[-1].startswith("1 of 1 properties proved for all ")


def test_a_refuted_property_prints_a_person(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove(str(broken), "--property", "P2") == 1
    text = capsys.readouterr().out
    assert text.startswith("P2  REFUTED  ")
    assert "fails: 'cord_or_baby_part' in 'emergency_signs'" in text
    assert "  - id: p2-counter-example-1\n" in text
    assert "      emergency_signs: [cord_or_baby_part]\n" in text
    assert "      level: emergency\n" in text


def test_json_holds_the_same(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prove(str(broken), "--property", "P2", "--json") == 1
    data = json.loads(capsys.readouterr().out)
    (promise,) = data["properties"]
    assert (promise["id"], promise["proved"]) == ("P2", False)
    assert int(promise["sets"]) <= int(data["sets"])
    first = promise["counterexamples"][0]["person"]
    assert first["level"] == "call_now"
    assert first["answers"]["emergency_signs"] == ["cord_or_baby_part"]


def test_everything_is_proved_and_nothing_else_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove() == 0
    text = capsys.readouterr().out
    count = len(BOOK.properties)
    assert f"{count} of {count} properties proved for all " in text
    assert "; 0 other findings; " in text


def test_an_unknown_property_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove("--property", "P99") == 2
    assert "there is no property 'P99', only P1, P2, " in capsys.readouterr().err


def test_the_solver_is_imported_only_when_something_is_proved() -> None:
    code = "import sys, rules, commands.prove; sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
