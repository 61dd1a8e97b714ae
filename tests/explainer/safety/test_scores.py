"""Sheets that scorers filled in: what is read of them, and how far they agree."""

import csv
from pathlib import Path

import pytest

from explainer.review.files import as_csv
from explainer.safety.scores import ScoresError, agreement_lines, read_scores, spreads
from explainer.safety.workbook import scoring_sheet
from tests.support.real_book import BOOK

IDS = [hazard.id for hazard in BOOK.hazards]


def filled(folder: Path, scorer: int, scores: dict[str, dict[str, str]]) -> Path:
    """The sheet of a scorer as a spreadsheet would save it, with these cells filled in."""
    made = as_csv(scoring_sheet(BOOK, scorer))
    rows = list(csv.DictReader(made.splitlines(keepends=True)))
    for row in rows:
        row.update(scores.get(row["Hazard"], {}))
    file = folder / f"{scorer}.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_words_and_numbers_are_read_and_gaps_are_left_out(tmp_path: Path) -> None:
    given = {"H-03": {"Initial severity": " Major ", "Initial likelihood": "very_low"}}
    given |= {"H-01": {"Residual severity": "5"}}
    assert read_scores(filled(tmp_path, 1, given), IDS) == {
        ("H-03", "Initial severity"): 4,
        ("H-03", "Initial likelihood"): 1,
        ("H-01", "Residual severity"): 5,
    }


@pytest.mark.parametrize("word", ["6", "0", "high", "bad"])
def test_a_word_that_is_no_step_is_named_with_its_place(tmp_path: Path, word: str) -> None:
    file = filled(tmp_path, 2, {scoring_sheet(BOOK, 2).rows[1][0]: {"Initial severity": word}})
    says = f"2.csv, row 3, Initial severity: '{word}' is none of minor, significant,"
    with pytest.raises(ScoresError, match=says):
        read_scores(file, IDS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hazard,Name\nH-01,x\n", "row 2: the column 'Initial severity' is not there"),
        ("{head}\nH-99,,,,\n", "row 2: 'H-99' is no hazard of this log"),
        ("{head}\nH-01,,,,\nH-01,,,,\n", "row 3: 'H-01' comes twice"),
    ],
)
def test_another_sheet_is_refused(tmp_path: Path, text: str, says: str) -> None:
    head = "Hazard,Initial severity,Initial likelihood,Residual severity,Residual likelihood"
    file = tmp_path / "sheet.csv"
    file.write_text(text.replace("{head}", head), encoding="utf-8")
    with pytest.raises(ScoresError, match=says):
        read_scores(file, IDS)


def test_how_far_three_scorers_agree_and_what_they_should_talk_about() -> None:
    column = "Initial severity"
    sheets = [
        {("H-01", column): 4, ("H-02", column): 2, ("H-03", column): 1},
        {("H-01", column): 4, ("H-02", column): 2, ("H-03", column): 4},
        {("H-01", column): 4, ("H-02", column): 2},
    ]
    first, *_, count, apart = agreement_lines(spreads(sheets, IDS))
    assert first.startswith(
        f"Initial severity: 2 of {len(IDS)} scored by all; Krippendorff's alpha "
    )
    assert count == "1 to talk about: 2 steps apart or more"
    assert apart == "  H-03 initial severity: minor, major, not scored"


def test_sheets_that_nobody_filled_in_tell_nothing() -> None:
    lines = list(agreement_lines(spreads([{}, {}], IDS)))
    assert all("cannot be told" in line for line in lines[:4])
    assert lines[4:] == ["0 to talk about: 2 steps apart or more"]
