"""The verb `cohort`: what it prints, and why it refuses."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import Ran, Run, Write, edit
from tests.support.messages import ROOT, copy_content

TWENTY = "pregnant,emergency_signs\n" + "yes,urge_to_push\n" * 20


def test_a_table_without_faults(run: Run, written: Write, tmp_path: Path) -> None:
    ran = run("cohort", written("people.csv", TWENTY), tmp_path / "out.csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("20 people, for audit of the rules; not for deciding about a person.")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 21


def test_a_row_that_cannot_be_read_is_exit_code_1(run: Run, written: Write, tmp_path: Path) -> None:
    ran = run("cohort", written("people.csv", f"{TWENTY}yes,Jo Doe\n"), tmp_path / "out.csv")
    assert ran.code == 1
    assert ran.out.endswith("  emergency_signs: there is no such option: 1\n")
    said = ran.out + ran.err + (tmp_path / "out.csv").read_text()
    assert "Jo" not in said


def test_another_version(run: Run, written: Write, tmp_path: Path) -> None:
    """Nobody is told apart: 20 people leave one level for another."""
    before = copy_content(tmp_path / "before")
    edit(before, "rules/clinical/symptoms.yaml", *calmer())
    file = written("people.csv", TWENTY)
    ran = run("cohort", file, tmp_path / "out.csv", "--against", before)
    assert ran.code == 0, ran.err
    assert ran.out.split(f"in {before}.\n")[1].startswith(
        "Before (rows) and now (columns):\n          emergency\ncall_now         20\n"
    )


def calmer() -> tuple[str, str]:
    rules = (ROOT / "rules/clinical/symptoms.yaml").read_text(encoding="utf-8")
    start = rules.index("level: emergency")
    assert start > 0
    return ("level: emergency", "level: call_now")


def test_the_template(run: Run, tmp_path: Path) -> None:
    ran = run("cohort", "--template", tmp_path / "people.csv")
    assert (ran.code, ran.err) == (0, "")
    assert "weeks: 0 to 42 or not_sure\n" in ran.out
    assert (tmp_path / "people.csv").read_text().startswith('"pregnant","emergency_signs",')


REFUSED = {
    (): "give a table of people and where the results go, or --template FILE",
    ("{t}/people.csv",): "give a table of people and where the results go, or --template FILE",
    ("{t}/people.csv", "{t}/out.xlsx"): (
        "{t}/out.xlsx: the name of a table ends with .parquet, .csv or .ndjson"
    ),
    ("{t}/people.csv", "{t}/people.csv"): (
        "{t}/people.csv: the results would be written over the people"
    ),
    ("{t}/none.csv", "{t}/out.csv"): "{t}/none.csv: there is no such file",
    ("{t}/people.csv", "{t}/out.csv", "--keep", "level"): (
        "{t}/people.csv: column level cannot be kept: a column of results has this name"
    ),
    ("{t}/people.csv", "{t}/out.csv", "--keep", "unit"): (
        "{t}/people.csv: there is no column unit: the columns are pregnant, emergency_signs"
    ),
    ("{t}/empty.csv", "{t}/out.csv"): "{t}/empty.csv: there is nobody in this table",
    ("{t}/people.csv", "{t}/out.csv", "--against", "nowhere"): (
        "'nowhere' is neither a folder nor a git revision of this project"
    ),
    ("--template", "{t}/people.ods"): (
        "{t}/people.ods: the name of a table ends with .parquet, .csv or .ndjson"
    ),
    ("{t}/people.csv", "{t}/no/out.csv"): (
        "{t}/no/out.csv.part: cannot be written (No such file or directory)"
    ),
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_is_refused(
    run: Run, written: Write, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    written("people.csv", TWENTY)
    written("empty.csv", "pregnant\n")
    given = [argument.format(t=tmp_path) for argument in arguments]
    message = REFUSED[arguments].format(t=tmp_path)
    assert run("cohort", *given) == Ran(2, "", f"{message}\n")


def test_the_other_verbs_do_without_numpy() -> None:
    code = "import cli, sys; print({'numpy', 'pyarrow', 'cohort'} & sys.modules.keys())"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "set()\n"
