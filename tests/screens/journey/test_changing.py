"""Changing an answer: what is asked then, and what no longer counts."""

from screens.journey import (
    ALERT,
    CHECK,
    Event,
    State,
    advance,
)
from tests.support.answers import NO_SIGNS
from tests.support.journeys import (
    WITH_HISTORY,
    answered,
    changing,
    did,
    up_to,
)
from tests.support.real_book import BOOK


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
    state = answered(changing("earlier_pregnancies", WITH_HISTORY), ["none"]).state
    assert state.dropped == ("late_losses", "late_loss_start")
    assert not {"late_losses", "late_loss_start"} & state.answers.keys()
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
