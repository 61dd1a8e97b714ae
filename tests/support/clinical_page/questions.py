"""Section 1 of the clinical page: the questions, in order, and when each is asked."""

from collections.abc import Callable

from tests.support.clinical_page.answers import (
    NOT_SURE,
    PREFER_NOT,
    YES,
    Question,
    Sheet,
    all_of,
)

Asked = Callable[[Sheet], str]


def _is(question: str, *answers: str) -> Asked:
    return lambda s: s.is_(question, *answers)


def _includes(question: str, option: str) -> Asked:
    return lambda s: s.includes(question, option)


def _choice(name: str, options: str, asked: Asked) -> Question:
    return Question(name, "choice", tuple(options.split()), asked)


def _choices(name: str, options: str, asked: Asked) -> Question:
    return Question(name, "choices", tuple(options.split()), asked)


def _number(name: str, least: int, most: int, asked: Asked) -> Question:
    return Question(name, "number", (least, most), asked)


def _pnts(question: Question) -> Question:
    return question._replace(special=(NOT_SURE, PREFER_NOT))


def _after_caesarean(s: Sheet) -> str:
    return all_of(
        s.is_("caesarean_dilation", "full", "unsure_how_far", NOT_SURE),
        s.includes("earlier_pregnancies", "late_loss", "early_birth"),
    )


PREGNANT = _is("pregnant", "yes")
MAYBE_PREGNANT = _is("pregnant", "yes", NOT_SURE)
NOT_RECENTLY = _is("pregnant", "yes", "no", NOT_SURE)  # question 15 and "same as 15"
LATE_LOSS = _includes("earlier_pregnancies", "late_loss")
EARLY_BIRTH = _includes("earlier_pregnancies", "early_birth")

QUESTIONS = (
    _choice("pregnant", "yes no recent_loss recent_birth", lambda _: YES),
    _choices(
        "emergency_signs",
        "cord_or_baby_part urge_to_push very_heavy_bleeding bleeding_with_pain_or_faint "
        "collapse_or_fit sepsis_signs one_sided_or_shoulder_pain none",
        MAYBE_PREGNANT,
    ),
    _choices(
        "emergency_signs_not_pregnant",
        "something_coming_out very_heavy_bleeding severe_pain_or_faint collapse_or_fit "
        "sepsis_signs one_sided_or_shoulder_pain none",
        _is("pregnant", "no", "recent_loss", "recent_birth"),
    ),
    _number("weeks", 0, 42, PREGNANT),
    _choices(
        "fluid_and_bleeding",
        "waters_leaking coloured_or_smelly_fluid bleeding_or_spotting show "
        "watery_or_changed_discharge none",
        MAYBE_PREGNANT,
    ),
    _choices(
        "pain_and_pressure",
        "tightenings period_pains pressure bulge_inside new_backache severe_or_lasting_pain "
        "pain_with_discharge_or_pee_changes none",
        MAYBE_PREGNANT,
    ),
    _choices(
        "feeling_unwell",
        "less_movement no_movement hot_cold_shivery pain_smell_sick_together "
        "headache_vision_swelling_itching sore_swollen_calf blow_to_tummy thoughts_of_harm "
        "something_not_right none",
        MAYBE_PREGNANT,
    ),
    _choices(
        "milder_signs",
        "smelly_coloured_discharge stinging_pee cannot_pee sickness_or_diarrhoea "
        "very_worried_or_low long_standing_pelvic_ache more_clear_discharge brief_sharp_pain none",
        MAYBE_PREGNANT,
    ),
    _choices(
        "after_signs",
        "hot_cold_shivery heavier_or_returning_bleeding smelly_discharge worse_tummy_pain "
        "sore_swollen_calf severe_headache sore_wound_or_breast very_low_or_frightened "
        "thoughts_of_harm something_not_right none",
        _is("pregnant", "recent_loss", "recent_birth"),
    ),
    _choice("babies", "one two_or_more", PREGNANT),
    _choices("care_so_far", "stitch cervix_scan specialist none", PREGNANT),
    _choice(
        "cervix_scan", "normal short open_or_funnelling", _includes("care_so_far", "cervix_scan")
    ),
    _choice("stitch_now", "vaginal abdominal", _includes("care_so_far", "stitch")),
    _choice(
        "preterm_clinic", "plan_in_place waiting discharged", _includes("care_so_far", "specialist")
    ),
    _choice("been_pregnant_before", "yes no", NOT_RECENTLY)._replace(special=(PREFER_NOT,)),
    _pnts(
        _choices(
            "earlier_pregnancies",
            "late_loss early_birth early_losses "
            "waters_broke_early late_operation stitch short_cervix caesarean_in_labour "
            "injury_at_birth none",
            _is("been_pregnant_before", "yes"),
        )
    ),
    _pnts(_number("late_losses", 1, 10, LATE_LOSS)),
    _pnts(
        _choices(
            "late_loss_start",
            "waters_broke cervix_opened pains_or_contractions little_or_no_warning "
            "baby_had_died treatment_to_end_pregnancy",
            LATE_LOSS,
        )
    ),
    _pnts(_number("early_births", 1, 10, EARLY_BIRTH)),
    _choices("early_birth_start", "by_itself planned", EARLY_BIRTH),
    _number("earliest_birth_weeks", 24, 36, EARLY_BIRTH),
    _choice(
        "waters_broke_weeks",
        "before_34 from_34_to_37",
        _includes("earlier_pregnancies", "waters_broke_early"),
    ),
    _choice("loss_despite_stitch", "yes no", _includes("earlier_pregnancies", "stitch")),
    _choice(
        "caesarean_dilation",
        "full unsure_how_far not_full",
        _includes("earlier_pregnancies", "caesarean_in_labour"),
    ),
    _choice("loss_after_that_caesarean", "yes no", _after_caesarean),
    _pnts(_number("late_operations", 1, 10, _includes("earlier_pregnancies", "late_operation"))),
    _choices(
        "cervix_treatments",
        "tests_only lletz cone_biopsy trachelectomy other_treatment none",
        NOT_RECENTLY,
    ),
    _choice("lletz_count", "one two_or_more", _includes("cervix_treatments", "lletz")),
    _choice(
        "lletz_depth",
        "under_10mm from_10_to_15mm over_15mm",
        _is("lletz_count", "one", NOT_SURE),
    ),
    _choices(
        "told_conditions",
        "womb_variant womb_arcuate womb_adhesions vascular_eds other_connective_tissue none",
        NOT_RECENTLY,
    ),
)


def options_of(question: str) -> tuple[str, ...]:
    """What the page means by "any of its options": `none` is never one of them."""
    takes = next(line.takes for line in QUESTIONS if line.id == question)
    return tuple(option for option in takes if option != "none")
