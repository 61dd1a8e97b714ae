"""Help that is needed now is shown at once, and not twice for the same sign."""

from typing import Any

import pytest
from hypothesis import given, settings

from screens.journey import (
    ALERT,
    CHECK,
    Event,
    Path,
    State,
    advance,
    show,
)
from tests.support.answers import NO_SIGNS
from tests.support.journeys import (
    WITH_HISTORY,
    answered,
    did,
    up_to,
)
from tests.support.people import complete_answers
from tests.support.real_book import BOOK


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


STITCH = {"care_so_far": ["stitch"], "stitch_now": "abdominal"}


@pytest.mark.parametrize("kind", ["vaginal", "abdominal", "not_sure"])
def test_a_stitch_after_a_sign_is_one_alert_once_its_kind_is_told(kind: str) -> None:
    answers = {"pain_and_pressure": ["new_backache"], "care_so_far": ["stitch"], "stitch_now": kind}
    assert alerts(answers) == ["pain_and_pressure", "stitch_now"]


def test_a_sign_after_a_sign_still_interrupts() -> None:
    answers = {"fluid_and_bleeding": ["show"], "pain_and_pressure": ["pressure"], **STITCH}
    assert alerts(answers) == ["fluid_and_bleeding", "pain_and_pressure", "stitch_now"]


def test_what_a_scan_found_does_not_wait_for_the_kind_of_stitch() -> None:
    answers = {
        "pain_and_pressure": ["pressure"],
        "care_so_far": ["stitch", "cervix_scan"],
        "cervix_scan": "open_or_funnelling",
    }
    asked = alerts({**answers, "stitch_now": "vaginal"})
    assert asked == ["pain_and_pressure", "cervix_scan"]
    assert alerts({**answers, "stitch_now": "abdominal"}) == [*asked, "stitch_now"]


def test_a_stitch_waits_for_what_else_is_asked_of_it_and_no_longer() -> None:
    answers = {
        "pain_and_pressure": ["pressure"],
        "care_so_far": ["stitch", "cervix_scan"],
        "cervix_scan": "normal",
        "stitch_now": "vaginal",
    }
    assert alerts(answers) == ["pain_and_pressure", "stitch_now"]


def test_a_stitch_that_makes_a_sign_urgent_does_not_wait() -> None:
    answers = {
        "milder_signs": ["smelly_coloured_discharge"],
        "care_so_far": ["stitch"],
        "stitch_now": "vaginal",
    }
    assert alerts(answers) == ["care_so_far"]


def alerts(given: dict[str, Any]) -> list[str]:
    """The questions after which somebody is interrupted, who is 20 weeks and ticks no more."""
    found, state = [], up_to("emergency_signs")
    while state.page not in (CHECK, "been_pregnant_before"):
        asked = state.page
        answer = given.get(asked, NO_SIGNS.get(asked))
        state = answered(state, answer).state
        if state.page == ALERT:
            found.append(asked)
            state = did(state, "go_on")
    return found


@settings(max_examples=60, deadline=None)
@given(complete_answers(BOOK))
def test_nobody_gets_to_the_end_without_an_alert_for_every_reason(answers: dict[str, Any]) -> None:
    state, met = show(BOOK, State()).state, frozenset[str]()
    while state.page != CHECK:
        state = answered(state, answers[state.page]).state
        if state.page == ALERT:
            met |= Path(BOOK, state.answers).urgent
            state = did(state, "go_on")
    assert Path(BOOK, state.answers).urgent <= met
