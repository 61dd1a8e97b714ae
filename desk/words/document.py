"""The words as a document (.docx) with one table, and back."""

import copy
import io
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from desk.words.rows import ABOUT, COLUMNS, Returned, WordsFileError, WordsRow
from desk.words.unpacking import checked_size

WIDTHS = (52, 52, 80, 80)  # mm, on A4 on its side
MARK = "Mark: "
TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def as_document(rows: Iterable[WordsRow]) -> bytes:
    """A document with a table; the mark of each row stands below its key."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    document.add_paragraph(ABOUT)
    table = document.add_table(rows=2, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], COLUMNS)
    pattern = copy.deepcopy(table.rows[1]._tr)
    table._tbl.remove(table.rows[1]._tr)
    _repeated(table.rows[0])
    for row in rows:
        made = copy.deepcopy(pattern)
        table._tbl.append(made)
        key = f"{row.key}\n{MARK}{row.mark}"
        _fill(_Row(made, table), (key, row.read_at, row.words, ""))
    with io.BytesIO() as written:
        document.save(written)
        return written.getvalue()


def _fill(row: _Row, texts: tuple[str, ...]) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.text = text


def _repeated(row: _Row) -> None:
    """Its columns are named on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def from_document(data: bytes) -> Iterator[Returned]:
    """The rows of a document that came back. Raises WordsFileError for any other file."""
    checked_size(data)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise WordsFileError(
            "This cannot be read as a document. Save it in Word as .docx, and try again."
        ) from error
    table = next((t for t in document.tables if _texts(t.rows[0]) == [*COLUMNS]), None)
    if table is None:
        wanted = ", ".join(COLUMNS)
        raise WordsFileError(f"This document has no table with the columns {wanted}.")
    if any(True for name in TRACKED for _ in document.element.body.iter(qn(name))):
        raise WordsFileError(
            "This document has tracked changes, so it is not clear which words are meant. Accept "
            "or reject them all in Word (Review, Accept), save it, and try again."
        )
    yield from _returned(table)


def _returned(table: Table) -> Iterator[Returned]:
    for number, made in enumerate(table._tbl.tr_lst[1:], 2):
        texts = _texts(_Row(made, table))
        if len(texts) != len(COLUMNS):
            what = f"Row {number} of the table has {len(texts)} cells in place of {len(COLUMNS)}"
            raise WordsFileError(f"{what}. Take back what joined or split them.")
        key, _, mark = texts[0].partition(f"\n{MARK}")
        yield Returned(f"row {number}", key.strip(), mark.strip(), texts[2], texts[3])


def _texts(row: Any) -> list[str]:
    return [cell.text for cell in row.cells]
