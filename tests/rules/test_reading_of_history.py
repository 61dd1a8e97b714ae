"""The second reading, tried by hand: history, care so far, and cards."""

from typing import Any

import pytest

from tests.support.answers import LATE_LOSS, NO_SIGNS, NOT_PREGNANT
from tests.support.read_by_hand import (
    ABDOMINAL_STITCH,
    CLINIC,
    complete,
    pregnant,
)
from tests.support.second_reading import assess


@pytest.mark.parametrize(
    ("treatments", "card"),
    [
        (["none"], "not_pregnant"),
        (["tests_only"], "not_pregnant"),
        (["other_treatment"], "before_a_pregnancy"),
        ("not_sure", "before_a_pregnancy"),
    ],
)
def test_the_card_before_a_pregnancy(treatments: object, card: str) -> None:
    assert complete(NOT_PREGNANT | {"cervix_treatments": treatments})["card"] == card


def test_a_first_pregnancy_not_told_of_before_a_pregnancy() -> None:
    withheld = complete(NOT_PREGNANT | {"been_pregnant_before": "prefer_not_to_say"})
    assert withheld["card"] == "before_a_pregnancy"
    assert withheld["states"]["earlier_pregnancies"] == "not_asked"


@pytest.mark.parametrize(
    ("care", "card"),
    [
        (CLINIC, "keep_your_appointments"),
        (CLINIC | {"preterm_clinic": "discharged"}, "nothing_today"),
        (CLINIC | {"preterm_clinic": "not_sure"}, "nothing_today"),
        ({"care_so_far": ["cervix_scan"], "cervix_scan": "normal"}, "nothing_today"),
        (
            CLINIC | {"care_so_far": ["specialist", "stitch"], "stitch_now": "vaginal"},
            "keep_your_appointments",
        ),
    ],
)
def test_the_card_in_pregnancy(care: dict[str, Any], card: str) -> None:
    reading = pregnant(**care)
    assert (reading["level"], reading["card"]) == ("information", card)


def test_a_stitch_and_no_plan() -> None:
    assert pregnant(**ABDOMINAL_STITCH)["levels"] == {"stitch_no_plan": "call_today"}
    sent_home = {"care_so_far": ["stitch", "specialist"], "preterm_clinic": "discharged"}
    sent_home |= {"stitch_now": "vaginal"}
    assert pregnant(**sent_home)["levels"] == {"stitch_no_plan": "call_today"}
    at_term = pregnant(**sent_home | {"preterm_clinic": "plan_in_place", "weeks": 37})
    assert at_term["levels"] == {"stitch_at_term": "call_today"}
    in_doubt = pregnant(care_so_far="not_sure")
    assert in_doubt["levels"] == {"stitch_no_plan": "next_appointment"}
    assert in_doubt["conditions"]["no_plan_yet"] == "yes"


@pytest.mark.parametrize(
    ("scan", "level", "contact"),
    [
        ("normal", "information", "midwife_or_booking"),
        ("short", "call_today", "maternity_or_early_pregnancy_unit"),
        ("open_or_funnelling", "call_now", "maternity_or_early_pregnancy_unit"),
        ("not_sure", "contact_this_week", "maternity_or_early_pregnancy_unit"),
    ],
)
def test_what_a_scan_found(scan: str, level: str, contact: str) -> None:
    reading = pregnant(weeks=16, care_so_far=["cervix_scan"], cervix_scan=scan)
    assert (reading["level"], reading["contact"]) == (level, contact)


@pytest.mark.parametrize(
    ("weeks", "rule"),
    [
        (17, "intermediate_history_before_18"),
        (18, "intermediate_history_18_to_23"),
        (23, "intermediate_history_18_to_23"),
        (24, "intermediate_history_from_24"),
    ],
)
def test_a_cone_biopsy_by_weeks(weeks: int, rule: str) -> None:
    reading = pregnant(weeks=weeks, cervix_treatments=["cone_biopsy"])
    assert list(reading["applied"]) == [rule]


@pytest.mark.parametrize(
    ("late", "early", "truth"),
    [
        (2, None, "yes"),
        (1, None, "no"),
        ("not_sure", None, "cant_tell"),
        (1, 1, "yes"),
        ("prefer_not_to_say", "not_sure", "yes"),
    ],
)
def test_the_sum_of_losses_and_births(late: object, early: object, truth: str) -> None:
    answers = LATE_LOSS | {"late_losses": late}
    if early is not None:
        answers |= {
            "earlier_pregnancies": ["late_loss", "early_birth"],
            "early_births": early,
            "early_birth_start": ["planned"],
            "earliest_birth_weeks": 36,
        }
    assert pregnant(**answers)["conditions"]["specialist_history"] == truth


def test_an_earlier_stitch_is_a_high_history_and_a_loss_in_spite_of_it_more() -> None:
    earlier = {"been_pregnant_before": "yes", "earlier_pregnancies": ["stitch"]}
    reading = pregnant(**earlier, loss_despite_stitch="not_sure")
    assert reading["levels"] == {
        "specialist_history_no_plan": "contact_this_week",
        "high_history_before_24": "call_today",
    }


def test_the_caesarean_question_needs_a_loss_or_an_early_birth() -> None:
    earlier = {"been_pregnant_before": "yes", "caesarean_dilation": "not_sure"}
    alone = pregnant(**earlier, earlier_pregnancies=["caesarean_in_labour"])
    assert alone["levels"] == {"intermediate_history_18_to_23": "call_today"}
    assert "ask_for_birth_records" in alone["advice"]
    both = ["caesarean_in_labour", "late_loss"]
    asked = assess(NO_SIGNS | LATE_LOSS | earlier | {"earlier_pregnancies": both})
    assert asked["missing"] == ["loss_after_that_caesarean"]


def test_history_that_is_not_known_is_asked_no_further() -> None:
    reading = pregnant(been_pregnant_before="yes", earlier_pregnancies="not_sure")
    assert reading["states"]["late_losses"] == "not_asked"
    assert reading["conditions"]["high_history"] == "cant_tell"
    assert reading["conditions"]["specialist_history"] == "no"
    assert reading["levels"]["high_history_before_24"] == "contact_this_week"


def test_history_that_is_not_shared() -> None:
    reading = pregnant(been_pregnant_before="prefer_not_to_say")
    assert reading["levels"] == {"history_not_shared": "next_appointment"}


def test_a_plan_quiets_the_history_but_not_wholly() -> None:
    reading = pregnant(**LATE_LOSS, **CLINIC)
    assert reading["levels"] == {"worth_mentioning.listed_history_with_plan": "next_appointment"}
    assert reading["advice"] == {"keep_usual_appointments", "keep_your_plan", "after_a_loss"}
    waiting = pregnant(**LATE_LOSS, **CLINIC | {"preterm_clinic": "waiting"})
    assert waiting["level"] == "call_today"


def test_twins_from_12_to_20_weeks() -> None:
    for weeks, rules in ((11, 1), (12, 2), (20, 2), (21, 1)):
        assert len(pregnant(weeks=weeks, babies="two_or_more")["applied"]) == rules
    scanned = pregnant(babies="two_or_more", care_so_far=["cervix_scan"], cervix_scan="normal")
    assert list(scanned["applied"]) == ["worth_mentioning.two_or_more_babies"]
