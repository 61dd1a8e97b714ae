"""A tab that stays open while another version takes the place of the one that made its page."""

from datetime import date
from typing import Any

import pytest

from screens.content import content
from screens.journey import CHECK, State, show
from screens.journey.saving import Opened, take_turn
from screens.pages import Carrier, Pages
from tests.support.answers import NO_SIGNS
from tests.support.html import parse
from tests.support.journeys import WITH_HISTORY
from tests.support.real_book import BOOK

QUESTIONS = BOOK.questionnaire.questions
WORDS = content().screens
PAGES = Pages(content())


def tab_of(rule_set: str, **more: Any) -> dict[str, Any]:
    state = State(WITH_HISTORY, CHECK, rule_set=rule_set).as_data()
    return state | {"answers": state["answers"] | more}


def test_a_tab_names_the_rule_set_that_made_its_page() -> None:
    assert show(BOOK, State()).state.as_data()["rule_set"] == BOOK.version
    assert take_turn(BOOK, tab_of("older"), "show", {}).step.state.rule_set == BOOK.version


def test_after_a_change_of_version_it_says_which_answers_count() -> None:
    turn = take_turn(BOOK, tab_of("older", late_losses=99, shoe_size=5), "show", {})
    assert isinstance(turn.opened, Opened)
    assert set(turn.opened.kept) == WITH_HISTORY.keys() - {"late_losses"}
    assert (turn.opened.dropped, turn.opened.unknown) == (("late_losses",), 1)
    assert turn.step.path
    assert turn.step.path.missing == ("late_losses",)
    page = PAGES.render(turn.step, Carrier(), date(2026, 11, 22), turn.opened)
    notice = parse(page.html).one(id="notice")
    assert WORDS["saving"]["changed_heading"] in notice.text
    assert WORDS["saving"]["opened"] not in notice.text
    assert QUESTIONS["late_losses"].label in notice.text


def test_the_check_page_says_so_too_and_only_once() -> None:
    turn = take_turn(BOOK, tab_of("older"), "show", {})
    page = PAGES.render(turn.step, Carrier(), date(2026, 11, 22), turn.opened)
    assert turn.step.state.page == CHECK
    assert WORDS["saving"]["changed_heading"] in parse(page.html).one(id="notice").text
    again = take_turn(BOOK, turn.step.state.as_data(), "show", {})
    assert again.opened is None


@pytest.mark.parametrize("rule_set", ["", BOOK.version, None, 7])
def test_the_same_version_or_none_says_nothing(rule_set: Any) -> None:
    assert take_turn(BOOK, tab_of(rule_set), "show", {}).opened is None


def test_an_answer_given_to_the_older_page_is_taken() -> None:
    state = State(NO_SIGNS, "weeks", rule_set="older").as_data()
    turn = take_turn(BOOK, state, "answer", {"answer": ["20"], "page": ["weeks"]})
    assert turn.step.state.answers["weeks"] == 20
    assert isinstance(turn.opened, Opened)
