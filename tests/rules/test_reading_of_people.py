"""The second reading, tried by hand: people of the clinical page, and answers not given."""

from typing import Any

import pytest

from tests.support.answers import AFTER_A_LOSS, LATE_LOSS, NO_SIGNS, NOT_PREGNANT
from tests.support.read_by_hand import (
    ABDOMINAL_STITCH,
    CLINIC,
    VAGINAL_STITCH,
    complete,
    pregnant,
)
from tests.support.second_reading import assess


def test_v1_ended_by_treatment_and_very_worried() -> None:
    ended = LATE_LOSS | {"late_loss_start": ["treatment_to_end_pregnancy"]}
    reading = pregnant(weeks="not_sure", milder_signs=["very_worried_or_low"], **ended)
    assert reading["levels"] == {
        "milder_sign.very_worried_or_low": "call_today",
        "worth_mentioning.late_loss_for_another_reason": "next_appointment",
    }
    assert reading["level"] == "call_today"
    assert reading["conditions"]["spontaneous_late_loss"] == "no"
    assert reading["advice"] == {"feelings_support", "keep_usual_appointments", "after_a_loss"}
    assert reading["contact"] == "midwife_or_booking"


def test_v2_two_late_losses_at_9_weeks() -> None:
    reading = pregnant(weeks=9, **LATE_LOSS | {"late_losses": 2})
    assert reading["levels"] == {
        "specialist_history_no_plan": "call_today",
        "high_history_before_24": "call_today",
    }
    assert reading["contact"] == "midwife_or_booking"
    assert reading["advice"] == {
        "ask_for_preterm_clinic",
        "ask_about_cervix_scan",
        "after_a_loss",
    }


def test_v3_pressure_at_25_weeks_after_a_birth_at_term() -> None:
    earlier = {"been_pregnant_before": "yes", "earlier_pregnancies": ["none"]}
    reading = pregnant(weeks=25, pain_and_pressure=["pressure"], **earlier)
    assert reading["levels"] == {"pain_or_pressure.pressure": "call_now"}
    assert reading["contact"] == "maternity_unit"
    assert reading["card"] is None
    assert reading["advice"] == {"what_to_say_on_the_phone", "checked_and_sent_home"}


def test_v4_the_cervix_had_opened_then_treatment_ended_it() -> None:
    both = ["cervix_opened", "treatment_to_end_pregnancy"]
    reading = pregnant(weeks=10, **LATE_LOSS | {"late_loss_start": both})
    assert reading["level"] == "call_today"
    assert reading["contact"] == "midwife_or_booking"
    assert reading["conditions"]["spontaneous_late_loss"] == "yes"
    assert reading["conditions"]["specialist_history"] == "no"


def test_v5_not_pregnant_lletz_once_depth_not_known() -> None:
    lletz = {"cervix_treatments": ["lletz"], "lletz_count": "one", "lletz_depth": "not_sure"}
    reading = complete(NOT_PREGNANT | lletz)
    assert reading["level"] == "information"
    assert reading["card"] == "before_a_pregnancy"
    assert reading["contact"] == "gp"
    assert reading["advice"] == {"before_next_pregnancy", "find_operation_letter"}


def test_v6_strong_pain_on_one_side_at_7_weeks() -> None:
    earlier = {"been_pregnant_before": "yes", "earlier_pregnancies": ["none"]}
    reading = pregnant(weeks=7, emergency_signs=["one_sided_or_shoulder_pain"], **earlier)
    assert reading["levels"] == {"emergency_sign.one_sided_or_shoulder_pain": "emergency"}
    assert reading["contact"] == "early_pregnancy_unit"
    assert reading["advice"] == {"call_999_how", "what_to_say_on_the_phone"}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (NO_SIGNS, 12),
        (NO_SIGNS | {"been_pregnant_before": "yes", "earlier_pregnancies": ["none"]}, 13),
        (NO_SIGNS | LATE_LOSS | CLINIC | {"late_losses": 2}, 16),
        (AFTER_A_LOSS, 3),
        (AFTER_A_LOSS | {"pregnant": "recent_birth"}, 3),
    ],
)
def test_how_many_questions_are_asked(answers: dict[str, Any], asked: int) -> None:
    states = complete(answers)["states"].values()
    assert len(states) - list(states).count("not_asked") == asked


def test_nothing_answered() -> None:
    reading = assess({})
    assert set(reading["truths"].values()) == {"open"}
    assert (reading["level"], reading["contact"], reading["card"]) == (None, None, None)
    assert reading["missing"] == ["pregnant"]
    assert reading["advice"] == set()


def test_an_emergency_counts_before_the_rest_is_answered() -> None:
    reading = assess({"pregnant": "yes", "emergency_signs": ["urge_to_push"]})
    assert reading["level"] == "emergency"
    assert reading["contact"] is None
    assert not reading["complete"]


def test_while_it_is_open_whether_a_question_is_asked_its_tests_are_open() -> None:
    answers = {name: NO_SIGNS[name] for name in NO_SIGNS if name != "care_so_far"}
    reading = assess(answers | VAGINAL_STITCH | {"care_so_far": None})
    assert reading["states"]["stitch_now"] == "open"
    assert reading["truths"]["stitch_at_term"] == "no"  # at 20 weeks, whatever the stitch
    assert reading["truths"]["severe_pain_with_abdominal_stitch"] == "no"
    assert reading["truths"]["stitch_no_plan"] == "open"
    assert reading["conditions"]["plan_in_place"] == "open"


def test_what_is_no_longer_asked_never_counts() -> None:
    strays = LATE_LOSS | ABDOMINAL_STITCH | {"after_signs": ["hot_cold_shivery"]}
    strays |= {"been_pregnant_before": "no", "care_so_far": ["none"], "lletz_depth": "over_15mm"}
    assert pregnant(**strays) == pregnant()
