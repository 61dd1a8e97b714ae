"""`cli.py translate`: begun, brought up to date, checked, and what it says of each."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from rules.loading.layout import SCREENS
from rules.loading.project import Project
from tests.support.command_line import Ran, Run, edit
from tests.support.messages import copy_content
from tests.support.translated import completed, need, whole, write

BACK = "screens/site/back"
ONE = f'msgctxt "{BACK}"\nmsgid "Back"\nmsgstr "Yn ôl"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "content")


def said(run: Run, folder: Path, *arguments: str) -> Ran:
    return run("translate", *arguments, "--folder", folder)


@pytest.mark.thorough
def test_a_language_is_begun_once_and_lists_what_is_missing(run: Run, folder: Path) -> None:
    number = len(need().texts)
    begun = said(run, folder, "new", "cy", "--name", "Cymraeg")
    assert begun == Ran(0, f"translations/cy.po: {number} texts to translate.\n", "")
    status = said(run, folder, "status", "cy")
    assert status.code == 1
    assert status.out.endswith(f"\n\ncy is not offered: {number} of T003.\n")
    assert f"'{BACK}' is not translated: “Back”." in status.out
    again = said(run, folder, "new", "cy", "--name", "Cymraeg")
    there = "translations/cy.po is there already: python cli.py translate update cy\n"
    assert again == Ran(2, "", there)
    assert run("check", folder).code == 0  # the English never waits for a translator


@pytest.mark.thorough
def test_an_update_says_what_is_to_be_translated_again(run: Run, folder: Path) -> None:
    write(Project(folder), whole())
    fine = said(run, folder, "update", "cy")
    assert fine == Ran(0, f"translations/cy.po: {len(need().texts)} texts.\n", "")
    edit(folder, SCREENS, "    back: Back\n", "    back: Go back\n")
    ran = said(run, folder, "update", "cy")
    assert ran.out.endswith(f"texts.\nto translate again (1):\n  {BACK}\n")
    assert '#| msgid "Back"' in (folder / "translations" / "cy.po").read_text("utf-8")


@pytest.mark.thorough
def test_a_language_asks_for_whole_texts_and_gets_one_for_each_contact(
    run: Run, folder: Path
) -> None:
    heading = "wording/levels/call_now/heading"
    asks = f'msgctxt "{heading}"\nmsgid "Call {{contact}} now"\nmsgstr "{{contact}}"\n'
    write(Project(folder), completed(f'msgid ""\nmsgstr ""\n\n{asks}'))
    each = [text.key for text in need().whole[heading]]
    ran = said(run, folder, "update", "cy")
    number = len(need().texts) + len(each)
    listed = "\n".join(f"  {key}" for key in sorted(each))
    assert ran.out == f"translations/cy.po: {number} texts.\nnew ({len(each)}):\n{listed}\n"
    status = said(run, folder, "status", "cy")
    assert status.out.endswith(f"\n\ncy is not offered: {len(each)} of T003.\n")
    again = said(run, folder, "update", "cy")
    assert again.out == f"translations/cy.po: {number} texts.\n"


def test_somebody_checks_what_is_as_the_english_is(run: Run, folder: Path) -> None:
    write(Project(folder), completed(f'msgid ""\nmsgstr ""\n\n# not yet\n{ONE}'))
    ran = said(run, folder, "check", "cy", "--by", "Cy Example", "--only", BACK)
    assert ran == Ran(0, "1 texts of cy were checked by Cy Example.\n", "")
    assert "# checked by Cy Example on 2026-12-01: " in (
        folder / "translations" / "cy.po"
    ).read_text("utf-8")
    again = said(run, folder, "check", "cy", "--by", "Cy Example", "--only", BACK)
    left = "1 left: checked by them before, or not as the English is."
    assert again == Ran(0, f"0 texts of cy were checked by Cy Example. {left}\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "err"),
    [
        (("new",), 2, "say which language: python cli.py translate new cy\n"),
        (("new", "cy"), 2, "say what the language calls itself: --name Cymraeg\n"),
        (
            ("new", "tlh", "--name", "tlhIngan Hol"),
            2,
            "'tlh' is no language whose plurals we know: see explainer/languages/plurals.py\n",
        ),
        (("take", "cy"), 2, "say which file: python cli.py translate take cy cy.xlsx\n"),
        (("check", "cy"), 2, 'say who read it: --by "First Last"\n'),
        (
            ("update", "cy"),
            1,
            "translations/cy.po:1:1  error  T001  This file is missing. "
            "Begin it: python cli.py translate new cy --name NAME.\n",
        ),
        (
            ("status", "cy"),
            1,
            "translations/cy.po:1:1  error  T001  This file is missing. "
            "Begin it: python cli.py translate new cy --name NAME.\n",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], code: int, err: str, run: Run, folder: Path
) -> None:
    assert said(run, folder, *arguments) == Ran(code, "", err)


@pytest.mark.thorough
def test_out_to_a_spreadsheet_and_back(run: Run, folder: Path, tmp_path: Path) -> None:
    write(Project(folder), completed(ONE))
    file = tmp_path / "cy.xlsx"
    out = said(run, folder, "workbook", "cy", str(file))
    assert out.out == (f"{file}: fill in the column Translation, then: translate take cy {file}\n")
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows():
        if row[0].value == BACK:
            row[3].value = "Nôl"
    book.save(file)
    taken = "1 texts of cy were taken. Nobody has checked them yet.\n"
    assert said(run, folder, "take", "cy", str(file)) == Ran(0, taken, "")
    assert 'msgstr "Nôl"' in (folder / "translations" / "cy.po").read_text("utf-8")
    file.write_bytes(b"Key;English")
    no_archive = (
        "This is no file of Excel (.xlsx) or Word (.docx), or it is damaged. Save it again."
    )
    refused = f"{file}: {no_archive}\n"
    assert said(run, folder, "take", "cy", str(file)) == Ran(2, "", refused)
    no_file = said(run, folder, "take", "cy", str(tmp_path / "cz.xlsx"))
    assert no_file.code == 2
    assert "cannot be read or written (No such file or directory)" in no_file.err


def test_without_a_translation_the_pages_are_in_english(run: Run, folder: Path) -> None:
    english = "There is no translation: the pages are in English only.\n"
    assert said(run, folder, "status") == Ran(0, english, "")
