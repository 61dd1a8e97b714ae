"""Which page comes next: from answers alone, whatever a tab sends."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.model.questions import AnyQuestion
from screens.content import content
from screens.journey import (
    ALERT,
    CHECK,
    RESULT,
    Event,
    Fault,
    Path,
    State,
    Step,
    advance,
    read_state,
    show,
    start,
)
from screens.journey.values import read_answer
from tests.support.people import complete_answers
from tests.support.real_book import BOOK

QUESTIONS = BOOK.questionnaire.questions
NO_SIGNS: dict[str, Any] = {
    "pregnant": "yes",
    "emergency_signs": ["none"],
    "weeks": 20,
    "fluid_and_bleeding": ["none"],
    "pain_and_pressure": ["none"],
    "feeling_unwell": ["none"],
    "milder_signs": ["none"],
    "babies": "one",
    "stitch_now": "no",
    "cervix_scan": "not_had",
    "preterm_clinic": "no",
    "been_pregnant_before": "no",
    "cervix_treatments": ["none"],
    "womb_shape": "usual",
    "womb_adhesions": "no",
    "connective_tissue": "no",
    "des_exposure": "no",
}
WITH_HISTORY: dict[str, Any] = NO_SIGNS | {
    "been_pregnant_before": "yes",
    "early_losses": 0,
    "late_losses": 1,
    "late_loss_weeks": 20,
    "late_loss_start": ["waters_broke"],
    "early_births": 0,
    "waters_broke_early": "no",
    "previous_stitch": "no",
    "full_dilation_caesarean": "no",
    "cervix_injury_at_birth": "no",
    "late_surgical_endings": 0,
    "short_cervix_before": "no",
}


def up_to(question: str, answers: dict[str, Any] | None = None) -> State:
    """Somebody at this question, who has answered all before it."""
    given: dict[str, Any] = {}
    for name, answer in (answers or WITH_HISTORY).items():
        if name == question:
            break
        given[name] = answer
    return State(given, question)


def form(question: AnyQuestion, answer: Any) -> dict[str, Sequence[str]]:
    """The fields that a browser sends for this answer."""
    if question.kind == "number" and answer in question.special_answers:
        return {"answer": [""], "instead": [answer], "page": [question.id]}
    values = answer if isinstance(answer, list) else [str(answer)]
    return {"answer": values, "page": [question.id]}


def answered(state: State, answer: Any) -> Step:
    return advance(BOOK, state, Event.read("answer", form(QUESTIONS[state.page], answer)))


def did(state: State, action: str) -> State:
    return advance(BOOK, state, Event.read(action, {})).state


def brings_its_path(step: Step) -> bool:
    """Whether the path of a step is the one that its answers lead to."""
    anew = Path(BOOK, step.state.answers)
    return step.path is not None and step.path.assessment == anew.assessment


# From the first question to the result ----------------------------------------------------------


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


def test_who_is_not_pregnant_is_not_asked_about_signs() -> None:
    state = answered(start(BOOK).state, "no").state
    assert state.page == "been_pregnant_before"


# What a form can send ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"), [("9", 9), (" 9 ", 9), ("0", 0), ("42", 42), ("09", 9)]
)
def test_whole_numbers_are_taken_as_people_type_them(typed: str, number: int) -> None:
    assert read_answer(QUESTIONS["weeks"], {"answer": [typed]}) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9.5", "number_not_whole"),
        ("nine", "number_not_whole"),
        ("12+3", "number_not_whole"),
        ("-1", "number_not_whole"),
        ("9 weeks", "number_not_whole"),
        ("٩", "number_not_whole"),
        ("1e1", "number_not_whole"),
        ("99999", "number_not_whole"),
        ("43", "number_out_of_range"),
        ("", "number_missing"),
        ("   ", "number_missing"),
    ],
)
def test_other_texts_are_refused_with_a_reason(typed: str, code: str) -> None:
    fault = read_answer(QUESTIONS["weeks"], {"answer": [typed]})
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("question", "values", "code"),
    [
        ("pregnant", {}, "choose_one"),
        ("pregnant", {"answer": ["maybe"]}, "not_offered"),
        ("pregnant", {"answer": ["yes", "no"]}, "not_offered"),
        ("pregnant", {"answer": ["prefer_not_to_say"]}, "not_offered"),
        ("emergency_signs", {}, "tick_some_or"),
        ("emergency_signs", {"answer": ["none", "collapse_or_fit"]}, "not_both"),
        ("emergency_signs", {"answer": ["not_sure", "collapse_or_fit"]}, "not_both"),
        ("emergency_signs", {"answer": ["none", "not_sure"]}, "not_both"),
        ("emergency_signs", {"answer": ["headache"]}, "not_offered"),
        ("late_loss_start", {"answer": ["none"]}, "not_offered"),
        ("weeks", {"answer": ["9"], "instead": ["not_sure"]}, "number_or_instead"),
        ("weeks", {"answer": [""], "instead": ["prefer_not_to_say"]}, "not_offered"),
        ("late_losses", {"instead": ["not_sure", "prefer_not_to_say"]}, "only_one_of"),
    ],
)
def test_what_a_page_does_not_offer_is_refused(
    question: str, values: dict[str, Sequence[str]], code: str
) -> None:
    fault = read_answer(QUESTIONS[question], values)
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("question", "values", "answer"),
    [
        ("pregnant", {"answer": ["not_sure"]}, "not_sure"),
        ("emergency_signs", {"answer": ["none"]}, ["none"]),
        ("emergency_signs", {"answer": ["not_sure"]}, "not_sure"),
        ("emergency_signs", {"answer": ["sepsis_signs", "urge_to_push", "sepsis_signs"]}, None),
        ("weeks", {"answer": [""], "instead": ["not_sure"]}, "not_sure"),
        ("late_losses", {"instead": ["prefer_not_to_say"]}, "prefer_not_to_say"),
    ],
)
def test_what_a_page_offers_is_taken(
    question: str, values: dict[str, Sequence[str]], answer: object
) -> None:
    in_order = ["urge_to_push", "sepsis_signs"]
    assert read_answer(QUESTIONS[question], values) == (answer or in_order)


def test_a_fault_stays_on_the_page_and_keeps_what_was_sent() -> None:
    state = up_to("weeks")
    step = answered(state, "nine")
    assert step.state.page == "weeks"
    assert "weeks" not in step.state.answers
    assert step.sent["answer"] == ("nine",)


def test_every_fault_has_words_and_uses_only_what_it_is_given() -> None:
    forms: list[dict[str, list[str]]] = [
        {},
        {"answer": ["?"]},
        {"answer": ["none", "x"]},
        {"answer": ["1"], "instead": ["not_sure"]},
        {"answer": ["999"]},
        {"instead": ["not_sure", "prefer_not_to_say"]},
    ]
    found = [read_answer(question, fields) for question in QUESTIONS.values() for fields in forms]
    faults = [fault for fault in found if isinstance(fault, Fault)]
    assert len({fault.code for fault in faults}) >= 8
    for fault in faults:
        assert "{" not in content().screens["errors"][fault.code].format(**fault.details)


# Help that is needed now ------------------------------------------------------------------------


def test_an_emergency_is_shown_at_once_and_the_person_can_go_on() -> None:
    step = answered(up_to("emergency_signs"), ["sepsis_signs"])
    assert step.state.page == ALERT
    assert did(step.state, "go_on").page == "weeks"
    assert did(step.state, "back").page == "emergency_signs"


def test_a_sign_for_calling_now_is_shown_at_once() -> None:
    assert answered(up_to("pain_and_pressure"), ["pressure"]).state.page == ALERT


def test_not_sure_about_emergency_signs_is_shown_at_once() -> None:
    assert answered(up_to("emergency_signs"), "not_sure").state.page == ALERT


def test_what_can_wait_until_today_does_not_interrupt() -> None:
    assert answered(up_to("milder_signs"), ["stinging_pee"]).state.page == "babies"


def test_the_same_sign_does_not_interrupt_twice() -> None:
    state = answered(up_to("pain_and_pressure"), ["pressure"]).state
    again = answered(did(state, "back"), ["pressure"]).state
    assert again.page == "feeling_unwell"
    assert answered(again, ["none"]).state.page == "milder_signs"


def test_another_sign_of_the_same_urgency_interrupts_again() -> None:
    state = did(answered(up_to("pain_and_pressure"), ["pressure"]).state, "go_on")
    assert answered(state, ["something_not_right"]).state.page == ALERT


def test_a_less_urgent_sign_does_not_interrupt_an_emergency_again() -> None:
    state = did(answered(up_to("emergency_signs"), ["sepsis_signs"]).state, "go_on")
    state = answered(answered(state, 20).state, ["show"]).state
    assert state.page == "pain_and_pressure"


def test_a_level_that_rises_interrupts_again() -> None:
    state = did(answered(up_to("emergency_signs"), "not_sure").state, "back")
    assert answered(state, ["sepsis_signs"]).state.page == ALERT


def test_the_same_sign_in_another_week_is_not_a_new_sign() -> None:
    answers = WITH_HISTORY | {"pain_and_pressure": ["bulge_inside"]}
    state = advance(BOOK, State(answers, CHECK), Event.read("change:weeks", {})).state
    assert answered(state, 38).state.page == CHECK


def test_an_answer_about_history_interrupts_when_it_makes_a_sign_urgent() -> None:
    answers = WITH_HISTORY | {"milder_signs": ["stinging_pee"]}
    state = up_to("late_loss_start", answers)
    assert answered(state, ["waters_broke"]).state.page == ALERT


def test_the_alert_is_gone_when_nothing_is_urgent() -> None:
    assert show(BOOK, State(NO_SIGNS, ALERT)).state.page == CHECK


# Changing an answer -----------------------------------------------------------------------------


def changing(question: str, answers: dict[str, Any]) -> State:
    return advance(BOOK, State(answers, CHECK), Event.read(f"change:{question}", {})).state


def test_a_changed_answer_leads_back_to_the_check_page() -> None:
    state = answered(changing("weeks", NO_SIGNS), 21).state
    assert (state.page, state.changing, state.answers["weeks"]) == (CHECK, False, 21)


def test_new_questions_are_asked_before_the_check_page() -> None:
    state = answered(changing("cervix_treatments", NO_SIGNS), ["lletz"]).state
    assert state.page == "lletz_count"
    state = answered(state, "one").state
    assert state.page == "lletz_depth"
    assert answered(state, "under_10mm").state.page == CHECK


def test_a_change_says_which_answers_no_longer_count_and_drops_them() -> None:
    state = answered(changing("late_losses", WITH_HISTORY), 0).state
    assert state.dropped == ("late_loss_weeks", "late_loss_start")
    assert not {"late_loss_weeks", "late_loss_start"} & state.answers.keys()
    assert did(state, "result").dropped == ()


def test_what_was_dropped_is_still_said_after_an_alert() -> None:
    state = changing("cervix_treatments", NO_SIGNS | {"cervix_treatments": ["lletz"]})
    state = State(
        {**state.answers, "lletz_count": "one", "milder_signs": ["stinging_pee"]},
        state.page,
        changing=True,
    )
    state = answered(state, ["trachelectomy"]).state
    assert (state.page, state.dropped) == (ALERT, ("lletz_count",))
    assert did(state, "go_on").dropped == did(state, "back").dropped == ("lletz_count",)
    assert did(state, "go_on").page == CHECK


def test_a_first_answer_drops_nothing() -> None:
    assert answered(up_to("weeks"), 20).state.dropped == ()


def test_only_what_is_asked_can_be_changed() -> None:
    assert changing("lletz_count", NO_SIGNS).page == CHECK
    assert changing("no_such_question", NO_SIGNS).page == CHECK


def test_back_from_a_change_leads_to_the_check_page() -> None:
    assert did(changing("weeks", NO_SIGNS), "back").page == CHECK


def test_back_from_an_alert_that_a_change_brought_up_goes_on_with_the_change() -> None:
    state = answered(changing("pain_and_pressure", NO_SIGNS), ["pressure"]).state
    assert state.page == ALERT
    assert answered(did(state, "back"), ["none"]).state.page == CHECK


def test_back_from_a_question_that_a_change_brought_up_leads_to_the_one_before() -> None:
    state = did(answered(changing("cervix_treatments", NO_SIGNS), ["lletz"]).state, "back")
    assert (state.page, state.changing) == ("cervix_treatments", True)


def test_who_has_answered_everything_goes_back_to_the_check_page_at_once() -> None:
    state = advance(BOOK, State(NO_SIGNS, CHECK), Event.read("open", {"page": ["weeks"]})).state
    assert answered(state, 21).state.page == CHECK


def test_who_steps_back_half_way_goes_on_from_there() -> None:
    state = did(did(up_to("babies"), "back"), "back")
    assert state.page == "feeling_unwell"
    assert answered(state, ["none"]).state.page == "milder_signs"


# Back, forward, reload --------------------------------------------------------------------------


def test_back_leads_to_the_question_asked_before_and_keeps_the_answers() -> None:
    state = did(up_to("been_pregnant_before"), "back")
    assert state.page == "preterm_clinic"
    assert state.answers.keys() == up_to("been_pregnant_before").answers.keys()


@pytest.mark.parametrize(
    ("page", "before"),
    [("pregnant", "pregnant"), (CHECK, "des_exposure"), (RESULT, CHECK)],
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
    for page in ("womb_shape", "been_pregnant_before", "lletz_count", "nonsense", ""):
        event = Event.read("open", {"page": [page]})
        assert advance(BOOK, State(answers, "pregnant"), event).state.page == "emergency_signs"


@pytest.mark.parametrize("missing", ["emergency_signs", "des_exposure"])
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


# Progress ---------------------------------------------------------------------------------------


def test_progress_counts_the_parts_and_the_questions_of_a_part() -> None:
    progress = Path(BOOK, NO_SIGNS).progress("stitch_now")
    assert (progress.part, progress.parts, progress.number, progress.total) == (2, 4, 2, 4)
    assert not progress.more


def test_progress_says_when_answers_still_to_come_can_add_questions() -> None:
    progress = Path(BOOK, {}).progress("pregnant")
    assert (progress.part, progress.parts, progress.number, progress.more) == (1, 4, 1, True)


def test_parts_without_questions_are_not_counted() -> None:
    assert Path(BOOK, {"pregnant": "no"}).progress("been_pregnant_before").parts == 3


# Whatever a tab sends ---------------------------------------------------------------------------

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from([*QUESTIONS, ALERT, CHECK, RESULT, "yes", "none", "not_sure", "answers"])
STATES = st.fixed_dictionaries(
    {},
    optional={
        "answers": st.dictionaries(WORDS, ANYTHING | WORDS | st.lists(WORDS)) | ANYTHING,
        "page": WORDS | ANYTHING,
        "resume": WORDS | ANYTHING,
        "changing": ANYTHING,
        "dropped": st.lists(WORDS) | ANYTHING,
    },
)
ACTIONS = st.sampled_from(
    ["answer", "back", "open", "result", "check", "go_on", "show", "change:weeks"]
)


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
    state = State(WITH_HISTORY, "weeks", "womb_shape", changing=True, dropped=("lletz_count",))
    assert read_state(BOOK, json.loads(json.dumps(state.as_data()))) == state


def test_answers_that_do_not_exist_any_more_are_left_out() -> None:
    data = {"answers": {"pregnant": "yes", "weeks": 99, "shoe_size": 5, "babies": "one"}}
    assert read_state(BOOK, data).answers == {"pregnant": "yes", "babies": "one"}
