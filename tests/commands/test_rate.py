"""The verb `rate`: sheets for raters, and how those that come back agree."""

import json
from pathlib import Path

import pytest

import commands.rate
from tests.support.command_line import Run
from tests.support.html import parse
from tests.support.reviewing import SMALL


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small rule book: the cases of the whole one take the solver half a minute."""
    monkeypatch.setattr(commands.rate, "read_book", lambda _: SMALL.book)


@pytest.mark.thorough
def test_sheets_are_written_filled_in_and_compared(run: Run, tmp_path: Path) -> None:
    ran = run("rate", tmp_path, "--raters", 2, "--number", 4)
    assert (ran.code, ran.out.startswith(f"{tmp_path}: 2 sheets with 4 cases each")) == (0, True)
    files = []
    for rater in (1, 2):
        page = parse((tmp_path / f"rate-{rater}.html").read_text(encoding="utf-8"))
        drawn = json.loads(page.one("form").get("data-drawn"))
        cases = [one.get("data-case") for one in page.all("fieldset")]
        saved = {
            "drawn": drawn,
            "rater": f"R{rater}",
            "profession": "midwife",
            "levels": dict.fromkeys(cases, "emergency"),
        }
        files.append(tmp_path / f"ratings-{rater}.json")
        files[-1].write_text(json.dumps(saved), encoding="utf-8")
    compared = run("rate", "--ratings", *files)
    assert compared.code == 0
    assert compared.out.startswith("4 cases, 2 raters\n")
    assert "R2 (midwife), 4 rated:" in compared.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name a folder for the sheets, or --ratings with the files that came back\n"),
        (["a", "--number", "0"], "--raters and --number: write 1 or more\n"),
        (["--ratings", "nowhere.json"], "nowhere.json: cannot be read"),
        (["--ratings", "pyproject.toml"], "pyproject.toml: this is not what a sheet saves"),
    ],
)
def test_wrong_use_is_refused(run: Run, arguments: list[str], says: str) -> None:
    ran = run("rate", *arguments)
    assert ran.code == 2
    assert ran.err.startswith(says)
