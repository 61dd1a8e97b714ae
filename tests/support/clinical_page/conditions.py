"""Section 4 of the clinical page: the named conditions, in its order."""

from collections.abc import Callable

from tests.support.clinical_page.answers import (
    NOT_SURE,
    PREFER_NOT,
    Sheet,
    all_of,
    any_of,
    none_of,
)
from tests.support.clinical_page.questions import options_of

SIGNS_IN_PREGNANCY = (
    "emergency_signs",
    "fluid_and_bleeding",
    "pain_and_pressure",
    "feeling_unwell",
    "milder_signs",
)
NO_SIGN_OF_THE_BODY = ("very_worried_or_low", "thoughts_of_harm")
MINOR_SIGNS = ("long_standing_pelvic_ache", "more_clear_discharge", "brief_sharp_pain")


def _spontaneous_late_loss(s: Sheet) -> str:
    began_by_itself = (
        "waters_broke",
        "cervix_opened",
        "pains_or_contractions",
        "little_or_no_warning",
    )
    return all_of(
        s.includes("earlier_pregnancies", "late_loss"),
        s.includes("late_loss_start", *began_by_itself, NOT_SURE, PREFER_NOT),
    )


def _specialist_history(s: Sheet) -> str:
    return any_of(
        all_of(
            s.sum_at_least(2, "late_losses", "early_births"),
            any_of(s["spontaneous_late_loss"], s["spontaneous_early_birth"]),
        ),
        s.is_("loss_after_that_caesarean", "yes"),
        s.is_("loss_despite_stitch", "yes"),
    )


def _high_history(s: Sheet) -> str:
    return any_of(
        s["spontaneous_late_loss"],
        s["early_birth_to_34"],
        s.is_("waters_broke_weeks", "before_34", NOT_SURE),
        s.includes("earlier_pregnancies", "stitch", "short_cervix"),
        s.includes("cervix_treatments", "trachelectomy"),
        s.includes("told_conditions", "womb_variant", "womb_adhesions"),
        s.is_("cervix_scan", "short"),
    )


def _intermediate_history(s: Sheet) -> str:
    return any_of(
        s.includes("cervix_treatments", "cone_biopsy"),
        s.is_("lletz_count", "two_or_more"),
        s.is_("lletz_depth", "from_10_to_15mm", "over_15mm", NOT_SURE),
        s.is_("caesarean_dilation", "full", "unsure_how_far", NOT_SURE),
    )


def _perhaps_a_sign(s: Sheet) -> str:
    aside = (*NO_SIGN_OF_THE_BODY, *MINOR_SIGNS)
    return any_of(
        *(
            s.includes(question, NOT_SURE, *(o for o in options_of(question) if o not in aside))
            for question in SIGNS_IN_PREGNANCY
        )
    )


def _only_history(s: Sheet) -> str:
    return all_of(
        s.is_("pregnant", "yes"),
        s.from_to("weeks", 0, 19, NOT_SURE),
        none_of(s["perhaps_a_sign"]),
        none_of(s.includes("care_so_far", "stitch", NOT_SURE)),
        none_of(s.is_("cervix_scan", "short", "open_or_funnelling", NOT_SURE)),
    )


def _something_in_history(s: Sheet) -> str:
    treatments = (option for option in options_of("cervix_treatments") if option != "tests_only")
    pregnancies = options_of("earlier_pregnancies")
    return any_of(
        s.is_("been_pregnant_before", PREFER_NOT),
        s.includes("earlier_pregnancies", *pregnancies, NOT_SURE, PREFER_NOT),
        s.includes("cervix_treatments", *treatments, NOT_SURE),
        s.includes("told_conditions", *options_of("told_conditions"), NOT_SURE),
    )


# Each may read those above it.
CONDITIONS: dict[str, Callable[[Sheet], str]] = {
    "may_be_pregnant": lambda s: s.is_("pregnant", "yes", NOT_SURE),
    "before_37_weeks": lambda s: all_of(
        s["may_be_pregnant"],
        any_of(s.is_("weeks", NOT_SURE), none_of(s.from_to("weeks", 37, 42))),
    ),
    "after_pregnancy": lambda s: s.is_("pregnant", "recent_loss", "recent_birth"),
    "spontaneous_late_loss": _spontaneous_late_loss,
    "spontaneous_early_birth": lambda s: all_of(
        s.includes("earlier_pregnancies", "early_birth"),
        s.includes("early_birth_start", "by_itself", NOT_SURE),
    ),
    "early_birth_to_34": lambda s: all_of(
        s["spontaneous_early_birth"], s.from_to("earliest_birth_weeks", 24, 34, NOT_SURE)
    ),
    "early_birth_35_or_36": lambda s: all_of(
        s["spontaneous_early_birth"], s.from_to("earliest_birth_weeks", 35, 36)
    ),
    "specialist_history": _specialist_history,
    "high_history": _high_history,
    "intermediate_history": _intermediate_history,
    "listed_history": lambda s: any_of(
        s["specialist_history"], s["high_history"], s["intermediate_history"]
    ),
    "has_stitch": lambda s: s.includes("care_so_far", "stitch"),
    "plan_in_place": lambda s: s.is_("preterm_clinic", "plan_in_place", "discharged"),
    "no_plan_yet": lambda s: any_of(
        s.is_("preterm_clinic", "waiting", NOT_SURE), none_of(s["plan_in_place"])
    ),
    "no_plan_for_now": lambda s: any_of(s["no_plan_yet"], s.is_("preterm_clinic", "discharged")),
    "perhaps_a_sign": _perhaps_a_sign,
    "only_history": _only_history,
    "something_in_history": _something_in_history,
}
