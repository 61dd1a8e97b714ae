"""What somebody wrote in a workbook comes back as written, or is told: never lost."""

import io
from datetime import date

import openpyxl
import pytest

from desk.words.rows import WordsFileError, WordsRow
from desk.words.workbook import as_workbook, from_workbook
from tests.support.damaged import half_of_a_part

DAMAGED = r"^This cannot be read as a workbook\. Save it in Excel as \.xlsx, and try again\.$"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def made() -> bytes:
    return as_workbook([WordsRow("a", "r", "One"), WordsRow("b", "r", "Two")])


def with_cell(made: bytes, cell: str, value: bool | int | str | date) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(made))
    book["Words"][cell] = value
    with io.BytesIO() as saved:
        book.save(saved)
        return saved.getvalue()


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("D2", date(2026, 1, 2), "Row 2 has a date in 'New words'. Write the words themselves"),
        ("D3", "#N/A", "Row 3 has an error in 'New words'. "),
        ("D2", 300, "Row 2 has a number in 'New words'. "),
        ("D2", True, "Row 2 has a yes or no in 'New words'. "),
        (
            "F3",
            "Mine",
            "Row 3 has words in F, which is not read. Write them in 'New words', or take them out.",
        ),
    ],
)
def test_what_is_no_words_or_stands_elsewhere_is_told(
    made: bytes, cell: str, value: bool | int | str | date, told: str
) -> None:
    with pytest.raises(WordsFileError) as error:
        list(from_workbook(with_cell(made, cell, value)))
    assert str(error.value).startswith(told)


def test_digits_that_are_words_come_back(made: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made))
    book["Words"]["D2"].value = "0300"
    with io.BytesIO() as saved:
        book.save(saved)
        assert [row.new for row in from_workbook(saved.getvalue())] == ["0300", ""]


def test_a_damaged_part_is_told(made: bytes) -> None:
    """Also one that is read only row by row."""
    with pytest.raises(WordsFileError, match=DAMAGED):
        list(from_workbook(half_of_a_part(made, SHEET)))
    bytes_lost = bytearray(made)
    start = made.index(SHEET.encode()) + len(SHEET) + 20
    bytes_lost[start : start + 60] = bytes(60)
    with pytest.raises(WordsFileError, match=DAMAGED):
        list(from_workbook(bytes(bytes_lost)))
