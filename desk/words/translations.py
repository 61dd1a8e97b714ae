"""A translation as a workbook, for translators who work in a spreadsheet, and back again.

What comes back is matched by key, and taken only where the English beside it is today's.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

import polib
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desk.words.rows import WordsFileError
from desk.words.workbook import fill, opened, texts_of
from explainer.languages.store import BOND, UNSURE, Wanted, messages

COLUMNS: Final = ("Key", "What it is for", "English", "Translation", "English before")
WIDTHS: Final = (30, 40, 60, 60, 40)
KEY, ENGLISH, TRANSLATION = 0, 2, 3


class Taken(NamedTuple):
    """What came back: the keys that were taken, and why others were not."""

    changed: list[str]
    refused: list[str]


def as_workbook(file: polib.POFile) -> bytes:
    """The translation as a workbook: one text a line, to be filled in in the fourth column."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = file.metadata.get("Language", "Translation")
    fill(sheet, 1, COLUMNS, bold=True)
    for number, entry in enumerate(messages(file), 2):
        about = BOND.sub("", entry.comment).strip()
        before = entry.previous_msgid or ""
        fill(sheet, number, (entry.msgctxt, about, entry.msgid, entry.msgstr, before))
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def taken(data: bytes, file: polib.POFile, wanted: Wanted) -> Taken:
    """Put the translations of a workbook into the file. Raises WordsFileError.

    A text that comes back as another one is no longer unsure, and nobody has checked it yet.
    """
    entries = {entry.msgctxt: entry for entry in messages(file)}
    changed, refused = [], []
    for number, row in enumerate(_rows(data), 2):
        key, english, words = (row[i].strip() for i in (KEY, ENGLISH, TRANSLATION))
        entry = entries.get(key)
        if not words or (entry is not None and words == entry.msgstr):
            continue
        if entry is None or key not in wanted.texts:
            refused.append(f"row {number}: nothing is called '{key}'")
        elif english != wanted.texts[key].english.strip() or wanted.is_unbound(entry):
            refused.append(
                f"row {number}: '{key}' is of other English than today's, or another rule"
            )
        else:
            entry.msgid, entry.msgstr = wanted.texts[key].english, words
            entry.flags = [flag for flag in entry.flags if flag != UNSURE]
            entry.previous_msgid = entry.previous_msgctxt = None
            changed.append(key)
    return Taken(changed, refused)


def _rows(data: bytes) -> Iterator[list[str]]:
    head, *lines = [*opened(data).worksheets[0].iter_rows()] or [()]
    if texts_of(head, 1, COLUMNS)[: TRANSLATION + 1] != [*COLUMNS[: TRANSLATION + 1]]:
        columns = ", ".join(COLUMNS[: TRANSLATION + 1])
        raise WordsFileError(f"The first row of its first sheet has to be: {columns}.")
    for number, line in enumerate(lines, 2):
        yield texts_of(line, number, COLUMNS)
