"""A translation as a workbook, for translators who work in a spreadsheet, and back again.

What comes back is matched by key, and taken only where the English beside it is today's.
"""

from io import BytesIO
from typing import Final, NamedTuple
from zipfile import BadZipFile

import polib
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from explainer.languages.store import BOND, UNSURE, Wanted, messages

COLUMNS: Final = ("Key", "What it is for", "English", "Translation", "English before")
WIDTHS: Final = (30, 40, 60, 60, 40)
KEY, ENGLISH, TRANSLATION = 0, 2, 3


class Taken(NamedTuple):
    """What came back: the keys that were taken, and why others were not."""

    changed: list[str]
    refused: list[str]


class NoWorkbook(Exception):
    """This is no workbook of a translation; the message says why."""


def as_workbook(file: polib.POFile) -> bytes:
    """The translation as a workbook: one text a line, to be filled in in the fourth column."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = file.metadata.get("Language", "Translation")
    sheet.append(COLUMNS)
    for entry in messages(file):
        about = BOND.sub("", entry.comment).strip()
        before = entry.previous_msgid or ""
        sheet.append(["", "", "", "", ""])
        words = (entry.msgctxt, about, entry.msgid, entry.msgstr, before)
        for cell, text in zip(sheet[sheet.max_row], words, strict=True):
            _say(cell, text)
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _say(cell: object, text: str) -> None:
    """Write a text as a text: never as a formula, whatever it starts with."""
    assert isinstance(cell, Cell)
    cell.value = text or None
    cell.data_type = "s" if text else "n"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def taken(data: bytes, file: polib.POFile, wanted: Wanted) -> Taken:
    """Put the translations of a workbook into the file. Raises NoWorkbook.

    A text that comes back as another one is no longer unsure, and nobody has checked it yet.
    """
    entries = {entry.msgctxt: entry for entry in messages(file)}
    changed, refused = [], []
    for line, row in enumerate(_rows(data), 2):
        key, english, words = (str(row[i] or "").strip() for i in (KEY, ENGLISH, TRANSLATION))
        entry = entries.get(key)
        if not words or (entry is not None and words == entry.msgstr):
            continue
        if entry is None or key not in wanted.texts:
            refused.append(f"line {line}: nothing is called '{key}'")
        elif english != wanted.texts[key].english.strip() or wanted.is_unbound(entry):
            refused.append(
                f"line {line}: '{key}' is of other English than today's, or another rule"
            )
        else:
            entry.msgid, entry.msgstr = wanted.texts[key].english, words
            entry.flags = [flag for flag in entry.flags if flag != UNSURE]
            entry.previous_msgid = entry.previous_msgctxt = None
            changed.append(key)
    return Taken(changed, refused)


def _rows(data: bytes) -> list[tuple[object, ...]]:
    try:
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
        rows: list[tuple[object, ...]] = [
            (*row, *[None] * len(COLUMNS)) for row in sheet.iter_rows(values_only=True)
        ]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise NoWorkbook("this is no workbook (.xlsx) that can be read") from error
    if not rows or rows[0][: TRANSLATION + 1] != COLUMNS[: TRANSLATION + 1]:
        columns = ", ".join(COLUMNS[: TRANSLATION + 1])
        raise NoWorkbook(f"the first line of its first sheet has to be: {columns}")
    return rows[1:]
