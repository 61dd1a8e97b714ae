"""The verb `review`: what it writes, and what it says when it cannot."""

import csv
import sys
from pathlib import Path

import pytest

import commands.review
from cli import main
from explainer.review import pack as pack_module
from tests.support.messages import copy_content
from tests.support.reviewing import SMALL

TABLES = {"decision-table", "named-conditions", "questions", "answers", "scenarios", "proofs"}
TABLES |= {"hazards", "sign-off"}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command over a small rule book: the whole one takes the solver half a minute."""
    monkeypatch.setattr(commands.review, "subject_of", lambda _: SMALL)


@pytest.mark.thorough
def test_it_writes_a_page_and_its_tables(
    small: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "pack"
    assert main(["review", str(out)]) in (0, 1)  # 1: fewer rules keep fewer promises
    written = {file.name for file in out.iterdir()}
    assert written == {"review.html", "tables.xlsx", *(f"{name}.csv" for name in TABLES)}
    assert "open it in a browser" in capsys.readouterr().out
    with (out / "decision-table.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Rule"] for row in csv.DictReader(file)] == [r.id for r in SMALL.rules]


@pytest.mark.thorough
def test_it_writes_the_rule_book_as_text(tmp_path: Path) -> None:
    out = tmp_path / "rules.md"
    assert main(["review", "--text", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("# The rule book\n")


def test_it_writes_the_sheet_to_sign_by(
    small: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands.review, "speaking_in", lambda *_: {"minor_sign": "32 (15 to 43)"})
    out = tmp_path / "sheet.html"
    assert main(["review", str(out), "--sheet"]) == 0
    assert f"{out}: 9 decisions" in capsys.readouterr().out
    assert "32 (15 to 43) of 1,000" in out.read_text(encoding="utf-8")


def complaint(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> str:
    assert main(["review", *arguments]) == code
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert len(told.splitlines()) == 1
    return told


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    assert f"{taken}: cannot be written" in complaint(capsys, [str(taken)], 2)
    assert taken.read_text(encoding="utf-8") == "mine"


@pytest.mark.thorough
def test_text_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "nowhere" / "rules.md"
    assert f"{out}: cannot be written" in complaint(capsys, ["--text", str(out)], 2)


def test_a_revision_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no-such" in complaint(capsys, [str(tmp_path / "out"), "--since", "no-such"], 2)


@pytest.mark.parametrize("missing", ["z3", "xlsxwriter"])
def test_it_says_what_to_install(
    missing: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [
        name for name in sys.modules if name.startswith(("rules.proof.", pack_module.__name__))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    told = complaint(capsys, [str(tmp_path / "out")], 2)
    assert told == "the solver or XlsxWriter is missing: install what requirements-dev.txt lists\n"


def test_content_with_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_content(tmp_path)
    file = root / "rules" / "clinical" / "stitch.yaml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("level: call_now", "level: call_noww", 1), encoding="utf-8")
    told = complaint(capsys, [str(tmp_path / "out"), "--folder", str(root)], 1)
    assert "There is no level 'call_noww'" in told
    assert not (tmp_path / "out").exists()
