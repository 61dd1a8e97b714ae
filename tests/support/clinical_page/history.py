"""Section 5 of the clinical page, the rules that speak of care so far and of history."""

from tests.support.clinical_page.answers import NOT_SURE, PREFER_NOT, Sheet, all_of, any_of, none_of
from tests.support.clinical_page.rows import NEXT, NOW, QUIET, TERM, TODAY, WEEK, Rule, Test, weeks


def _pregnant_and(test: Test) -> Test:
    return lambda s: all_of(s.is_("pregnant", "yes"), test(s))


def _history(condition: str, *more: Test) -> Test:
    """Pregnant for certain, with this history and no plan yet."""
    return lambda s: all_of(
        s.is_("pregnant", "yes"), s[condition], s["no_plan_yet"], *(test(s) for test in more)
    )


def _scan_and_no_plan_for_now(result: str) -> Test:
    return lambda s: all_of(s.is_("cervix_scan", result), s["no_plan_for_now"])


def _twins_scan_window(s: Sheet) -> str:
    return all_of(
        s.is_("babies", "two_or_more"),
        s.from_to("weeks", 12, 20, NOT_SURE),
        any_of(s.is_("care_so_far", NOT_SURE), none_of(s.includes("care_so_far", "cervix_scan"))),
    )


CARE = (
    Rule("stitch_no_plan", lambda s: all_of(s["has_stitch"], s["no_plan_for_now"]), TODAY, NEXT),
    Rule(
        "stitch_at_term",
        lambda s: all_of(s.is_("stitch_now", "vaginal", NOT_SURE), TERM(s)),
        TODAY,
        NEXT,
    ),
    Rule("open_cervix", lambda s: s.is_("cervix_scan", "open_or_funnelling"), NOW, QUIET),
    Rule("short_cervix_no_plan", _scan_and_no_plan_for_now("short"), TODAY, QUIET),
    Rule("scan_result_not_known", _scan_and_no_plan_for_now(NOT_SURE), WEEK, QUIET),
    Rule("twins_scan_window", _twins_scan_window, WEEK, NEXT),
)

HISTORY = (
    Rule("specialist_history_no_plan", _history("specialist_history"), TODAY, WEEK),
    Rule("high_history_before_24", _history("high_history", weeks(0, 23, NOT_SURE)), TODAY, WEEK),
    Rule("high_history_from_24", _history("high_history", weeks(24, 42)), WEEK, NEXT),
    Rule(
        "intermediate_history_18_to_23",
        _history("intermediate_history", weeks(18, 23)),
        TODAY,
        WEEK,
    ),
    Rule(
        "intermediate_history_before_18",
        _history("intermediate_history", weeks(0, 17, NOT_SURE)),
        WEEK,
        NEXT,
    ),
    Rule(
        "intermediate_history_from_24", _history("intermediate_history", weeks(24, 42)), NEXT, NEXT
    ),
)


def _vascular_eds(plan: str) -> Test:
    return _pregnant_and(lambda s: all_of(s.includes("told_conditions", "vascular_eds"), s[plan]))


def _history_not_shared(s: Sheet) -> str:
    withheld = (
        "been_pregnant_before",
        "earlier_pregnancies",
        "late_losses",
        "late_loss_start",
        "early_births",
        "late_operations",
    )
    return any_of(*(s.is_(question, PREFER_NOT) for question in withheld))


def _ticked_but_not(option: str, condition: str) -> Test:
    return lambda s: all_of(s.includes("earlier_pregnancies", option), none_of(s[condition]))


WORTH_MENTIONING: dict[str, Test] = {
    "early_birth_35_or_36": lambda s: s["early_birth_35_or_36"],
    "planned_early_birth": _ticked_but_not("early_birth", "spontaneous_early_birth"),
    "waters_broke_from_34_to_37": lambda s: s.is_("waters_broke_weeks", "from_34_to_37"),
    "lletz_under_10mm": lambda s: s.is_("lletz_depth", "under_10mm"),
    "other_treatment": lambda s: s.includes("cervix_treatments", "other_treatment"),
    "womb_arcuate": lambda s: s.includes("told_conditions", "womb_arcuate"),
    "other_connective_tissue": lambda s: s.includes("told_conditions", "other_connective_tissue"),
    "injury_at_birth": lambda s: s.includes("earlier_pregnancies", "injury_at_birth"),
    "early_losses": lambda s: s.includes("earlier_pregnancies", "early_losses"),
    "late_operations": lambda s: s.from_to("late_operations", 2, 10),
    "late_loss_for_another_reason": _ticked_but_not("late_loss", "spontaneous_late_loss"),
    "two_or_more_babies": lambda s: s.is_("babies", "two_or_more"),
    "listed_history_with_plan": lambda s: all_of(s["plan_in_place"], s["listed_history"]),
}

OTHERS = (
    Rule("vascular_eds", _vascular_eds("no_plan_yet"), TODAY, WEEK),
    Rule("vascular_eds_with_plan", _vascular_eds("plan_in_place"), WEEK, WEEK),
    *(
        Rule(f"worth_mentioning.{factor}", _pregnant_and(test), NEXT, NEXT)
        for factor, test in WORTH_MENTIONING.items()
    ),
    Rule("history_not_shared", _pregnant_and(_history_not_shared), NEXT, QUIET),
    Rule("pregnancy_not_sure", lambda s: s.is_("pregnant", NOT_SURE), WEEK, QUIET),
)
