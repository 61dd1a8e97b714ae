"""What somebody wrote in a document comes back as written, or is told: never lost."""

import copy
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from desk.words.document import as_document, from_document
from desk.words.rows import Returned, WordsFileError, WordsRow
from tests.support.damaged import half_of_a_part

DOCUMENT = "word/document.xml"
ROWS = [WordsRow("a", "r", "One"), WordsRow("b", "r", "Two"), WordsRow("c", "r", "Three")]


@pytest.fixture(scope="module")
def made() -> bytes:
    return as_document(ROWS)


def edited(made: bytes, edit: Callable[[Any], None]) -> list[Returned]:
    document = Document(io.BytesIO(made))
    edit(document)
    with io.BytesIO() as saved:
        document.save(saved)
        return from_document(saved.getvalue())


def inside(name: str) -> Callable[[Any], None]:
    """Wrap new words in an element, as Word does."""

    def edit(document: Any) -> None:
        paragraph = document.tables[0].cell(1, 3).paragraphs[0]
        run = paragraph.add_run("Mine")._r
        wrapped = run.makeelement(qn(name), {})
        run.addprevious(wrapped)
        wrapped.append(run)

    return edit


def joined(document: Any) -> None:
    document.tables[0].cell(1, 3).merge(document.tables[0].cell(2, 3))


def table_in_table(document: Any) -> None:
    document.tables[0].cell(1, 3).add_table(1, 1).cell(0, 0).text = "Mine"


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (inside("w:sdt"), "a content control"),
        (inside("w:smartTag"), "a smart tag"),
        (inside("w:fldSimple"), "a field"),
        (joined, "cells of several rows joined in one"),
        (table_in_table, "a table inside a table"),
    ],
)
def test_words_that_would_be_lost_are_told(
    made: bytes, edit: Callable[[Any], None], what: str
) -> None:
    told = f"^This document has {re.escape(what)}, whose words would be lost. Write them as plain"
    with pytest.raises(WordsFileError, match=told):
        edited(made, edit)


def test_a_table_that_was_split_comes_back_whole(made: bytes) -> None:
    def split(document: Any) -> None:
        table = document.tables[0]
        table.cell(3, 3).text = "Mine"
        second = copy.deepcopy(table._tbl)
        for row in second.tr_lst[:2]:
            second.remove(row)
        for row in table._tbl.tr_lst[2:]:
            table._tbl.remove(row)
        table._tbl.addnext(second)
        second.addprevious(document.add_paragraph()._p)

    back = edited(made, split)
    assert [(row.key, row.new) for row in back] == [("a", ""), ("b", ""), ("c", "Mine")]
    assert [row.place for row in back] == ["row 2", "row 3", "row 4"]


def test_a_table_without_rows_is_nothing(made: bytes) -> None:
    def empty(document: Any) -> None:
        document.element.body.insert(0, document.add_table(0, 3)._tbl)

    assert len(edited(made, empty)) == len(ROWS)


def test_a_damaged_part_is_told(made: bytes) -> None:
    with pytest.raises(WordsFileError, match=r"cannot be read as a document\. Save it"):
        from_document(half_of_a_part(made, DOCUMENT))
