"""Which page comes next: from answers alone, whatever a tab sends."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screens.journey import (
    ALERT,
    CHECK,
    RESULT,
    Event,
    Path,
    State,
    Step,
    advance,
    read_state,
    show,
    start,
)
from tests.support.answers import NO_SIGNS
from tests.support.journeys import (
    ACTIONS,
    ANYTHING,
    QUESTIONS,
    STATES,
    WITH_HISTORY,
    WORDS,
    answered,
    brings_its_path,
    changing,
    did,
    up_to,
)
from tests.support.people import complete_answers
from tests.support.real_book import BOOK

# From the first question to the result -----------------------------------------------------------


def test_a_journey_starts_at_the_first_question_with_nothing_answered() -> None:
    assert start(BOOK) == Step(State({}, "pregnant"))


@settings(max_examples=40, deadline=None)
@given(complete_answers(BOOK))
def test_every_set_of_answers_leads_through_its_questions_in_order(answers: dict[str, Any]) -> None:
    state, seen = start(BOOK).state, []
    while state.page != CHECK:
        if state.page == ALERT:
            state = did(state, "go_on")
            continue
        seen.append(state.page)
        step = answered(state, answers[state.page])
        assert step.fault is None
        assert brings_its_path(step)
        state = step.state
    assert seen == [question for question in QUESTIONS if question in answers]
    assert state.answers.keys() == answers.keys()
    assert did(state, "result").page == RESULT


def test_signs_that_need_help_now_are_asked_before_anything_else() -> None:
    state = answered(start(BOOK).state, "yes").state
    assert state.page == "emergency_signs"


def test_who_is_not_pregnant_is_asked_about_emergencies_and_no_other_sign() -> None:
    state = answered(start(BOOK).state, "no").state
    assert state.page == "emergency_signs_not_pregnant"
    assert answered(state, ["none"]).state.page == "been_pregnant_before"


# Back, forward, reload ---------------------------------------------------------------------------


def test_back_leads_to_the_question_asked_before_and_keeps_the_answers() -> None:
    state = did(up_to("been_pregnant_before"), "back")
    assert state.page == "care_so_far"
    assert state.answers.keys() == up_to("been_pregnant_before").answers.keys()


@pytest.mark.parametrize(
    ("page", "before"),
    [("pregnant", "pregnant"), (CHECK, "told_conditions"), (RESULT, CHECK)],
)
def test_back_from_the_first_and_the_last_pages(page: str, before: str) -> None:
    assert did(State(NO_SIGNS, page), "back").page == before


def test_a_reload_shows_the_same_page() -> None:
    for page in [*NO_SIGNS, CHECK, RESULT]:
        state = State(NO_SIGNS, page)
        assert show(BOOK, state).state == state


def test_the_history_leads_to_any_page_the_answers_lead_to() -> None:
    state = State(NO_SIGNS, RESULT)
    opened = advance(BOOK, state, Event.read("open", {"page": ["weeks"]})).state
    assert (opened.page, opened.answers) == ("weeks", NO_SIGNS)


def test_the_history_does_not_lead_past_questions_still_to_answer() -> None:
    answers = {"pregnant": "yes", "been_pregnant_before": "no"}
    for page in ("told_conditions", "been_pregnant_before", "lletz_count", "nonsense", ""):
        event = Event.read("open", {"page": [page]})
        assert advance(BOOK, State(answers, "pregnant"), event).state.page == "emergency_signs"


@pytest.mark.parametrize("missing", ["emergency_signs", "told_conditions"])
def test_there_is_no_result_while_answers_are_missing(missing: str) -> None:
    answers = {name: answer for name, answer in NO_SIGNS.items() if name != missing}
    assert did(State(answers, CHECK), "result").page == CHECK
    assert show(BOOK, State(answers, RESULT)).state.page == CHECK


def test_a_missing_answer_is_asked_for_before_the_check_page() -> None:
    answers = {name: answer for name, answer in NO_SIGNS.items() if name != "weeks"}
    state = answered(changing("babies", answers), "two_or_more").state
    assert state.page == "weeks"


def test_start_again_clears_everything() -> None:
    assert advance(BOOK, State(NO_SIGNS, RESULT), Event.read("again", {})) == start(BOOK)


def test_a_form_of_another_page_changes_nothing() -> None:
    state = up_to("weeks")
    event = Event.read("answer", {"page": ["pregnant"], "answer": ["no"]})
    assert advance(BOOK, state, event).state == state


# Progress ----------------------------------------------------------------------------------------


def test_progress_counts_the_parts_and_the_questions_of_a_part() -> None:
    progress = Path(BOOK, NO_SIGNS).progress("care_so_far")
    assert (progress.part, progress.parts, progress.number, progress.total) == (2, 4, 2, 2)
    assert not progress.more


def test_progress_says_when_answers_still_to_come_can_add_questions() -> None:
    progress = Path(BOOK, {}).progress("pregnant")
    assert (progress.part, progress.parts, progress.number, progress.more) == (1, 4, 1, True)


def test_parts_without_questions_are_not_counted() -> None:
    assert Path(BOOK, {"pregnant": "no"}).progress("been_pregnant_before").parts == 3


# Whatever a tab sends ----------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(STATES | ANYTHING, ACTIONS | ANYTHING, st.dictionaries(WORDS, ANYTHING) | ANYTHING)
def test_nothing_that_a_tab_sends_leads_astray(
    data: object, action: object, values: object
) -> None:
    step = advance(BOOK, read_state(BOOK, data), Event.read(action, values))
    page, answers = step.state.page, step.state.answers
    path = Path(BOOK, answers)
    assert brings_its_path(step)
    assert page in path.asked or page in (ALERT, CHECK, RESULT)
    assert page != ALERT or path.urgent
    assert page != RESULT or not path.missing
    assert set(answers) <= set(path.asked)
    assert json.loads(json.dumps(step.state.as_data())) == step.state.as_data()


def test_a_state_comes_back_as_it_went() -> None:
    state = State(WITH_HISTORY, "weeks", "told_conditions", changing=True, dropped=("lletz_count",))
    assert read_state(BOOK, json.loads(json.dumps(state.as_data()))) == state


def test_answers_that_do_not_exist_any_more_are_left_out() -> None:
    data = {"answers": {"pregnant": "yes", "weeks": 99, "shoe_size": 5, "babies": "one"}}
    assert read_state(BOOK, data).answers == {"pregnant": "yes", "babies": "one"}
