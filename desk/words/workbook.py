"""The words as a workbook (.xlsx), and back."""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desk.words.rows import ABOUT, COLUMNS, Returned, WordsFileError, WordsRow
from desk.words.unpacking import checked_size, telling

SHEET, HELP, MARK = "Words", "How to", "Mark"
WIDTHS = (34, 34, 60, 60, 14)
WRITTEN = 3  # the column that comes back: D
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
KINDS = {"f": "a formula", "n": "a number", "d": "a date", "b": "a yes or no", "e": "an error"}


def as_workbook(rows: Iterable[WordsRow]) -> bytes:
    """A workbook in which only the last column can be written in, unless somebody unlocks it."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]  # a new workbook has a sheet
    sheet.title = SHEET
    fill(sheet, 1, (*COLUMNS, MARK), bold=True)
    for number, row in enumerate(rows, 2):
        fill(sheet, number, (row.key, row.read_at, row.words, "", row.mark))
        sheet.cell(number, WRITTEN + 1).protection = Protection(locked=False)
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["E"].hidden = True
    sheet.freeze_panes = "B2"
    sheet.protection.sheet = True  # without a password: it keeps from slips, not from people
    sheet.protection.formatColumns = False
    help_sheet = book.create_sheet(HELP)
    help_sheet.column_dimensions["A"].width = 100
    fill(help_sheet, 1, (ABOUT,))
    with io.BytesIO() as made:
        book.save(made)
        return made.getvalue()


def fill(sheet: Worksheet, number: int, texts: tuple[str, ...], *, bold: bool = False) -> None:
    """Write one row of texts."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(number, column)
        assert isinstance(cell, Cell)
        cell.value = text
        cell.data_type = "s"  # never a formula, whatever it begins with
        if text.startswith(FORMULAS):
            cell.quotePrefix = True  # so that it stays text when somebody edits it
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)


def opened(data: bytes) -> Workbook:
    """A workbook that came back, every row of it readable. Raises WordsFileError for any other."""
    checked_size(data)
    with telling("This cannot be read as a workbook. Save it in Excel as .xlsx, and try again."):
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            deque(sheet.iter_rows(), maxlen=0)  # it is read row by row: damage shows only then
        return book


def from_workbook(data: bytes) -> Iterator[Returned]:
    """The rows of a workbook that came back. Raises WordsFileError for any other file."""
    book = opened(data)
    if SHEET not in book.sheetnames:
        raise WordsFileError(f"This workbook has no sheet '{SHEET}', so it is not one of ours.")
    lines = iter(book[SHEET].iter_rows())
    head = [cell.value for cell in next(lines, ())][: len(COLUMNS) + 1]
    if tuple(head) != (*COLUMNS, MARK):
        wanted = ", ".join(COLUMNS)
        raise WordsFileError(f"The first row of '{SHEET}' has to be as it was: {wanted}.")
    for number, line in enumerate(lines, 2):
        key, _, was, new, mark = texts_of(line, number, COLUMNS)
        if key or new:
            yield Returned(f"row {number}", key, mark, was, new)


def texts_of(line: Iterable[Any], number: int, columns: Sequence[str]) -> list[str]:
    """What the cells of a row say, five at least.

    Raises WordsFileError for words that would be lost. Of a formula nobody can tell what it
    says, and what Excel took for a number or a date is not what was written: 0300 is 300 then.
    """
    read = max(len(columns), len("ABCDE"))
    cells = [*line, *[None] * read]
    texts = ["" if cell is None or cell.value is None else str(cell.value) for cell in cells]
    written = cells[WRITTEN]
    if texts[WRITTEN] and written.data_type in KINDS:
        what = f"Row {number} has {KINDS[written.data_type]} in '{columns[WRITTEN]}'"
        raise WordsFileError(f"{what}. Write the words themselves, with ' before a sign like =.")
    for place, text in enumerate(texts[read:], read + 1):
        if text.strip():
            what = f"Row {number} has words in {get_column_letter(place)}, which is not read"
            raise WordsFileError(f"{what}. Write them in '{columns[WRITTEN]}', or take them out.")
    return texts[:read]
