"""A translation as a workbook, and back: by key, and only of today's English."""

from io import BytesIO
from zipfile import ZipFile

import polib
import pytest
from openpyxl import Workbook, load_workbook

from desk.words.rows import WordsFileError
from desk.words.translations import COLUMNS, as_workbook, taken
from explainer.languages.merging import begun, merged
from explainer.languages.store import Wanted, words_of
from tests.explainer.languages.test_merging import small
from tests.support.real_book import PROJECT
from tests.support.translated import WELSH, need


def two_steps() -> tuple[polib.POFile, Wanted]:
    want = small("Call.", "Rest.")
    file = begun(PROJECT, want, WELSH)
    file[0].msgstr = "=Ffoniwch."
    file[0].flags.append("fuzzy")
    return file, want


def with_rows(*rows: tuple[str, ...], head: tuple[str, ...] = COLUMNS) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in (head, *rows):
        book.active.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def test_what_goes_out_comes_back_the_same_and_is_no_formula() -> None:
    file, want = two_steps()
    data = as_workbook(file)
    assert load_workbook(BytesIO(data)).worksheets[0]["D2"].data_type == "s"
    assert taken(data, file, want) == ([], [])
    assert words_of(file) == {"wording/steps/0": "=Ffoniwch."}


def test_what_was_filled_in_is_taken_by_its_key() -> None:
    file, want = two_steps()
    rows = (
        ("wording/steps/1", "", "Rest.", "Gorffwyswch."),
        ("wording/steps/0", "", "Call.", "Ffoniwch."),
        ("wording/steps/0", "", "Call now.", "Ffoniwch nawr."),
        ("wording/steps/7", "", "Rest.", "Arhoswch."),
    )
    found = taken(with_rows(*rows), file, want)
    assert found.changed == ["wording/steps/1", "wording/steps/0"]
    assert found.refused == [
        "row 4: 'wording/steps/0' is of other English than today's, or another rule",
        "row 5: nothing is called 'wording/steps/7'",
    ]
    assert words_of(file) == {
        "wording/steps/0": "Ffoniwch.",
        "wording/steps/1": "Gorffwyswch.",
    }
    assert not file[0].fuzzy


def test_whole_texts_for_each_contact_go_out_and_come_back() -> None:
    key = "wording/levels/call_now/heading"
    asked = need().texts[key]
    want = need()._replace(texts={key: asked})
    file = begun(PROJECT, want, WELSH)
    found = taken(with_rows((key, "", asked.english, "{contact}")), file, want)
    assert found == ([key], [])
    file = merged(PROJECT, want, file)
    book = load_workbook(BytesIO(as_workbook(file)))
    rows = {str(row[0].value): row for row in book.worksheets[0].iter_rows(min_row=2)}
    assert [*rows] == [key, *(text.key for text in want.whole[key])]
    for name, row in rows.items():
        row[3].value = f"Ffoniwch, {name}" if name != key else row[3].value
    filled = BytesIO()
    book.save(filled)
    back = taken(filled.getvalue(), file, want)
    assert back == ([text.key for text in want.whole[key]], [])
    assert words_of(file)[f"{key}/to/maternity_unit"] == f"Ffoniwch, {key}/to/maternity_unit"
    assert taken(as_workbook(file), file, want) == ([], [])


def test_a_workbook_of_another_rule_is_refused_after_the_file_was_updated() -> None:
    before = small("Call.", bond="aaaa")
    sent = as_workbook(begun(PROJECT, before, WELSH))
    book = load_workbook(BytesIO(sent))
    assert book.worksheets[0].column_dimensions["F"].hidden
    book.worksheets[0]["D2"] = "Ffoniwch."
    filled = BytesIO()
    book.save(filled)
    after = small("Call.", bond="bbbb")
    for want, changed in ((before, ["wording/steps/0"]), (after, [])):
        file = begun(PROJECT, want, WELSH)
        assert taken(filled.getvalue(), file, want).changed == changed


def test_a_sign_that_no_workbook_can_hold_is_told() -> None:
    file, _ = two_steps()
    file[0].msgstr = "Ffon\x07iwch"
    with pytest.raises(WordsFileError, match="'wording/steps/0' has a sign that nobody sees"):
        as_workbook(file)


def broken_inside(part: str, text: bytes) -> bytes:
    """A workbook of which one part is no XML."""
    made = BytesIO()
    with ZipFile(BytesIO(with_rows())) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Key;English", "This is no file of Excel"),
        (broken_inside("xl/workbook.xml", b"<a"), "This cannot be read as a workbook"),
        (broken_inside("xl/worksheets/sheet1.xml", b"<a"), "This cannot be read as a workbook"),
        (
            with_rows(("wording/steps/1", "", "Rest.", "=A1")),
            "Row 2 has a formula in 'Translation'",
        ),
        (with_rows(head=("Id", "English")), "The first row of its first sheet has to be: Key,"),
    ],
)
def test_what_is_no_workbook_of_a_translation_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(WordsFileError, match=why):
        taken(data, *two_steps())
