"""The verb `prove`: what it prints and how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from rules import Level
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
    assert prove() == 0  # it would be 1, were a level fixed for less than 99 % from either side
    text = capsys.readouterr().out
    table = text.partition("forbids every other level\n")[2].splitlines()[1:]
    assert [row.split()[0] for row in table[: len(Level)]] == [*Level]
    assert "is below the goal" not in text
    count = len(BOOK.properties)
    assert f"{count} of {count} properties proved for all " in text
    assert "; 0 other findings; " in text


def test_the_promises_that_guard_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove("--guards", "--rule", "open_cervix") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Which promises break when a rule slips, vignettes aside",
        "open_cervix",
        "    lowered               P24",
        "    raised                P46",
        "    left out              P24",
        "Slips in one rule, and how many of them break a promise",
        "    slip                   rules  broken   nobody  open",
        "    lowered                    1       1        0     0",
        "    raised                     1       1        0     0",
        "    if_cant_tell lowered       0       0        0     0",
        "    if_cant_tell raised        0       0        0     0",
        "    left out                   1       1        0     0",
    ]


def test_an_unknown_rule_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove("--guards", "--rule", "open_cervx") == 2
    assert "there is no rule 'open_cervx'; did you mean 'open_cervix'?" in capsys.readouterr().err


def test_certificates_of_one_promise_are_written_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove("--property", "P39", "--certificates", str(tmp_path / "proofs")) == 0
    written, check = capsys.readouterr().out.splitlines()
    assert written.startswith("2 certificates (1 shared, 1 direct; ")
    command = check.removeprefix("To check them without this program: python ").split()
    ran = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "accepted 2 of 2\n")


def test_a_broken_promise_is_not_certified(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "proofs"
    assert prove(str(broken), "--property", "P2", "--certificates", str(folder)) == 1
    said = capsys.readouterr().err
    assert said == "nothing was written: P2-001-shared is broken by somebody; see cli.py prove\n"
    assert not folder.exists()


def test_an_unknown_property_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove("--property", "P99") == 2
    assert "there is no property 'P99', only P1, P2, " in capsys.readouterr().err


def test_the_solver_is_imported_only_when_something_is_proved() -> None:
    code = "import sys, rules, commands.prove; sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
