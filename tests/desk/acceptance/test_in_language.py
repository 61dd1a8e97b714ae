"""A translated text is accepted by whoever accepts its English, and only when all is whole."""

from pathlib import Path

import pytest

from desk.acceptance.in_language import differing_in, translations
from desk.acceptance.kinds import Who
from desk.acceptance.ledger import Ledger
from rules import ContentError
from rules.loading.project import Project
from tests.support.messages import copy_content
from tests.support.real_book import BOOK
from tests.support.translated import completed, in_whole, need, whole, write


def test_each_text_is_one_entry_with_its_english_and_its_bond(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path / "content"))
    write(project, whole())
    found = {text.entry.name: text for text in translations(project, BOOK, "cy")}
    assert [*found] == [*need().texts]
    heading = found["wording/levels/call_now/heading"]
    assert heading.kind == ("level", Who.CLINICIAN)
    assert heading.entry.value == {
        "English": "Call {contact} now",
        "translation": "⟦Çâll {contact} ñöw~~~~~~⟧",
    }
    assert heading.entry.key == ("translations/cy.po", "wording/levels/call_now/heading")
    option = found["questionnaire/emergency_signs/options/urge_to_push/text"]
    assert option.kind.who is Who.CLINICIAN
    assert option.entry.value["bond"] == need().bonds[option.entry.name]
    assert found["screens/site/back"].kind == ("button or screen", Who.READER)


def test_each_whole_text_is_one_entry_that_a_clinician_accepts(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path / "content"))
    key = "wording/levels/call_now/heading"
    write(project, completed(in_whole(key)))
    found = {text.entry.name: text for text in translations(project, BOOK, "cy")}
    each = {text.key for text in need().whole[key]}
    assert {*found} == {*need().texts, *each}
    assert {found[name].kind for name in each} == {("level", Who.CLINICIAN)}
    unit = f"{key}/to/maternity_unit"
    assert found[unit].entry.value == {
        "English": "Call your maternity unit now",
        "translation": "⟦Çâll ýöûr mâtérñîtý ûñît ñöw~~~~~~~~~⟧",
        "bond": need().bonds[unit],
    }


def test_only_what_is_whole_is_accepted(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path / "content"))
    write(project, completed('msgctxt "screens/site/back"\nmsgid "Back"\nmsgstr ""\n'))
    with pytest.raises(ContentError, match="T003"):
        differing_in(project, BOOK, Ledger(), "cy")
