"""The words as a document (.docx) with one table, and back."""

import copy
import io
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from desk.words.rows import ABOUT, COLUMNS, Returned, WordsFileError, WordsRow
from desk.words.unpacking import checked_size, telling

WIDTHS = (52, 52, 80, 80)  # mm, on A4 on its side
MARK = "Mark: "
TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")
NOT_READ = {
    "w:sdt": "a content control",
    "w:smartTag": "a smart tag",
    "w:fldSimple": "a field",
    "w:customXml": "custom XML",
    "w:txbxContent": "a text box",
    "w:vMerge": "cells of several rows joined in one",
}


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


def from_document(data: bytes) -> list[Returned]:
    """The rows of a document that came back. Raises WordsFileError for any other file."""
    checked_size(data)
    with telling("This cannot be read as a document. Save it in Word as .docx, and try again."):
        document = Document(io.BytesIO(data))
        _is_plain(document.element.body)
        tables = [table for table in document.tables if table._tbl.tr_lst]
        return list(_returned(tables))


def _is_plain(body: Any) -> None:
    """Raise WordsFileError for what would be lost, or read in another way than it was meant."""
    if any(True for name in TRACKED for _ in body.iter(qn(name))):
        raise WordsFileError(
            "This document has tracked changes, so it is not clear which words are meant. Accept "
            "or reject them all in Word (Review, Accept), save it, and try again."
        )
    found = [what for name, what in NOT_READ.items() for _ in body.iter(qn(name))]
    if body.xpath(".//w:tc//w:tbl"):
        found.append("a table inside a table")
    if found:
        raise WordsFileError(
            f"This document has {found[0]}, whose words would be lost. Write them as plain words "
            "in the last column, one text a row, save it, and try again."
        )


def _returned(tables: list[Table]) -> Iterator[Returned]:
    """The rows of every table, for an editor may have split ours; some have the columns on top."""
    rows = [_texts(_Row(made, table)) for table in tables for made in table._tbl.tr_lst]
    if [*COLUMNS] not in rows:
        wanted = ", ".join(COLUMNS)
        raise WordsFileError(f"This document has no table with the columns {wanted}.")
    for number, texts in enumerate(rows, 1):
        if texts == [*COLUMNS]:
            continue
        if len(texts) != len(COLUMNS):
            what = f"Row {number} of the table has {len(texts)} cells in place of {len(COLUMNS)}"
            raise WordsFileError(f"{what}. Take back what joined or split them.")
        key, _, mark = texts[0].partition(f"\n{MARK}")
        yield Returned(f"row {number}", key.strip(), mark.strip(), texts[2], texts[3])


def _texts(row: Any) -> list[str]:
    return [cell.text for cell in row.cells]
