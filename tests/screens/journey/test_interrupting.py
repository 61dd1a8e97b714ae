"""Help that is needed now is shown at once, and not twice for the same sign."""

from screens.journey import (
    ALERT,
    CHECK,
    Event,
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
