"""Words go out to Excel and Word and come back: only what differs, and nothing is lost."""

import io
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from desk.editing.texts import editable_texts
from desk.words.back import Brought, NewWords, brought
from desk.words.document import as_document, from_document
from desk.words.rows import Returned, WordsFileError, WordsRow, mark_of, rows_of
from desk.words.unpacking import LARGEST
from desk.words.workbook import as_workbook, from_workbook
from rules.loading.layout import WORDS
from rules.loading.project import Project
from tests.support.real_book import BOOK, PROJECT, WORDING

TITLE = "explainer/wording/en.yaml topics.after_a_loss.title"
LEAD = "explainer/wording/en.yaml topics.after_a_loss.summary"
Change = Callable[[dict[str, str]], None]  # of the new words, by key


@cache
def rows() -> tuple[WordsRow, ...]:
    return tuple(rows_of(PROJECT, BOOK, WORDING, "topics.after_a_loss*"))


def through_excel(new: dict[str, str]) -> list[Returned]:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(rows())))
    for line in book["Words"].iter_rows(min_row=2):
        line[3].value = new.get(str(line[0].value))
    with io.BytesIO() as made:
        book.save(made)
        return list(from_workbook(made.getvalue()))


def through_word(new: dict[str, str]) -> list[Returned]:
    document = Document(io.BytesIO(as_document(rows())))
    for row in document.tables[0].rows[1:]:
        row.cells[3].text = new.get(row.cells[0].text.partition("\n")[0], "")
    with io.BytesIO() as made:
        document.save(made)
        return list(from_document(made.getvalue()))


WAYS = pytest.mark.parametrize("through", [through_excel, through_word])


def came(returned: list[Returned], project: Project = PROJECT) -> Brought:
    return brought(returned, project)


def test_every_text_that_anybody_reads_goes_out() -> None:
    everything = [row.key for row in rows_of(PROJECT, BOOK, WORDING)]
    assert everything == [text.key for text in editable_texts(PROJECT)]
    assert all(row.read_at for row in rows())
    (title,) = (row for row in rows() if row.key == TITLE)
    assert title.read_at.startswith("the topic page 'after_a_loss'; ")
    assert title.read_at.endswith("Accepted by one reader who did not make the change.")


@WAYS
def test_a_file_that_nobody_wrote_in_brings_nothing(
    through: Callable[[dict[str, str]], list[Returned]],
) -> None:
    assert came(through({})) == Brought([], [])


@WAYS
def test_only_what_differs_is_a_change(
    through: Callable[[dict[str, str]], list[Returned]],
) -> None:
    same = next(row.words for row in rows() if row.key == LEAD)
    found = came(through({TITLE: "  After\n the loss ", LEAD: same}))
    assert [(c.text.key, c.new) for c in found.changes] == [(TITLE, "After the loss")]
    assert found.refused == []
    (file, text), *others = NewWords(tuple(found.changes)).on(PROJECT).items()
    assert (file, others) == (WORDS, [])
    before = PROJECT.text(WORDS).splitlines()
    assert [line for line in text.splitlines() if line not in before] == [
        "    title: After the loss"
    ]


@WAYS
def test_what_was_changed_meanwhile_is_named_with_both_words(
    through: Callable[[dict[str, str]], list[Returned]],
) -> None:
    text = PROJECT.text(WORDS).replace("    title: After a loss\n", "    title: Later\n", 1)
    found = came(through({TITLE: "Mine"}), PROJECT.saying({WORDS: text}))
    assert found.changes == []
    (told,) = found.refused
    assert f"{TITLE} was changed by somebody since this file was made." in told
    assert "It said: “After a loss”. It says now: “Later”. Your words: “Mine”." in told
    same = came(through({TITLE: "Later"}), PROJECT.saying({WORDS: text}))
    assert same == Brought([], [])


def test_a_row_that_was_touched_elsewhere_is_told() -> None:
    (title,) = (row for row in rows() if row.key == TITLE)
    moved = Returned("row 2", LEAD, title.mark, title.words, "Mine")
    english = Returned("row 3", TITLE, title.mark, "Another English", "")
    gone = Returned("row 4", "gone.yaml a.b", mark_of("gone.yaml a.b", "x"), "x", "Mine")
    fine = Returned("row 5", TITLE, title.mark, title.words, "Mine")
    found = came([moved, english, gone, fine, fine._replace(place="row 6")])
    assert [change.new for change in found.changes] == ["Mine"]
    assert [told.partition(": ")[0] for told in found.refused] == [
        "row 2",
        "row 3",
        "row 4",
        "row 6",
    ]
    assert "It has now: “Another English”." in found.refused[1]
    assert "Your words: “Mine”." in found.refused[2]
    assert "stands in the file twice" in found.refused[3]


def test_nothing_in_a_workbook_is_a_formula() -> None:
    odd = WordsRow("k", "r", "=HYPERLINK(1)")
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook([odd])))["Words"]
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}  # n: empty
    assert sheet["C2"].value == "=HYPERLINK(1)"
    assert sheet["C2"].quotePrefix


def test_a_formula_that_came_back_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(rows())))
    book["Words"]["D3"] = "=1+1"
    with io.BytesIO() as made:
        book.save(made)
        with pytest.raises(WordsFileError, match="Row 3 has a formula in 'New words'"):
            list(from_workbook(made.getvalue()))


def test_tracked_changes_are_told_not_lost() -> None:
    document = Document(io.BytesIO(as_document(rows())))
    body = document.element.body
    body.append(body.makeelement(qn("w:ins"), {}))
    with io.BytesIO() as made:
        document.save(made)
        with pytest.raises(WordsFileError, match="tracked changes"):
            list(from_document(made.getvalue()))


def empty_workbook() -> bytes:
    with io.BytesIO() as made:
        openpyxl.Workbook().save(made)
        return made.getvalue()


def empty_document() -> bytes:
    with io.BytesIO() as made:
        Document().save(made)
        return made.getvalue()


@pytest.mark.parametrize(
    ("read", "data", "told"),
    [
        (from_workbook, b"no archive", "no file of Excel"),
        (from_document, b"", "no file of Excel"),
        (from_workbook, b"x" * (LARGEST + 1), "too large"),
        (from_workbook, empty_workbook(), "no sheet 'Words'"),
        (from_document, empty_document(), "no table with the columns Key, "),
        (from_workbook, empty_document(), "cannot be read as a workbook"),
        (from_document, empty_workbook(), "cannot be read as a document"),
    ],
)
def test_any_other_file_is_told(
    read: Callable[[bytes], list[Returned]], data: bytes, told: str
) -> None:
    with pytest.raises(WordsFileError, match=told):
        list(read(data))
