"""The second reading, tried by hand: signs in pregnancy, and after a loss or a birth."""

from typing import Any

import pytest

from tests.support.answers import AFTER_A_LOSS, NO_SIGNS, NOT_PREGNANT
from tests.support.read_by_hand import (
    ABDOMINAL_STITCH,
    STITCH_OF_SOME_KIND,
    VAGINAL_STITCH,
    complete,
    pregnant,
)


def test_nothing_at_all() -> None:
    reading = pregnant()
    assert reading["level"] == "information"
    assert reading["card"] == "nothing_today"
    assert reading["contact"] == "maternity_unit"
    assert reading["applied"] == {}


@pytest.mark.parametrize(("weeks", "level"), [(36, "call_now"), (37, "call_today")])
def test_tightenings_before_and_from_37_weeks(weeks: int, level: str) -> None:
    assert pregnant(weeks=weeks, pain_and_pressure=["tightenings"])["level"] == level


def test_tightenings_at_term_with_a_stitch_or_with_twins() -> None:
    at_term = {"weeks": 38, "pain_and_pressure": ["tightenings"]}
    with_stitch = pregnant(**at_term, **VAGINAL_STITCH)
    assert with_stitch["applied"]["labour_sign_with_stitch"] == "yes"
    assert with_stitch["level"] == "call_now"
    assert "labour_at_term" not in with_stitch["advice"]
    twins = pregnant(**at_term, babies="two_or_more")
    assert twins["levels"]["labour_with_twins"] == "call_now"
    not_sure_of_twins = pregnant(**at_term, babies="not_sure")
    assert not_sure_of_twins["levels"]["labour_with_twins"] == "call_today"
    assert "labour_at_term" in not_sure_of_twins["advice"]


def test_a_bulge_and_the_waters_are_an_emergency_in_any_week() -> None:
    bulge = {"pain_and_pressure": ["bulge_inside"], "weeks": 40}
    assert pregnant(**bulge)["level"] == "call_now"
    assert pregnant(**bulge, fluid_and_bleeding=["waters_leaking"])["level"] == "emergency"
    assert pregnant(**bulge, fluid_and_bleeding=["show"])["level"] == "call_now"
    in_doubt = pregnant(**bulge, fluid_and_bleeding="not_sure")
    assert in_doubt["truths"]["bulge_with_waters"] == "cant_tell"
    assert in_doubt["level"] == "call_now"


@pytest.mark.parametrize(
    ("kind", "sign", "level", "truth"),
    [
        (ABDOMINAL_STITCH, "severe_or_lasting_pain", "emergency", "no"),
        (ABDOMINAL_STITCH, "pressure", "call_now", "yes"),
        (ABDOMINAL_STITCH, "bulge_inside", "call_now", "no"),
        (STITCH_OF_SOME_KIND, "pressure", "call_now", "cant_tell"),
        (VAGINAL_STITCH, "pressure", "call_now", "no"),
    ],
)
def test_straight_to_hospital_with_an_abdominal_stitch(
    kind: dict[str, Any], sign: str, level: str, truth: str
) -> None:
    reading = pregnant(weeks=39, pain_and_pressure=[sign], **kind)
    assert reading["level"] == level
    assert reading["truths"]["go_to_hospital_abdominal_stitch"] == truth
    wanted = kind == ABDOMINAL_STITCH and sign != "bulge_inside"
    assert ("go_to_hospital_abdominal_stitch" in reading["advice"]) == wanted


@pytest.mark.parametrize(
    ("sign", "weeks", "rule"),
    [
        ("less_movement", 23, "less_movement_before_24"),
        ("less_movement", 24, "less_movement_from_24"),
        ("less_movement", "not_sure", "less_movement_from_24"),
        ("no_movement", 19, "no_movement_before_20"),
        ("no_movement", 20, "no_movement_from_20"),
        ("headache_vision_swelling_itching", 19, "headache_vision_before_20"),
        ("headache_vision_swelling_itching", 20, "headache_vision_swelling_itching"),
        ("blow_to_tummy", 13, "blow_to_tummy_before_14"),
        ("blow_to_tummy", 14, "blow_to_tummy"),
    ],
)
def test_signs_that_count_by_weeks(sign: str, weeks: int | str, rule: str) -> None:
    reading = pregnant(feeling_unwell=[sign], weeks=weeks)
    yes = [name for name, truth in reading["applied"].items() if truth == "yes"]
    assert yes == [rule]
    # with weeks not sure the milder of the two can't be told, and applies all the same
    assert len(reading["applied"]) == (2 if weeks == "not_sure" else 1)


def test_not_sure_of_being_pregnant() -> None:
    without_sign = complete(
        {name: answer for name, answer in NO_SIGNS.items() if name not in ("weeks", "babies")}
        | {"pregnant": "not_sure"}
    )
    assert without_sign["level"] == "contact_this_week"
    assert without_sign["contact"] == "gp"
    assert without_sign["states"]["care_so_far"] == "not_asked"
    assert without_sign["advice"] == {"take_a_test"}
    with_sign = pregnant(pregnant="not_sure", feeling_unwell=["blow_to_tummy"])
    assert with_sign["contact"] == "early_pregnancy_unit"
    assert with_sign["applied"]["blow_to_tummy_before_14"] == "yes"
    with_worry = pregnant(pregnant="not_sure", milder_signs=["very_worried_or_low"])
    assert with_worry["contact"] == "gp"


def test_thoughts_of_harm_alone_and_with_another_sign() -> None:
    alone = pregnant(feeling_unwell=["thoughts_of_harm"])
    assert alone["level"] == "call_now"
    assert alone["advice"] == {"crisis_help"}
    other = pregnant(feeling_unwell=["thoughts_of_harm", "something_not_right"])
    assert other["advice"] == {"crisis_help", "what_to_say_on_the_phone", "checked_and_sent_home"}


def test_after_a_loss_and_after_a_birth() -> None:
    loss = complete(AFTER_A_LOSS)
    assert (loss["level"], loss["card"]) == ("information", "after_a_loss")
    assert loss["contact"] == "hospital_team_after"
    assert loss["advice"] == {"after_a_loss"}
    birth = complete(AFTER_A_LOSS | {"pregnant": "recent_birth"})
    assert birth["card"] == "after_a_birth"
    assert birth["advice"] == {"after_birth_care"}


def test_a_fever_after_a_loss_and_a_low_mood_after_a_birth() -> None:
    fever = complete(AFTER_A_LOSS | {"after_signs": ["hot_cold_shivery"]})
    assert fever["levels"] == {"after_sign.hot_cold_shivery": "call_now"}
    assert fever["advice"] == {
        "after_a_loss",
        "what_to_say_on_the_phone",
        "checked_and_sent_home",
    }
    low = {"pregnant": "recent_birth", "after_signs": ["very_low_or_frightened"]}
    assert complete(AFTER_A_LOSS | low)["advice"] == {"feelings_support", "after_birth_care"}
    assert complete(AFTER_A_LOSS | low)["level"] == "call_today"


def test_not_pregnant_with_an_emergency_sign() -> None:
    sure = complete(NOT_PREGNANT | {"emergency_signs_not_pregnant": ["severe_pain_or_faint"]})
    assert sure["levels"] == {"emergency_sign_not_pregnant.severe_pain_or_faint": "emergency"}
    in_doubt = complete(NOT_PREGNANT | {"emergency_signs_not_pregnant": "not_sure"})
    assert in_doubt["level"] == "call_now"
    assert in_doubt["advice"] == {"what_to_say_on_the_phone", "checked_and_sent_home"}
