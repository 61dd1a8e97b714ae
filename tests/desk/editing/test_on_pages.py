"""The texts of a page are found by what it shows, and by what somebody points at."""

from datetime import date

import pytest

from desk.editing.on_pages import pointed_at, texts_on, words_of
from desk.editing.texts import About, Editable, about, description_of, editable_texts, size_of
from explainer.wording import load_wording
from rules.loading.layout import QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from rules.vignettes.reading import read_vignettes
from screens.content import content
from screens.workspaces.gallery import Gallery
from tests.support.real_book import BOOK

PROJECT = Project()
TEXTS = editable_texts(PROJECT)
GALLERY = Gallery(content(), read_vignettes(PROJECT), content().screens["content"], PROJECT)
TODAY = date(2026, 12, 1)


def names_on(spot: str) -> list[str]:
    name = spot.rpartition(":")[2]
    return [text.name for text in texts_on(GALLERY.spots[spot].draw(), TEXTS, name)]


def test_every_text_has_a_name_of_its_own_and_is_found_under_it() -> None:
    assert len(TEXTS) > 2500
    assert len({text.key for text in TEXTS}) == len(TEXTS)
    kinds = {text.file for text in TEXTS}
    assert {QUESTIONNAIRE, WORDS, clinical("history"), clinical("safety")} <= kinds


def test_the_words_of_a_page_are_those_that_people_read() -> None:
    html = "<head><title>T</title></head><h1>One <b>two</b></h1><p>Don\u2019t &amp; do</p>"
    html += "<script>x</script>"
    assert words_of(html) == ["one two", "don't & do"]


@pytest.mark.parametrize(
    ("spot", "wanted"),
    [
        ("question:weeks", "sections.how_you_are.questions.weeks.text"),
        ("question:pregnant", "sections.how_you_are.questions.pregnant.options.yes.text"),
        ("result:call_now", "levels.call_now.heading"),
        ("topic:how_common", "topics.how_common.title"),
        ("start", "screens.start.heading"),
    ],
)
def test_a_page_has_its_texts(spot: str, wanted: str) -> None:
    assert wanted in names_on(spot)


def test_the_texts_of_other_questions_that_say_the_same_are_left_out() -> None:
    found = names_on("question:pregnant")
    assert "sections.how_you_are.questions.pregnant.options.yes.text" in found
    assert [name for name in found if name.endswith("options.yes.text")] == [
        "sections.how_you_are.questions.pregnant.options.yes.text"
    ]


def test_what_is_pointed_at_is_found_with_its_gaps_filled_in() -> None:
    said = "Call your maternity unit now"
    found = pointed_at(said, TEXTS)
    assert "levels.call_now.heading" in [text.name for text in found[:4]]
    assert pointed_at(BOOK.questionnaire.question("weeks").text, TEXTS)[0].name.endswith(
        "questions.weeks.text"
    )
    assert pointed_at("zzzz", TEXTS) == []
    assert pointed_at("About all that is said nowhere in these files, whatever it is", TEXTS) == []


def known(name: str) -> About:
    text = next(text for text in TEXTS if text.name == name)
    return about(text, PROJECT, BOOK, load_wording(PROJECT))


def test_what_is_known_of_a_text() -> None:
    heading = known("levels.call_now.heading")
    assert heading.meant_for == ("The one thing to do. {contact} becomes the name of whom to call.")
    assert heading.gaps == ("{contact}",)
    assert heading.place.accepted_by == "a clinician who did not make the change"
    assert "people of the vignettes, at call_now" in heading.place.readers
    assert not heading.for_clinicians
    question = known("sections.how_you_are.questions.pregnant.text")
    assert question.meant_for == "The question itself: the heading of its page."
    assert "rules rest on it" in question.place.readers
    assert known("rules.specialist_history_no_plan.rationale").for_clinicians


def test_a_text_of_a_field_that_no_model_names_has_no_description() -> None:
    assert description_of(WORDS, ("nothing", "here")) == ""
    option = ("sections", 0, "questions", 0, "options", 0, "text")
    assert description_of(QUESTIONNAIRE, option) == "The full wording on the page."


def test_sentences_are_counted_as_the_check_counts_them() -> None:
    assert size_of("One two. Three four five: six.") == (3, 3, 20)
    assert size_of("word " * 21).is_too_long
    assert isinstance(TEXTS[0], Editable)
