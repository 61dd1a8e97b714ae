"""What the explanation says of people in the vignettes."""

from typing import Any

import pytest

from explainer import Explanation, explain, what_to_do, what_was_told
from explainer.reasons.why_not import why_not
from explainer.words import Confidence
from rules import Level, Truth, assess
from tests.support.real_book import BOOK, WORDING
from tests.support.vignettes import CASES, answers_of

V1 = "v-1-ended-for-a-heart-condition"
V2 = "v-2-two-late-losses-waters-at-16-weeks"
V5 = "v-5-can-a-damaged-cervix-heal"
V6 = "v-6-early-losses-and-one-sided-pain"


def explained(answers: dict[str, Any]) -> Explanation:
    return explain(BOOK, assess(BOOK, answers))


def test_the_card_names_one_action_and_the_contact() -> None:
    explanation = explained(answers_of(V2))
    assert explanation.card is not None
    assert explanation.card.heading == "Call your midwife or the booking line today"
    assert explanation.contact.id == "midwife_or_booking"
    assert "111" in explanation.contact.fallback


def test_why_names_the_deciding_answers_and_no_others() -> None:
    first, second = explained(answers_of(V2)).why
    assert (first.rule, second.rule) == ("specialist_history_no_plan", "high_history_before_24")
    named = {told.question: told.answer for told in second.answers}
    assert named == {
        "pregnant": "Pregnant now",
        "weeks": "9 weeks",
        "care_so_far": "None of these",
        "been_pregnant_before": "Pregnant before",
        "earlier_pregnancies": (
            "A loss from 14 weeks up to 24 weeks; Waters broke by themselves before 37 weeks"
        ),
        "late_loss_start": "The waters broke or leaked first",
        "waters_broke_weeks": "Waters broke before 34 weeks",
    }


def test_a_loss_that_began_with_treatment_is_only_worth_mentioning() -> None:
    levels = {reason.rule: reason.level for reason in explained(answers_of(V1)).why}
    assert levels["milder_sign.very_worried_or_low"] is Level.CALL_TODAY
    assert levels["worth_mentioning.late_loss_for_another_reason"] is Level.NEXT_APPOINTMENT


def test_not_sure_about_emergency_signs_is_said_once() -> None:
    answers = {**answers_of(V2), "emergency_signs": "not_sure"}
    first, *_ = explained(answers).why
    assert first.level is Level.CALL_NOW
    assert first.truth is Truth.CANT_TELL
    assert len(first.also) == 6
    assert [told.question for told in first.answers if told.unsure] == ["emergency_signs"]


def test_what_we_could_not_tell_names_only_doubts_that_matter() -> None:
    doubt = {"told_conditions": "not_sure"}
    without = explained({**answers_of(V5), **doubt})  # nobody pregnant: no rule would change
    assert without.could_not_tell == ()
    (told,) = explained({**answers_of(V2), **doubt}).could_not_tell
    assert told.question == "told_conditions"
    assert told.find_out
    assert not told.could_raise_level


def test_a_doubt_that_could_raise_the_level_says_so() -> None:
    (doubt,) = explained(answers_of("journey-2-lletz-depth-not-known-at-16-weeks")).could_not_tell
    assert doubt.question == "lletz_depth"
    assert not doubt.could_raise_level  # the deepest gives the same
    answers = {**answers_of("journey-3b-nothing-at-14-weeks"), "told_conditions": "not_sure"}
    (doubt,) = explained(answers).could_not_tell
    assert doubt.could_raise_level


def test_signs_to_look_out_for_are_those_that_raise_the_level() -> None:
    answers = answers_of(V2)
    explanation = explained(answers)
    levels = [look.level for look in explanation.look_out_for]
    assert list(dict.fromkeys(levels)) == [Level.EMERGENCY, Level.CALL_NOW]
    now = assess(BOOK, {**answers, "pain_and_pressure": ["pressure"]})
    assert now.level is Level.CALL_NOW
    pressure = BOOK.questionnaire.question("pain_and_pressure")
    assert pressure.kind == "choices"
    sign = next(option.sign for option in pressure.options if option.id == "pressure")
    assert sign in explanation.look_out_for[1].signs


def test_an_emergency_has_nothing_above_it_and_no_charity_beside_it() -> None:
    explanation = explained(answers_of(V6))
    assert explanation.level is Level.EMERGENCY
    assert explanation.look_out_for == ()
    assert explanation.helplines == ()


def test_not_pregnant_with_a_treated_cervix() -> None:
    explanation = explained(answers_of(V5))
    assert explanation.level is Level.INFORMATION
    assert "before_next_pregnancy" in [advice.id for advice in explanation.advice]
    assert "can_a_cervix_heal" in [topic.id for topic in explanation.topics]


def test_an_emergency_shows_before_the_weeks_are_known() -> None:
    explanation = explained({"pregnant": "yes", "emergency_signs": ["urge_to_push"]})
    assert not explanation.complete
    assert explanation.card is not None
    assert explanation.card.style == "emergency"
    assert explanation.contact.id == "not_known_yet"
    assert explanation.missing[0].question == "weeks"


def test_nothing_is_said_while_nothing_applies() -> None:
    explanation = explained({"pregnant": "yes"})
    assert explanation.level is None
    assert explanation.card is None
    assert explanation.why == ()


def test_what_was_told_is_all_that_counted() -> None:
    answers = {**answers_of(V2), "loss_despite_stitch": "yes"}  # not asked: no stitch before
    told = [row.question for section in explained(answers).told_us for row in section.rows]
    assert told == [name for name in BOOK.questionnaire.questions if name in told]
    assert set(told) == answers.keys() - {"loss_despite_stitch"}


def test_why_not_names_the_part_that_failed() -> None:
    assessment = assess(BOOK, answers_of(V2))
    (failed,) = why_not(BOOK, assessment, "high_history_from_24")
    assert str(failed) == "needed: Weeks of pregnancy at least 24; answered: 9 weeks"
    assert why_not(BOOK, assessment, "high_history_before_24") == ()


@pytest.mark.thorough
def test_every_vignette_can_be_explained_without_banned_words_or_unconfirmed_numbers() -> None:
    from rules.lint.checks.claims import check
    from rules.lint.texts import Text
    from rules.loading.yaml.strict_yaml import Document

    unconfirmed = {phone.number for phone in WORDING.phones.values() if not phone.shown}
    assert Confidence.MEDIUM in {phone.confidence for phone in WORDING.phones.values()}
    for case in CASES.values():
        words = repr(explained(case.answers))
        assert not [number for number in unconfirmed if number and number in words]
        assert "{" not in words
        assert not list(check([Text(words, (), Document("result"))])), case.vignette.id


def test_only_one_spelling_of_the_helpline() -> None:
    numbers = [phone.number for phone in WORDING.phones.values() if phone.number]
    assert "0800 0147 800" in numbers
    assert "0800 074 800" not in numbers


def test_an_unsigned_rule_book_is_not_approved() -> None:
    assert explained(answers_of(V2)).approved is False


def test_every_contact_has_a_second_way_and_words_for_northern_ireland() -> None:
    for contact in WORDING.contacts.values():
        assert "If" in contact.fallback
        assert "In Northern Ireland" in contact.northern_ireland
        assert "not the same service" in contact.northern_ireland
        assert contact.northern_ireland.count("{phone:nhs_111}") == 1  # named only to say that


@pytest.mark.parametrize("vignette", [*CASES][::20])
def test_what_cannot_wait_and_what_was_told_are_parts_of_the_explanation(vignette: str) -> None:
    assessment = assess(BOOK, answers_of(vignette))
    whole, wording = explain(BOOK, assessment), WORDING
    urgent = what_to_do(BOOK, assessment, wording)
    assert (urgent.level, urgent.card) == (whole.level, whole.card)
    assert (urgent.contact, urgent.why) == (whole.contact, whole.why)
    told = what_was_told(BOOK, assessment, wording)
    assert (told.sections, told.missing) == (whole.told_us, whole.missing)
