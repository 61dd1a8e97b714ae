"""What can be read out on the phone, for people made up for each test."""

import re

import pytest

from explainer import explain
from rules import assess
from tests.support.answers import NO_SIGNS, NOT_PREGNANT
from tests.support.real_book import BOOK


def said_by(**answers: object) -> str:
    script = explain(BOOK, assess(BOOK, NO_SIGNS | answers)).script
    assert script is not None
    return " ".join(script.paragraphs)


def test_what_a_scan_found_is_said_before_what_was_before() -> None:
    said = said_by(
        care_so_far=["cervix_scan"],
        cervix_scan="open_or_funnelling",
        preterm_clinic="waiting",
        been_pregnant_before="yes",
        earlier_pregnancies=["early_losses"],
    )
    assert said.index("My cervix was found open") < said.index("I had 3 or more losses")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"cervix_treatments": "not_sure"}, "I am not sure which treatments my cervix had."),
        ({"told_conditions": "not_sure"}, "I am not sure what I was told about my womb"),
        (
            {"been_pregnant_before": "yes", "earlier_pregnancies": "not_sure"},
            "I am not sure what counts in my earlier pregnancies.",
        ),
        (
            {"been_pregnant_before": "yes", "earlier_pregnancies": "prefer_not_to_say"},
            "I would rather talk about my earlier pregnancies in private.",
        ),
    ],
)
def test_who_calls_for_a_doubt_can_say_which(answers: dict[str, object], reason: str) -> None:
    assert reason in said_by(**answers)
    assert reason not in said_by(**answers, fluid_and_bleeding=["waters_leaking"])


def test_a_call_about_a_sign_is_not_held_up_by_the_past_of_who_is_not_pregnant() -> None:
    unsure = NOT_PREGNANT | {"cervix_treatments": "not_sure", "told_conditions": "not_sure"}
    script = explain(
        BOOK, assess(BOOK, unsure | {"emergency_signs_not_pregnant": ["not_sure"]})
    ).script
    assert script is not None
    assert not re.search("cervix|womb|notes", " ".join(script.paragraphs))


def test_who_is_not_sure_of_a_sign_can_say_what_it_is() -> None:
    said = said_by(emergency_signs=["not_sure"])
    assert "I am not sure if I have one of the emergency signs. Now I feel, or see, ___." in said
    assert "Now I feel" not in said_by(fluid_and_bleeding=["waters_leaking"])
    harm = said_by(emergency_signs=["not_sure"], feeling_unwell=["thoughts_of_harm"])
    assert "Now I feel, or see, ___. I have thoughts of harming myself" in harm


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["late_loss"],
                "late_losses": 4,
                "late_loss_start": ["baby_had_died"],
            },
            "I had 4 losses from 14 up to 24 weeks. At least once, the baby had died first.",
        ),
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["late_loss"],
                "late_losses": 2,
                "late_loss_start": ["little_or_no_warning", "baby_had_died"],
            },
            "I had 2 losses from 14 up to 24 weeks. At least once, it began by itself.",
        ),
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["early_birth"],
                "early_births": 2,
                "early_birth_start": ["by_itself", "planned"],
                "earliest_birth_weeks": 29,
            },
            "2 births from 24 up to 37 weeks. The earliest that began by itself was at 29 weeks.",
        ),
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["early_birth"],
                "early_births": 2,
                "early_birth_start": ["planned"],
                "earliest_birth_weeks": 30,
            },
            "I had 2 births from 24 up to 37 weeks. They were planned.",
        ),
        (
            {
                "cervix_treatments": ["lletz"],
                "lletz_count": "one",
                "lletz_depth": "over_15mm",
            },
            "I had LLETZ. It was more than 15 mm deep.",
        ),
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["early_birth"],
                "early_births": 1,
                "early_birth_start": ["planned"],
                "earliest_birth_weeks": 35,
            },
            "I had an early birth, at 35 weeks. It was planned.",
        ),
        (
            {
                "been_pregnant_before": "yes",
                "earlier_pregnancies": ["caesarean_in_labour"],
                "caesarean_dilation": "not_sure",
                "loss_after_that_caesarean": "no",
            },
            "I had a caesarean. I am not sure if labour had begun.",
        ),
    ],
)
def test_the_past_is_said_as_it_was_told(answers: dict[str, object], wanted: str) -> None:
    assert wanted in said_by(**answers)


def test_thoughts_of_harm_come_after_what_the_call_is_about() -> None:
    said = said_by(
        care_so_far=["cervix_scan"],
        cervix_scan="open_or_funnelling",
        feeling_unwell=["thoughts_of_harm"],
    )
    assert said.index("My cervix was found open") < said.index("I have thoughts of harming myself")


def test_fluid_that_leaks_is_not_said_twice() -> None:
    said = said_by(fluid_and_bleeding=["waters_leaking", "coloured_or_smelly_fluid"])
    assert said.count("luid is leaking") == 1
    assert "The leaking fluid has a colour, or it smells." in said
