"""The card of signs: every sign that asks for a call stands on it once, where its call is."""

import io
from dataclasses import replace

from PIL import Image

from explainer.outputs.signs_picture import as_picture
from explainer.signs import card_as_text, signs_card
from rules import Level, assess
from rules.model.questions import ChoicesQuestion
from tests.support.real_book import BOOK, PAGES, WORDING

CARD = signs_card(BOOK, WORDING, PAGES.signs)
BY_SIGN = {sign: group for group in CARD.groups for sign in group.signs}
ASKED = {q.id for q in BOOK.questionnaire if q.symptom} & set(
    assess(BOOK, {"pregnant": "yes"}).missing
)


def options() -> list[tuple[str, str, str]]:
    return [
        (question.id, option.id, option.summary)
        for question in BOOK.questionnaire
        if isinstance(question, ChoicesQuestion) and question.id in ASKED
        for option in question.options
    ]


def test_each_sign_stands_once_and_the_most_urgent_come_first() -> None:
    signs = [sign for group in CARD.groups for sign in group.signs]
    assert len(signs) == len(set(signs)) > 25
    levels = [group.level for group in CARD.groups]
    assert levels == sorted(levels, key=list(Level).index)
    assert set(levels) == {Level.EMERGENCY, Level.CALL_NOW, Level.CALL_TODAY}


def test_the_weeks_that_examples_prefer_make_no_sign_less_urgent() -> None:
    weeks = BOOK.questionnaire.weeks
    assert weeks is not None
    at_term = weeks.model_copy(update={"usual": (38,)})
    fewer = replace(BOOK, questionnaire=BOOK.questionnaire.replacing(at_term))
    assert signs_card(fewer, WORDING, PAGES.signs) == CARD


def test_the_first_group_is_the_list_of_the_start_page() -> None:
    first = BOOK.questionnaire.shown_first
    assert CARD.groups[0].signs == tuple(option.summary for option in first.options)


def test_no_sign_is_less_urgent_on_the_card_than_in_a_result_of_its_own() -> None:
    for question, option, summary in options():
        for weeks in (0, 9, 14, 20, 24, 30, 36, 37, 42):
            answers = {"pregnant": "yes", "weeks": weeks, question: [option]}
            level = assess(BOOK, answers).level
            if level and level.more_urgent_than(Level.CONTACT_THIS_WEEK):
                assert summary in BY_SIGN, summary
                assert not level.more_urgent_than(BY_SIGN[summary].level), (summary, weeks)


def test_a_sign_that_has_another_number_stands_under_it() -> None:
    harm = next(s for q, o, s in options() if o == "thoughts_of_harm")
    assert "111" in BY_SIGN[harm].heading


def test_the_text_holds_all_of_it() -> None:
    text = card_as_text(CARD)
    wanted = [CARD.title, *BY_SIGN, *(group.heading for group in CARD.groups), *CARD.more]
    assert [line for line in wanted if line not in text] == []
    assert "{" not in text


def test_the_picture_is_as_wide_as_a_phone_and_small() -> None:
    made = as_picture(CARD, WORDING.language)
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)
    assert len(made) < 300_000
