"""A translation as a workbook, for translators who work in a spreadsheet, and back again.

What comes back is matched by key, and taken only where the English beside it and the rule behind it
are today's: a hidden column keeps the bond of the rule that the translator had (meaning.py).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

import polib
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from desk.words.rows import WordsFileError
from desk.words.workbook import fill, opened, texts_of
from explainer.languages.store import BOND, UNSURE, Wanted, bond_of, messages

COLUMNS: Final = ("Key", "What it is for", "English", "Translation", "English before", "Bond")
WIDTHS: Final = (30, 40, 60, 60, 40, 20)
KEY, ENGLISH, TRANSLATION, BEFORE, OF_RULE = 0, 2, 3, 4, 5


class Taken(NamedTuple):
    """What came back: the keys that were taken, and why others were not."""

    changed: list[str]
    refused: list[str]


def as_workbook(file: polib.POFile) -> bytes:
    """The translation as a workbook: one text a line, to be filled in in the fourth column.

    Raises WordsFileError where a text has a sign that no workbook can hold.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = file.metadata.get("Language", "Translation")
    fill(sheet, 1, COLUMNS, bold=True)
    for number, entry in enumerate(messages(file), 2):
        about = BOND.sub("", entry.comment).strip()
        before = entry.previous_msgid or ""
        row = (entry.msgctxt, about, entry.msgid, entry.msgstr, before, bond_of(entry))
        _without_hidden_signs(row)
        fill(sheet, number, row)
    for column, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["F"].hidden = True
    sheet.freeze_panes = "A2"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _without_hidden_signs(row: tuple[str, ...]) -> None:
    if any(map(ILLEGAL_CHARACTERS_RE.search, row)):
        what = f"'{row[KEY]}' has a sign that nobody sees, and that no workbook can hold"
        raise WordsFileError(f"{what}. Take it out of the translation, and try again.")


def taken(data: bytes, file: polib.POFile, wanted: Wanted) -> Taken:
    """Put the translations of a workbook into the file. Raises WordsFileError.

    A text that comes back as another one is no longer unsure, and nobody has checked it yet.
    """
    wanted = wanted.of(file)
    entries = {entry.msgctxt: entry for entry in messages(file)}
    changed, refused = [], []
    for number, row in enumerate(_rows(data), 2):
        key, english, words, bond = (row[i].strip() for i in (KEY, ENGLISH, TRANSLATION, OF_RULE))
        entry = entries.get(key)
        if not words or (entry is not None and words == entry.msgstr):
            continue
        if entry is None or key not in wanted.texts:
            refused.append(f"row {number}: nothing is called '{key}'")
        elif english != wanted.texts[key].english.strip() or _is_unbound(bond, entry, wanted):
            refused.append(
                f"row {number}: '{key}' is of other English than today's, or another rule"
            )
        else:
            entry.msgid, entry.msgstr = wanted.texts[key].english, words
            entry.flags = [flag for flag in entry.flags if flag != UNSURE]
            entry.previous_msgid = entry.previous_msgctxt = None
            changed.append(key)
    return Taken(changed, refused)


def _is_unbound(bond: str, entry: polib.POEntry, wanted: Wanted) -> bool:
    """Whether the rule is another than when the workbook was made, or than the file knows of."""
    return bond != wanted.bonds[entry.msgctxt] or wanted.is_unbound(entry)


def _rows(data: bytes) -> Iterator[list[str]]:
    head, *lines = [*opened(data).worksheets[0].iter_rows()] or [()]
    if texts_of(head, 1, COLUMNS) != [*COLUMNS]:
        raise WordsFileError(f"The first row of its first sheet has to be: {', '.join(COLUMNS)}.")
    for number, line in enumerate(lines, 2):
        yield texts_of(line, number, COLUMNS)
