"""Texts that are whole for each whom she may call: which ones, for whom, and what they say."""

from explainer import load_wording
from explainer.languages.notes import notes_of
from explainer.languages.store import wanted
from explainer.languages.texts import translatable
from explainer.languages.whole import HOW, TO, asks_for_whole, whole_of
from rules.loading.book import read_book
from rules.loading.layout import WORDS
from rules.loading.project import Project
from tests.support.real_book import BOOK, PROJECT, WORDING
from tests.support.translated import need

TEXTS = translatable(PROJECT)
NOW, TODAY = "wording/levels/call_now/heading", "wording/levels/call_today/look_out"
STITCH = "wording/rules/go_to_hospital_abdominal_stitch/heading/text"


def each(key: str, project: Project = PROJECT) -> dict[str, str]:
    """The English of a text for each whom she may call, by whom."""
    found = whole_of(translatable(project)[key], BOOK, load_wording(project))
    return {str(text.whom): text.english for text in found}


def test_a_language_that_asks_for_none_has_none() -> None:
    assert not [key for key in need().texts if TO in key]
    assert {*need().whole} == {key for key, text in TEXTS.items() if "{contact}" in text.english}
    assert need().whole


def test_there_is_one_for_each_contact_in_its_english_name() -> None:
    found = each(TODAY)
    assert {*found} == {*WORDING.contacts}
    assert found["gp"] == "Call your GP surgery today if"
    assert found["not_known_yet"] == "Call your maternity or early pregnancy unit today if"


def test_where_a_call_cannot_wait_there_is_one_for_the_number_in_place_of_some() -> None:
    found = each(NOW)
    assert {*WORDING.contacts} - {*found} == {"gp", "midwife_or_booking"}
    assert found["phone:nhs_111"] == "Call {phone:nhs_111} now"
    assert {*each(STITCH)} == {*found}


def test_a_text_that_is_said_at_any_level_has_one_for_all_of_them() -> None:
    lead = "A day in hospital is not needed for every stitch."
    text = TEXTS[NOW]._replace(path=("advice", "x", "text", 0), english="Ask {contact}.")
    found = {one.whom for one in whole_of(text, BOOK, WORDING)}
    assert found == {*WORDING.contacts, "phone:nhs_111"}
    assert whole_of(text._replace(english=lead), BOOK, WORDING) == ()


def test_each_has_a_lasting_key_and_says_whom_it_is_about() -> None:
    unit = next(text for text in need().whole[NOW] if text.whom == "maternity_unit")
    assert unit.key == f"{NOW}/to/maternity_unit"
    assert (unit.file, unit.path) == (TEXTS[NOW].file, TEXTS[NOW].path)
    about = next(iter(notes_of(PROJECT, unit)))
    assert about.endswith("\nWith whom she is to call: your maternity unit.")


def test_a_translator_is_told_how_to_ask_for_them() -> None:
    assert HOW in [*notes_of(PROJECT, TEXTS[NOW])]
    assert HOW not in [*notes_of(PROJECT, TEXTS["wording/levels/emergency/heading"])]
    assert asks_for_whole(" {contact}\n")
    assert not asks_for_whole("Ffoniwch {contact}")


def test_who_is_told_to_call_them_binds_them() -> None:
    bonds, whole = need().bonds, {text.whom: text.key for text in need().whole[NOW]}
    assert bonds[NOW] == ""
    assert bonds[whole["maternity_unit"]]
    assert bonds[whole["maternity_unit"]] != bonds[whole["phone:nhs_111"]]
    stitch = {text.whom: text.key for text in need().whole[STITCH]}
    assert bonds[stitch["not_known_yet"]] == bonds[STITCH]
    assert bonds[stitch["maternity_unit"]] not in (bonds[STITCH], bonds[whole["maternity_unit"]])


def test_a_slip_in_the_english_is_told_there_and_not_here() -> None:
    text = PROJECT.text(WORDS).replace("phone_now: nhs_111", "phone_now: nhs_112")
    project = PROJECT.saying({WORDS: text})
    found = wanted(project, read_book(project), "cy").whole[NOW]
    assert "gp" in {text.whom for text in found}
