"""One call on a page, and how to reach whom it names: for people made up for each test."""

from typing import Any

from explainer import Explanation, explain
from explainer.explanation import Call, OtherCall
from rules import Level, assess
from tests.support.answers import AFTER_A_LOSS, NO_SIGNS, NOT_PREGNANT
from tests.support.real_book import BOOK

STITCH = NO_SIGNS | {
    "care_so_far": ["stitch"],
    "stitch_now": "abdominal",
    "preterm_clinic": "plan_in_place",
}
LOSSES = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["late_loss"],
    "late_losses": 2,
    "late_loss_start": ["cervix_opened"],
}
PLANNING = {"ask_for_preterm_clinic", "ask_about_cervix_scan", "after_a_loss", "labour_at_term"}


def page_of(answers: dict[str, Any], **others: object) -> Explanation:
    return explain(BOOK, assess(BOOK, answers | others))


def test_who_calls_999_is_told_of_the_call_alone() -> None:
    page = page_of(NO_SIGNS | LOSSES, emergency_signs=["cord_or_baby_part"], weeks=23)
    assert page.level is Level.EMERGENCY
    assert page.ask == ()
    assert page.advice[0].id == "call_999_how"
    assert not PLANNING & {piece.id for piece in page.advice}
    birth = page_of(NO_SIGNS, emergency_signs=["urge_to_push"], weeks=39)
    assert not PLANNING & {piece.id for piece in birth.advice}


def test_a_call_that_cannot_wait_is_not_about_a_clinic() -> None:
    now = page_of(NO_SIGNS | LOSSES, fluid_and_bleeding=["waters_leaking"])
    assert now.level is Level.CALL_NOW
    assert not PLANNING & {piece.id for piece in now.advice}
    later = page_of(NO_SIGNS | LOSSES)
    assert later.level is Level.CALL_TODAY
    assert "ask_for_preterm_clinic" in {piece.id for piece in later.advice}


def test_the_advice_of_the_reasons_comes_first() -> None:
    page = page_of(STITCH | LOSSES, care_so_far=["none"], cervix_treatments=["lletz"], weeks=16)
    reasons = {rule for r in page.why if r.level is page.level for rule in (r.rule, *r.also)}
    named = {name for rule in BOOK.rules if rule.id in reasons for name in rule.advice}
    given = [piece.id in named for piece in page.advice]
    assert given == sorted(given, reverse=True)
    assert len(set(given)) == 2


def test_on_the_way_to_hospital_she_calls_whom_the_heading_names() -> None:
    page = page_of(STITCH, pain_and_pressure=["tightenings"], weeks=8)
    assert page.card is not None
    whom = "your early pregnancy unit or GP"
    assert page.card.heading == f"Go to hospital now. Call {whom} on the way"
    steps = [step for piece in page.advice for step in piece.steps]
    assert f"Go to hospital now, and call {whom} on the way." in steps
    assert not any("your maternity unit" in step for step in steps)


def test_in_northern_ireland_only_the_second_way_is_another() -> None:
    page = page_of(STITCH, pain_and_pressure=["tightenings"])
    first = 'Say first: "There is an abdominal stitch in my cervix." Look in your maternity app'
    assert page.where.startswith(first)
    assert page.where_there.startswith(first)
    assert "call 111" in page.where
    assert "call 111" not in page.where_there
    assert page.where_there.endswith("or call the GP out-of-hours service.")


def test_where_111_is_ordered_northern_ireland_has_a_call_of_its_own() -> None:
    page = page_of(NOT_PREGNANT, emergency_signs_not_pregnant=["not_sure"])
    assert page.call == Call("advice_line", "111", "111")
    assert page.card is not None
    there = "Call your GP surgery now, or the GP out-of-hours service when it is closed"
    assert page.card.northern_ireland == OtherCall(there, None)
    assert page.where_there.startswith("In Northern Ireland, 111 is not the same service.")


def test_a_call_today_says_whom_to_call_when_nobody_is_there() -> None:
    page = page_of(NO_SIGNS, feeling_unwell=["hot_cold_shivery"], weeks=5)
    assert page.level is Level.CALL_TODAY
    assert "When it is closed, call 111." in page.where
    loss = page_of(AFTER_A_LOSS, after_signs=["smelly_discharge"])
    assert loss.level is Level.CALL_TODAY
    assert loss.where.endswith("Call your GP surgery. If it is closed, call 111.")


def test_who_would_rather_not_say_is_not_told_to_tell() -> None:
    page = page_of(
        NO_SIGNS, been_pregnant_before="yes", earlier_pregnancies="prefer_not_to_say", weeks=28
    )
    assert page.level is Level.NEXT_APPOINTMENT
    assert page.card is not None
    assert page.card.heading == "Talk to your midwife at your next appointment"
    said = f"{page.because} {page.why} {page.card}"
    assert said.count("that is fine") == 1


def test_a_doubt_about_a_stitch_is_said_with_the_sign_that_it_matters_for() -> None:
    page = page_of(NO_SIGNS, weeks=38, pain_and_pressure=["tightenings"], care_so_far=["not_sure"])
    said = "Because you feel tightenings, and are not sure if there is a stitch in your cervix."
    assert page.because == (said,)
