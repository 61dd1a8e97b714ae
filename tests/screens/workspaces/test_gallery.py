"""Every page can be shown, also for content that no person meets yet."""

from dataclasses import replace

import pytest

from rules import Level
from rules.model.conditions import QuestionTest
from screens.content import content
from screens.workspaces.gallery import Gallery
from tests.support.html import parse
from tests.support.vignettes import CASES

WORDS = content().screens["content"]
GALLERY = Gallery(content(), list(CASES.values()), WORDS)
BOOK = content().book


def test_every_question_level_and_topic_can_be_shown() -> None:
    spots = list(GALLERY.spots)
    assert [f"question:{name}" for name in BOOK.questionnaire.questions] == [
        spot for spot in spots if spot.startswith("question:")
    ]
    assert [f"result:{level}" for level in Level] == [s for s in spots if s.startswith("result:")]
    assert {f"topic:{name}" for name in content().wording.topics} <= set(spots)
    assert {"start", "check", "topics", "alert:emergency", "alert:call_now"} <= set(spots)


@pytest.mark.parametrize("spot", GALLERY.spots)
def test_it_is_a_whole_document(spot: str) -> None:
    page = parse(GALLERY.spots[spot].draw().removeprefix("<!doctype html>"))
    assert page.one("h1").text
    assert page.one("html").get("lang") == "en-GB"


@pytest.mark.parametrize("name", BOOK.questionnaire.questions)
def test_a_question_is_shown_as_it_is_asked(name: str) -> None:
    page = parse(GALLERY.spots[f"question:{name}"].draw().removeprefix("<!doctype html>"))
    assert page.one("h1").text == " ".join(BOOK.questionnaire.question(name).text.split())


@pytest.mark.parametrize("level", Level)
def test_a_result_is_the_one_it_says(level: Level) -> None:
    page = parse(GALLERY.spots[f"result:{level}"].draw().removeprefix("<!doctype html>"))
    cards = content().wording.cards.values() if level is Level.INFORMATION else ()
    labels = {content().wording.levels[level].label, *(card.label for card in cards)}
    assert page.one(class_="label").text.strip() in labels


def test_a_question_that_nobody_is_asked_is_shown_all_the_same() -> None:
    nobody = QuestionTest.model_validate({"pregnant": {"one_of": ["yes"]}})
    first, *others = BOOK.questionnaire.sections
    questions = tuple(
        question.model_copy(update={"asked_when": nobody}) if question.id == "weeks" else question
        for question in first.questions
    )
    sections = (first.model_copy(update={"questions": questions}), *others)
    questionnaire = BOOK.questionnaire.model_copy(update={"sections": sections})
    edited = replace(content(), book=replace(BOOK, questionnaire=questionnaire))
    without_people = Gallery(edited, [], WORDS)
    text = BOOK.questionnaire.question("weeks").text
    assert text in without_people.spots["question:weeks"].draw()
    assert not without_people.problems


def test_content_that_is_fine_has_no_page_that_cannot_be_drawn() -> None:
    assert GALLERY.problems == ()
