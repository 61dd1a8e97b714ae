"""The verb `hazards`: the workbook, three blind sheets, and how those that come back agree."""

import zipfile
from pathlib import Path

import pytest

from tests.support.command_line import Run


def test_the_workbook_and_three_sheets_are_written(run: Run, tmp_path: Path) -> None:
    ran = run("hazards", tmp_path / "new")
    assert ran.code == 0
    written = {file.name for file in (tmp_path / "new").iterdir()}
    assert written == {"hazards.xlsx", "scoring-1.csv", "scoring-2.csv", "scoring-3.csv"}
    with zipfile.ZipFile(tmp_path / "new" / "hazards.xlsx") as book:
        names = book.read("xl/workbook.xml").decode()
    assert [name in names for name in ("hazards", "causes", "controls", "risks")] == [True] * 4


def test_sheets_are_compared(run: Run, tmp_path: Path) -> None:
    run("hazards", tmp_path)
    ran = run("hazards", "--scores", tmp_path / "scoring-1.csv", tmp_path / "scoring-2.csv")
    assert ran.code == 0
    assert "Initial severity: 0 of" in ran.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name a folder to write to, or --scores with the sheets to compare\n"),
        (["a", "--scores", "b"], "name a folder to write to, or --scores"),
        (["--scores", "b.csv"], "one sheet agrees with itself"),
        (["--scores", "b.csv", "c.csv"], "b.csv: cannot be read"),
    ],
)
def test_wrong_use_is_refused(run: Run, arguments: list[str], says: str) -> None:
    ran = run("hazards", *arguments)
    assert ran.code == 2
    assert ran.err.startswith(says)
