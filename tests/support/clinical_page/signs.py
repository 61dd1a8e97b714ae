"""Section 5 of the clinical page, the rules that speak of signs."""

from tests.support.clinical_page.answers import NOT_SURE, Sheet, all_of, any_of
from tests.support.clinical_page.questions import options_of
from tests.support.clinical_page.rows import (
    EMERGENCY,
    NEXT,
    NOW,
    TERM,
    TODAY,
    Family,
    Rule,
    Test,
    weeks,
)


def _before_37(s: Sheet) -> str:
    return s["before_37_weeks"]


def _weeks_to(most: int) -> Test:
    """Weeks at most so many, or not sure to be pregnant at all."""
    return lambda s: any_of(s.from_to("weeks", 0, most), s.is_("pregnant", NOT_SURE))


FAMILIES = (
    Family("emergency_sign", "emergency_signs", "", None, EMERGENCY, NOW),
    Family("emergency_sign_not_pregnant", "emergency_signs_not_pregnant", "", None, EMERGENCY, NOW),
    Family("fluid_or_bleeding", "fluid_and_bleeding", "", _before_37, NOW, NOW),
    Family(
        "fluid_or_bleeding_at_term",
        "fluid_and_bleeding",
        "waters_leaking coloured_or_smelly_fluid bleeding_or_spotting",
        TERM,
        NOW,
        NOW,
    ),
    Family(
        "labour_sign_at_term",
        "fluid_and_bleeding",
        "show watery_or_changed_discharge",
        TERM,
        TODAY,
        TODAY,
    ),
    Family(
        "labour_sign_at_term",
        "pain_and_pressure",
        "tightenings period_pains pressure new_backache",
        TERM,
        TODAY,
        TODAY,
    ),
    Family("pain_or_pressure", "pain_and_pressure", "", _before_37, NOW, NOW),
    Family(
        "pain_or_pressure_at_term",
        "pain_and_pressure",
        "bulge_inside severe_or_lasting_pain pain_with_discharge_or_pee_changes",
        TERM,
        NOW,
        NOW,
    ),
    Family(
        "",
        "feeling_unwell",
        "pain_smell_sick_together sore_swollen_calf thoughts_of_harm something_not_right",
        None,
        NOW,
        NOW,
    ),
    Family("", "milder_signs", "cannot_pee", None, NOW, NOW),
    Family(
        "milder_sign",
        "milder_signs",
        "smelly_coloured_discharge stinging_pee sickness_or_diarrhoea very_worried_or_low",
        None,
        TODAY,
        TODAY,
    ),
    Family(
        "minor_sign",
        "milder_signs",
        "long_standing_pelvic_ache more_clear_discharge brief_sharp_pain",
        None,
        NEXT,
        NEXT,
    ),
    Family(
        "after_sign",
        "after_signs",
        "hot_cold_shivery heavier_or_returning_bleeding worse_tummy_pain sore_swollen_calf "
        "severe_headache thoughts_of_harm something_not_right",
        None,
        NOW,
        NOW,
    ),
    Family(
        "after_sign_today",
        "after_signs",
        "smelly_discharge sore_wound_or_breast very_low_or_frightened",
        None,
        TODAY,
        TODAY,
    ),
    # a sign that counts more, or less, by the weeks: not sure of the weeks counts as more
    Family("", "feeling_unwell", "hot_cold_shivery", None, TODAY, TODAY),
    Family(
        "", "feeling_unwell", "headache_vision_swelling_itching", weeks(20, 42, NOT_SURE), NOW, NOW
    ),
    Family("", "feeling_unwell", "blow_to_tummy", weeks(14, 42, NOT_SURE), NOW, NOW),
)


def _by_weeks(sign: str, weeks: Test) -> Test:
    return lambda s: all_of(s.includes("feeling_unwell", sign), weeks(s))


BY_WEEKS = (
    Rule("less_movement_from_24", _by_weeks("less_movement", weeks(24, 42, NOT_SURE)), NOW, NOW),
    Rule(
        "less_movement_before_24",
        _by_weeks("less_movement", _weeks_to(23)),
        TODAY,
        TODAY,
    ),
    Rule("no_movement_from_20", _by_weeks("no_movement", weeks(20, 42, NOT_SURE)), NOW, NOW),
    Rule("no_movement_before_20", _by_weeks("no_movement", _weeks_to(19)), TODAY, TODAY),
    Rule(
        "headache_vision_before_20",
        _by_weeks("headache_vision_swelling_itching", _weeks_to(19)),
        TODAY,
        TODAY,
    ),
    Rule(
        "blow_to_tummy_before_14",
        _by_weeks("blow_to_tummy", _weeks_to(13)),
        TODAY,
        TODAY,
    ),
)


def _bulge_with_waters(s: Sheet) -> str:
    return all_of(
        s.includes("pain_and_pressure", "bulge_inside"),
        s.includes("fluid_and_bleeding", "waters_leaking", "coloured_or_smelly_fluid"),
    )


def _labour_with_twins(s: Sheet) -> str:
    return all_of(
        s.is_("babies", "two_or_more"), TERM(s), s.includes("pain_and_pressure", "tightenings")
    )


def _labour_sign_with_stitch(s: Sheet) -> str:
    return all_of(
        s["has_stitch"],
        any_of(
            s.includes(
                "pain_and_pressure", "tightenings", "period_pains", "pressure", "new_backache"
            ),
            s.includes("fluid_and_bleeding", "show", "watery_or_changed_discharge"),
        ),
    )


def _hot_with_other_sign(s: Sheet) -> str:
    return all_of(
        s.includes("feeling_unwell", "hot_cold_shivery"),
        any_of(
            s["has_stitch"],
            s.includes("fluid_and_bleeding", "waters_leaking", "coloured_or_smelly_fluid"),
            s.includes("pain_and_pressure", *options_of("pain_and_pressure")),
            s.includes("milder_signs", "smelly_coloured_discharge"),
        ),
    )


def _mild_sign_with_history(s: Sheet) -> str:
    return all_of(
        any_of(s["listed_history"], s["has_stitch"]),
        s.from_to("weeks", 14, 28, NOT_SURE),
        any_of(
            s.includes(
                "milder_signs", "smelly_coloured_discharge", "stinging_pee", "sickness_or_diarrhoea"
            ),
            s.includes("feeling_unwell", "hot_cold_shivery"),
        ),
    )


def _with_abdominal_stitch(*pains: str) -> Test:
    return lambda s: all_of(
        s.is_("stitch_now", "abdominal"), s.includes("pain_and_pressure", *pains)
    )


SIGNS_TOGETHER = (
    Rule("bulge_with_waters", _bulge_with_waters, EMERGENCY, NOW),
    Rule("labour_with_twins", _labour_with_twins, NOW, TODAY),
    Rule("labour_sign_with_stitch", _labour_sign_with_stitch, NOW, NOW),
    Rule("hot_with_other_sign", _hot_with_other_sign, NOW, TODAY),
    Rule("mild_sign_with_history", _mild_sign_with_history, NOW, TODAY),
    Rule(
        "discharge_with_stitch",
        lambda s: all_of(s["has_stitch"], s.includes("milder_signs", "smelly_coloured_discharge")),
        NOW,
        TODAY,
    ),
    Rule(
        "severe_pain_with_abdominal_stitch",
        _with_abdominal_stitch("severe_or_lasting_pain"),
        EMERGENCY,
        NOW,
    ),
    Rule(
        "go_to_hospital_abdominal_stitch",
        _with_abdominal_stitch("tightenings", "period_pains", "new_backache", "pressure"),
        NOW,
        NOW,
    ),
)
