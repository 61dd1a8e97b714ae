"""PO files: what is read, and what is refused with its line and a remedy."""

from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po

from explainer.languages.language import Language
from explainer.languages.merging import begun
from explainer.languages.plurals import categories_of
from explainer.languages.store import (
    Wanted,
    checks_of,
    language_of,
    messages,
    read,
    tags,
    words_of,
)
from explainer.languages.texts import Text
from rules import ContentError
from rules.loading.layout import SCREENS
from rules.loading.project import Project
from tests.support.real_book import PROJECT
from tests.support.translated import WELSH, whole, whole_file, write

HEAD = 'msgid ""\nmsgstr "Language: cy\\n"\n\n'
ONE = 'msgctxt "a"\nmsgid "Yes"\nmsgstr "Ydw"\n'


def reading(folder: Path, text: str, tag: str = "cy") -> polib.POFile:
    project = Project(folder)
    write(project, text, tag)
    return read(project, tag)


def refused(folder: Path, text: str, tag: str = "cy") -> str:
    with pytest.raises(ContentError) as error:
        reading(folder, text, tag)
    (problem,) = error.value.problems
    return str(problem)


BACK = "Take the file back from git, or save it again with the tool that made it."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (
            HEAD + 'msgctxt "a"\nmsgid "Yes\nmsgstr "Ydw"\n',
            5,
            "This line cannot be read as a PO file",
        ),
        (HEAD + "<<<<<<< HEAD\n" + ONE, 4, "This line cannot be read as a PO file"),
        ("hello\n", 1, "This line cannot be read as a PO file"),
        (HEAD + 'msgstr "Ydw"\n' + ONE, 4, "A message goes wrong here"),
        ("x" * 5_000_001, 1, "This file is larger than 5 MB"),
    ],
)
def test_what_is_no_po_file_is_refused(text: str, line: int, what: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text) == f"translations/cy.po:{line}:1  error  T001  {what}. {BACK}"


def test_a_key_stands_once(tmp_path: Path) -> None:
    said = refused(tmp_path, f"{HEAD}{ONE}\n{ONE}")
    assert said == (
        "translations/cy.po:8:1  error  T001  'a' is translated twice (first in line 4). "
        "Remove one of the two."
    )


@pytest.mark.parametrize("before", ["", "#~ "])
def test_a_message_has_a_key(before: str, tmp_path: Path) -> None:
    said = refused(tmp_path, f'{HEAD}{before}msgid "Back"\n{before}msgstr "Yn ôl"\n')
    assert said == (
        "translations/cy.po:4:1  error  T001  This message has no msgctxt. "
        "Write the key of its text as msgctxt, or take the message out."
    )


def test_other_encodings_and_missing_files_are_told(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with pytest.raises(ContentError, match=r"This file is missing\. Begin it: python cli\.py"):
        read(project, "cy")
    write(project, "")
    (tmp_path / "translations" / "cy.po").write_bytes("Tŷ".encode("utf-16"))
    with pytest.raises(ContentError, match="T001  This file is not saved as UTF-8"):
        read(project, "cy")


def test_a_name_that_is_no_language_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, HEAD, "welsh") == (
        "translations/welsh.po:1:1  error  T002  'welsh' is no language whose plurals we know. "
        "Name the file after the language, such as cy.po; see explainer/languages/plurals.py."
    )


def test_a_file_is_read_with_the_name_of_its_language(tmp_path: Path) -> None:
    file = reading(tmp_path, whole())
    assert language_of(file, "cy") == WELSH
    assert tags(Project(tmp_path)) == ["cy"]
    assert words_of(file)["wording/levels/call_now/heading"] == "⟦Çâll {contact} ñöw~~~~~~⟧"


def test_lines_end_in_any_way_and_may_begin_with_a_mark(tmp_path: Path) -> None:
    text = "\ufeff" + (HEAD + ONE).replace("\n", "\r\n")
    assert words_of(reading(tmp_path, text)) == {"a": "Ydw"}


def test_a_check_that_is_not_as_it_is_written_is_no_check() -> None:
    good = "checked by Ann Example on 2026-11-29: 0123456789abcdef"
    bad = [good[:-1], good.replace("11-29", "13-29"), f"not {good}", "checked by Ann Example"]
    entry = polib.POEntry(msgid="a", tcomment="\n".join([*bad, good]))
    (check,) = checks_of(entry)
    assert (check.by, check.on.isoformat(), check.of) == (
        "Ann Example",
        "2026-11-29",
        "0123456789abcdef",
    )


def test_polib_reads_what_it_wrote() -> None:
    assert str(whole_file()) == whole()


def test_babel_reads_what_we_write_and_we_read_what_babel_writes() -> None:
    ours = whole_file()
    catalogue = read_po(BytesIO(whole().encode()), locale="cy")
    theirs = {message.context: message.string for message in catalogue if message.id}
    assert theirs == words_of(ours)
    made = BytesIO()
    write_po(made, catalogue, width=76, include_previous=True)
    again = polib.pofile(made.getvalue().decode())
    assert words_of(again) == words_of(ours)
    for old, new in zip(messages(ours), messages(again), strict=True):
        assert (old.msgctxt, old.msgid, old.flags) == (new.msgctxt, new.msgid, new.flags)
        assert checks_of(old) == checks_of(new)
        assert old.comment.split() == new.comment.split()


def test_the_six_forms_of_arabic_go_out_and_come_back() -> None:
    arabic = Language("ar", "العربية")
    keys = [f"screens/question/weeks/{form}" for form in categories_of("ar")]
    texts = {
        key: Text(key, "{number} weeks", SCREENS, (), "Weeks.", key.rpartition("/")[2])
        for key in keys
    }
    file = begun(PROJECT, Wanted(texts, dict.fromkeys(keys, "")), arabic)
    for number, entry in enumerate(file):
        entry.msgstr = f"{{number}} أسبوع {number}"
    catalogue = read_po(BytesIO(str(file).encode()), locale="ar")
    theirs = {message.context: message.string for message in catalogue if message.id}
    assert theirs == words_of(polib.pofile(str(file))) == words_of(file)
    assert len(theirs) == 6
    assert "Beside numbers of the category 'few' of Unicode's CLDR." in file[3].comment
