"""The content in other words: everything translated, nothing else touched."""

from pathlib import Path

import pytest

from explainer import load_screen_words, load_wording
from explainer.languages import overlay, texts
from explainer.languages.language import Language
from explainer.languages.overlay import in_words
from explainer.languages.texts import translatable
from explainer.texts import said_to, whole_texts
from explainer.wording import fill, load_pages, wording_problems
from rules import Level
from rules.loading.book import read_book
from rules.loading.layout import WORDS
from rules.loading.project import Project
from tests.explainer.languages.test_texts import SMALL, WEEKS
from tests.support.pseudo import LONG, MIRRORED, PSEUDO, in_pseudo, longer, mirrored
from tests.support.real_book import BOOK, PROJECT, WORDING

WELSH = Language("cy", "Cymraeg")
HEADING = "wording/levels/call_now/heading"


@pytest.mark.parametrize("language", PSEUDO, ids=lambda language: language.tag)
def test_a_whole_language_passes_every_check_of_shape(language: Language) -> None:
    project = in_pseudo(PROJECT, language)
    book = read_book(project)
    assert wording_problems(project, book) == []
    assert load_pages(project).signs.lead.startswith("⟦")
    assert load_screen_words(project)["site"]["back"].startswith("⟦")
    texts = (text.english for text in translatable(project).values())
    assert {said[0] for text in texts for said in whole_texts(text).values() or [text]} == {"⟦"}
    assert load_wording(project).language == language.tag


def test_rules_and_ids_are_the_same() -> None:
    book = read_book(in_pseudo(PROJECT, LONG))
    assert (book.rules, book.version) == (BOOK.rules, BOOK.version)
    assert [*book.questionnaire.questions] == [*BOOK.questionnaire.questions]
    assert book.questionnaire.question("pregnant").text == "⟦Âré ýöû préĝñâñt ñöw?~~~~~~~⟧"


def test_what_is_not_translated_stays_english_and_the_english_stays() -> None:
    words = load_wording(in_words(PROJECT, {HEADING: "Ffoniwch {contact} nawr"}, WELSH))
    assert words.levels[Level.CALL_NOW].heading == "Ffoniwch {contact} nawr"
    assert words.levels[Level.CALL_TODAY] == WORDING.levels[Level.CALL_TODAY]
    assert WORDING.levels[Level.CALL_NOW].heading == "Call {contact} now"
    assert PROJECT.document(WORDS).data["language"] == "en-GB"


def test_texts_that_are_whole_for_each_contact_stand_in_one_place() -> None:
    said = {
        HEADING: "{contact}",
        f"{HEADING}/to/maternity_unit": "Ffoniwch eich uned famolaeth nawr",
        f"{HEADING}/to/phone:nhs_111": "Ffoniwch {phone:nhs_111} nawr",
    }
    project = in_words(PROJECT, said, WELSH)
    words = load_wording(project)
    heading = words.levels[Level.CALL_NOW].heading
    assert said_to(heading, "maternity_unit") == "Ffoniwch eich uned famolaeth nawr"
    assert fill(heading, words, "111", "phone:nhs_111") == "Ffoniwch 111 nawr"
    assert wording_problems(project, BOOK) == []


def test_while_a_text_keeps_its_gap_no_whole_one_is_said() -> None:
    said = {HEADING: "Ffoniwch {contact} nawr", f"{HEADING}/to/gp": "Ffoniwch eich meddyg"}
    words = load_wording(in_words(PROJECT, said, WELSH))
    assert words.levels[Level.CALL_NOW].heading == "Ffoniwch {contact} nawr"


def test_of_forms_beside_a_number_those_of_the_language_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "FILES", SMALL)
    monkeypatch.setattr(overlay, "FILES", SMALL)
    (tmp_path / "small.yaml").write_text(WEEKS)
    said = {"small/weeks/other": "{number}周", "small/flat/days_other": "{number}天"}
    made = in_words(Project(tmp_path), said, Language("zh", "中文"))
    assert made.document(Path("small.yaml")).data == {
        "weeks": {"other": "{number}周"},
        "flat": {"days_other": "{number}天", "my_other": "Mine"},
    }


def test_what_is_filled_in_numbers_and_addresses_stay() -> None:
    text = "Call {contact} at 24+3 weeks, see https://www.nhs.uk/pregnancy"
    assert longer(text).startswith(
        "⟦Çâll {contact} ât 24+3 wéékš, šéé https://www.nhs.uk/pregnancy"
    )
    assert "{contact}" in mirrored(text)
    assert "24+3" in mirrored(text)
    assert mirrored(text).endswith("https://www.nhs.uk/pregnancy⟧")
    assert [language.direction for language in (LONG, MIRRORED)] == ["ltr", "rtl"]
