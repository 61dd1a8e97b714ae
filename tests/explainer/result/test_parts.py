"""The parts of a page, for people in the vignettes."""

from datetime import date
from typing import Any

import pytest

from explainer import Explanation, explain
from explainer.explanation import Call, OtherCall
from explainer.outputs.text import as_text
from rules import Level, assess
from rules.model.conditions import QuestionTest
from rules.model.reach import reads
from tests.support.answers import AFTER_A_LOSS
from tests.support.editions import ARABIC, pseudo_editions
from tests.support.every_page import RESULTS
from tests.support.pseudo import mirrored
from tests.support.real_book import BOOK, SCREENS, WORDING
from tests.support.vignettes import answers_of

FLUID = "journey-1-fluid-at-22-weeks"
BACKACHE = "journey-16-abdominal-stitch-and-backache"
HARM = "thoughts-of-harm-alone-at-16-weeks"
DAY = date(2026, 11, 29)
WITHOUT_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2069"))  # round a number, right to left


def page_of(vignette: str, **others: object) -> Explanation:
    return explain(BOOK, assess(BOOK, {**answers_of(vignette), **others}))


@pytest.mark.parametrize(
    ("vignette", "first"),
    [
        (
            "journey-2-lletz-depth-not-known-at-16-weeks",
            "Because you had LLETZ, and how deep it was is not known.",
        ),
        (BACKACHE, "Because there is an abdominal stitch, and a new backache."),
        (
            "journey-5-stitch-short-cervix-and-tightenings",
            "Because there is a stitch in your cervix, and you feel tightenings.",
        ),
        (
            "journey-3b-nothing-at-14-weeks",
            "Because you ticked none of the signs.",
        ),
    ],
)
def test_the_reason_is_hers_and_no_sign_is_named_twice(vignette: str, first: str) -> None:
    assert page_of(vignette).because == (first,)


@pytest.mark.parametrize(
    ("vignette", "others", "first"),
    [
        (
            "two-late-losses",
            {"fluid_and_bleeding": ["waters_leaking"], "milder_signs": ["sickness_or_diarrhoea"]},
            "Because fluid is leaking from your vagina, or you feel damp all the time.",
        ),
        (
            "two-late-losses",
            {"feeling_unwell": ["no_movement"], "milder_signs": ["sickness_or_diarrhoea"]},
            "Because your baby moved before, and now does not move at all.",
        ),
        (
            "one-late-loss",
            {"milder_signs": ["very_worried_or_low"]},
            "Because you feel very worried, panicky or low.",
        ),
    ],
)
def test_a_sign_that_is_enough_by_itself_is_the_first_reason(
    vignette: str, others: dict[str, Any], first: str
) -> None:
    assert page_of(vignette, **others).because[0] == first


def test_an_earlier_loss_is_told_as_an_earlier_one() -> None:
    page = page_of("one-late-loss", late_loss_start=["waters_broke"])
    assert page.because == (
        "Because an earlier pregnancy ended from 14 up to 24 weeks, and your waters broke first.",
    )


def test_what_was_seen_is_said_before_a_small_sign_that_did_not_decide() -> None:
    ache = ["long_standing_pelvic_ache"]
    page = page_of("open-cervix-at-21-weeks-plan-in-place", milder_signs=ache)
    assert page.script is not None
    _, before, sign, _ = page.script.paragraphs
    assert "My cervix was found open" in before
    assert "My pelvis has ached" in sign


def test_a_bulge_and_leaking_waters_with_a_stitch_are_one_order() -> None:
    leaking = page_of("card-keep-stitch-and-plan", fluid_and_bleeding=["waters_leaking"])
    (aftercare,) = [piece for piece in leaking.advice if piece.id == "stitch_aftercare"]
    assert [step for step in aftercare.steps if "bulges" in step] == [
        "Call 999 if something bulges inside."
    ]


def test_of_several_signs_three_are_reasons_and_all_are_in_the_script() -> None:
    page = page_of("several-signs-at-19-weeks")
    assert len(page.because) == 3
    assert page.script is not None
    said = page.script.paragraphs[1]
    for words in ("discharge", "like a period", "pressure", "My back aches"):
        assert words in said


@pytest.mark.parametrize(
    ("vignette", "call"),
    [
        ("journey-10-heavy-bleeding-at-18-weeks", Call("emergency", "999", "999")),
        (FLUID, Call("contact", None, "your maternity unit")),
        (HARM, Call("advice_line", "111", "111")),
        ("not-pregnant-not-sure-about-emergency-signs", Call("advice_line", "111", "111")),
        (
            "journey-3b-nothing-at-14-weeks",
            Call("nobody", None, "your midwife or the booking line"),
        ),
    ],
)
def test_the_call_is_the_one_in_the_heading(vignette: str, call: Call) -> None:
    assert page_of(vignette).call == call


def english_and_whole(answers: dict[str, Any]) -> tuple[Explanation, Explanation]:
    """The same page in English, and in a language with a sentence of its own for each contact."""
    other = pseudo_editions()[ARABIC]
    found, there = assess(BOOK, answers), assess(other.book, answers)
    return explain(BOOK, found), explain(other.book, there, other.wording)


@pytest.mark.parametrize(
    ("vignette", "heading"),
    [
        (FLUID, "Call your maternity unit now"),
        (BACKACHE, "Go to hospital now. Call your maternity unit on the way"),
        ("not-pregnant-not-sure-about-emergency-signs", "Call 111 now"),
    ],
)
def test_a_heading_is_whole_where_a_language_gives_one_for_each_contact(
    vignette: str, heading: str
) -> None:
    english, whole = english_and_whole(answers_of(vignette))
    assert english.card
    assert english.card.heading == heading
    assert whole.card
    assert whole.card.heading == mirrored(heading)
    assert mirrored(heading) in as_text(whole, pseudo_editions()[ARABIC].screens, DAY)


@pytest.mark.parametrize("answers", [*RESULTS.values(), AFTER_A_LOSS, answers_of(BACKACHE)])
def test_so_are_the_steps_and_what_stands_above_the_signs(answers: dict[str, Any]) -> None:
    english, whole = english_and_whole(answers)
    assert english.card
    assert whole.card
    assert whole.card.heading == mirrored(english.card.heading)
    assert [*whole.card.steps] == [mirrored(step) for step in english.card.steps]
    labels = [group.label for group in whole.look_out_for]
    wanted = [mirrored(group.label) for group in english.look_out_for]
    assert [label.translate(WITHOUT_ISOLATES) for label in labels] == wanted


def test_a_gp_who_is_not_there_at_night_is_not_named_where_111_is_called() -> None:
    page = page_of("not-pregnant-not-sure-about-emergency-signs")
    assert page.card is not None
    assert page.card.heading == "Call 111 now"
    assert "GP" not in page.where + page.contact.call + page.contact.fallback


def test_thoughts_of_harm_alone_are_the_one_thing_that_is_said() -> None:
    page = page_of(HARM)
    assert page.script is not None
    said = " ".join(page.script.paragraphs)
    assert "cervix" not in said
    assert "I need to talk to someone now." in said
    assert page.near is not None
    assert page.near.signs == ("you cannot keep yourself safe",)
    assert page.beside is not None
    assert page.beside.id == "crisis_help"
    assert page.card is not None
    assert page.card.steps == ()


def test_beside_another_call_help_with_such_thoughts_comes_as_well() -> None:
    page = page_of("thoughts-of-harm-and-bleeding-at-16-weeks")
    assert page.call.to == "contact"
    assert page.beside is not None
    assert page.beside.id == "crisis_help"
    assert "crisis_help" not in [advice.id for advice in page.advice]
    emergency = page_of("emergency-with-thoughts-of-harm")
    assert (emergency.call.to, emergency.beside) == ("emergency", None)


def test_who_has_such_thoughts_is_asked_nothing_of_a_stitch_or_of_babies() -> None:
    page = page_of(HARM, babies="two_or_more", care_so_far=["stitch"], stitch_now="abdominal")
    assert page.card is not None
    assert page.card.heading == "Call 111 now, and choose the mental health option"
    assert page.card.steps == ()
    assert page.ask == page_of(HARM).ask


def test_another_matter_is_no_reason_for_this_call() -> None:
    page = page_of(HARM, pain_and_pressure="not_sure")
    assert page.call.to == "contact"
    assert page.because == ("Because you were not sure about pain or pressure.",)
    assert page.beside is not None


@pytest.mark.parametrize(
    ("vignette", "sorrow"),
    [
        ("recent-loss-hot-cold-shivery", "We are so sorry for what you are going through."),
        ("journey-14-lost-a-baby-at-18-weeks", None),  # the card's heading says it
        ("treatment-to-end-a-pregnancy-at-20-weeks", "We are so sorry for what you went through."),
        ("baby-had-died-then-labour-was-started", "We are so sorry that a baby of yours died."),
        ("card-after-a-birth", None),
        ("journey-9-prefers-not-to-say", None),
    ],
)
def test_sorrow_is_said_once_to_who_told_of_a_loss(vignette: str, sorrow: str | None) -> None:
    assert page_of(vignette).sorrow == sorrow


def test_an_earlier_loss_is_not_named_where_it_could_be_taken_for_this_pregnancy() -> None:
    page = page_of("one-late-loss", fluid_and_bleeding=["bleeding_or_spotting"])
    assert page.level is Level.CALL_NOW
    assert page.sorrow is None


def test_the_script_starts_with_a_baby_that_moves_less() -> None:
    signs = {"feeling_unwell": ["something_not_right", "less_movement"]}
    page = page_of("less-movement-at-28-weeks", **signs, pain_and_pressure=["pressure"])
    assert page.script is not None
    assert page.script.paragraphs[1].startswith("My baby is moving less")


def test_where_nothing_is_felt_now_the_script_is_for_later() -> None:
    page = page_of("journey-3b-nothing-at-14-weeks")
    assert page.script is not None
    assert page.script.paragraphs[1] == "Now I feel, or see, ___."


def test_one_week_is_one_week() -> None:
    page = page_of("weeks-0-bleeding", weeks=1)
    assert page.script is not None
    assert "I am 1 week pregnant" in page.script.paragraphs[0]


def test_the_nearest_signs_of_a_stitch_through_the_tummy_lead_to_the_hospital() -> None:
    page = page_of("card-keep-abdominal-stitch-and-plan-at-12-weeks")
    assert page.near is not None
    assert page.near.heading.startswith("Go to hospital now")
    assert page.near.signs[0].startswith("you feel tightenings")


def test_what_is_declined_is_no_doubt() -> None:
    page = page_of("journey-9-prefers-not-to-say")
    assert [told.question for told in page.declined] == ["been_pregnant_before"]
    assert (page.could_not_tell, page.doubts_line) == ((), None)


def test_doubts_are_counted_only_where_no_list_names_them() -> None:
    page = page_of("journey-8-not-sure-of-anything")
    assert len(page.because) == 1
    assert page.could_not_tell
    assert page.doubts_line is None
    assert "You were not sure about 9" not in as_text(page, SCREENS, DAY)
    none_matters = page_of("journey-3b-nothing-at-14-weeks", weeks="not_sure")
    assert none_matters.could_not_tell == ()
    counted = "You were not sure about 1 thing. Your midwife can help you find out."
    assert none_matters.doubts_line == counted
    assert counted in as_text(none_matters, SCREENS, DAY)


def test_helplines_are_those_that_are_for_her() -> None:
    page = page_of("journey-2-lletz-depth-not-known-at-16-weeks")
    names = {line.name for line in page.helplines}
    assert not names & {"Sands", "Bliss", "Twins Trust", "Samaritans"}
    assert page_of(FLUID).helplines == ()


@pytest.mark.parametrize("question", ["feeling_unwell", "after_signs"])
def test_samaritans_are_for_whoever_told_of_thoughts_of_harm(question: str) -> None:
    """A call now shows no helplines: the advice stands there (P13). If it is ever less, they do."""
    (line,) = (line for line in WORDING.helplines if line.id == "samaritans")
    assert line.when is not None
    found = reads(line.when, BOOK.conditions)
    read = {(r.question, str(r.part.root)) for r in found if isinstance(r.part, QuestionTest)}
    assert any(name == question and "thoughts_of_harm" in test for name, test in read)


UNSURE_OF_THE_KIND = "severe-pain-and-not-sure-about-a-stitch"


def test_who_told_of_no_abdominal_stitch_is_told_nothing_as_if_there_were_one() -> None:
    page = page_of(UNSURE_OF_THE_KIND)
    assert "go_to_hospital_abdominal_stitch" not in {piece.id for piece in page.advice}
    doubt = page.why[0]
    assert doubt.rule == "severe_pain_with_abdominal_stitch"
    assert doubt.text == "You were not sure what kind of stitch there is."
    said = f"{doubt.meaning} {page.because} {page.card} {page.happens} {page.script}"
    assert "hospital" not in said
    assert "abdominal" not in said
    assert "not sure which kind" in said


def test_who_is_not_sure_of_the_pain_is_not_said_to_doubt_the_stitch() -> None:
    page = page_of(UNSURE_OF_THE_KIND, stitch_now="abdominal", pain_and_pressure=["not_sure"])
    assert page.why[0].text == "You were not sure about: Pain and pressure."


def test_in_northern_ireland_thoughts_of_harm_lead_to_lifeline() -> None:
    card = page_of(HARM).card
    assert card is not None
    there = OtherCall("Call Lifeline now, on 0808 808 8000", "0808 808 8000")
    assert card.northern_ireland == there
    fluid = page_of(FLUID).card
    assert fluid is not None
    assert fluid.northern_ireland is None


def test_since_when_is_asked_of_what_is_new_and_not_of_an_old_ache() -> None:
    ache = ["long_standing_pelvic_ache"]
    page = page_of("one-late-loss", fluid_and_bleeding=["waters_leaking"], milder_signs=ache)
    assert page.script is not None
    what = page.script.paragraphs[1]
    assert what.index("Fluid is leaking") < what.index("This began ___.") < what.index("has ached")


def test_who_is_not_sure_of_more_than_one_baby_says_so() -> None:
    page = page_of("one-late-loss", babies="not_sure")
    assert page.script is not None
    assert "I am not sure if there is more than 1 baby." in page.script.paragraphs[0]


def test_more_than_one_loss_is_not_called_one() -> None:
    losses = {"late_losses": 3, "late_loss_start": ["baby_had_died"]}
    page = page_of("two-late-losses", **losses)
    assert page.because == ("Because 2 or more earlier pregnancies ended from 14 up to 24 weeks.",)
    reasons = " ".join(reason.text for reason in page.why)
    assert "pregnancies that ended from 14 up to 24 weeks" in reasons
    assert "a pregnancy that ended" not in reasons


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"cervix_treatments": ["cone_biopsy"]}, "about a treatment to your cervix. A"),
        (
            {"earlier_pregnancies": ["caesarean_in_labour"], "caesarean_dilation": "full"},
            "about a caesarean. A",
        ),
        (
            {
                "cervix_treatments": ["cone_biopsy"],
                "earlier_pregnancies": ["caesarean_in_labour"],
                "caesarean_dilation": "full",
            },
            "about a treatment to your cervix, or about a caesarean. A",
        ),
    ],
)
def test_a_reason_names_what_was_told_and_nothing_else(
    answers: dict[str, object], said: str
) -> None:
    page = page_of("later-pregnancy-30-weeks-nothing-to-report", weeks=20, **answers)
    assert f"You told us {said}" in " ".join(reason.text for reason in page.why)


def test_nothing_is_asked_twice_of_a_loss_near_the_birth() -> None:
    asked = page_of("two-late-losses", weeks=40).ask
    assert sum("change my care now" in question for question in asked) == 1
    assert "Does it change my care now?" in page_of("two-late-losses", weeks="not_sure").ask


def test_low_after_a_birth_is_told_of_the_baby_too() -> None:
    page = page_of("recent-birth-nothing-urgent", after_signs=["very_low_or_frightened"])
    said = " ".join(step for piece in page.advice for step in piece.steps)
    assert "If you cannot keep yourself or your baby safe, call 999." in said
    assert "with it today" not in said


@pytest.mark.parametrize(
    "signs", [{"emergency_signs": ["urge_to_push"]}, {"fluid_and_bleeding": ["waters_leaking"]}]
)
def test_a_stitch_of_a_kind_not_known_is_to_be_said(signs: dict[str, list[str]]) -> None:
    for kind in ("vaginal", "not_sure"):
        card = page_of("one-late-loss", care_so_far=["stitch"], stitch_now=kind, **signs).card
        assert card is not None
        assert "Say that there is a stitch in your cervix." in card.steps
