"""Section 8 of the clinical page: which advice is given."""

from collections.abc import Mapping
from fnmatch import fnmatchcase

from tests.support.clinical_page.answers import NOT_SURE, YES, Sheet, all_of, any_of, none_of
from tests.support.clinical_page.rows import NOW, Test

PHONE = "what_to_say_on_the_phone"
CHECKED = "checked_and_sent_home"
CLINIC = "ask_for_preterm_clinic"
SCAN = "ask_about_cervix_scan"
USUAL = "keep_usual_appointments"

# Rules and what they name. A rule takes the first row that fits it; every other rule at call_now,
# and (as before) every other sign at call_today, names what to say on the phone.
NAMED_BY_RULES: tuple[tuple[str, str], ...] = (
    ("emergency_sign.* emergency_sign_not_pregnant.*", f"call_999_how {PHONE}"),
    ("bulge_with_waters", f"call_999_how {PHONE}"),
    ("severe_pain_with_abdominal_stitch", f"call_999_how {PHONE} go_to_hospital_abdominal_stitch"),
    ("thoughts_of_harm after_sign.thoughts_of_harm", "crisis_help"),
    (
        "milder_sign.very_worried_or_low after_sign_today.very_low_or_frightened",
        "feelings_support",
    ),
    ("labour_sign_at_term.* milder_sign.* after_sign_today.*", PHONE),
    ("stitch_no_plan", f"stitch_aftercare {CLINIC}"),
    ("stitch_at_term", "stitch_aftercare"),
    ("specialist_history_no_plan high_history_before_24", CLINIC),
    ("intermediate_history_18_to_23 intermediate_history_before_18", CLINIC),
    ("high_history_from_24", CLINIC),
    ("short_cervix_no_plan", f"{CLINIC} {PHONE}"),
    ("scan_result_not_known", SCAN),
    ("twins_scan_window", "twins_scan tell_multiples_team"),
    ("worth_mentioning.two_or_more_babies", "tell_multiples_team"),
    (
        "vascular_eds vascular_eds_with_plan worth_mentioning.other_connective_tissue",
        "connective_tissue_plan",
    ),
    ("worth_mentioning.early_losses", "keep_usual_appointments"),
    ("minor_sign.* worth_mentioning.* intermediate_history_from_24 history_not_shared", USUAL),
    ("pregnancy_not_sure", "take_a_test"),
)
BEFORE_24_WEEKS = (
    "specialist_history_no_plan",
    "high_history_before_24",
    "intermediate_history_18_to_23",
    "intermediate_history_before_18",
)
ONLY_AT = {CHECKED: NOW, "call_999_how": "emergency"}  # property P20

GIVEN_WITH_CARD = {
    "after_a_loss": "after_a_loss",
    "after_a_birth": "after_birth_care",
    "before_a_pregnancy": "before_next_pregnancy",
    # not on the page; as before, everybody gets some advice (P1)
    "not_pregnant": USUAL,
    "keep_your_appointments": USUAL,
    "nothing_today": USUAL,
}


def _ask_about_records(s: Sheet) -> str:
    return s.is_("caesarean_dilation", "unsure_how_far", NOT_SURE)


def _go_to_hospital(s: Sheet) -> str:
    """A plain yes of the rule of this name; the rule for severe pain names the advice itself."""
    pains = ("tightenings", "period_pains", "new_backache", "pressure")
    return all_of(s.is_("stitch_now", "abdominal"), s.includes("pain_and_pressure", *pains))


OWN_WHEN: dict[str, Test] = {
    "labour_at_term": lambda s: all_of(s.from_to("weeks", 37, 42), none_of(s["has_stitch"])),
    "stitch_aftercare": lambda s: s["has_stitch"],
    "ask_for_birth_records": _ask_about_records,
    "keep_your_plan": lambda s: all_of(
        s.is_("preterm_clinic", "plan_in_place"), any_of(s["listed_history"], s["has_stitch"])
    ),
    "after_a_loss": lambda s: any_of(
        s.is_("pregnant", "recent_loss"), s.includes("earlier_pregnancies", "late_loss")
    ),
    "go_to_hospital_abdominal_stitch": _go_to_hospital,
    # as before, in the new terms
    "find_operation_letter": lambda s: any_of(
        s.is_("lletz_count", NOT_SURE), s.is_("lletz_depth", NOT_SURE)
    ),
    "recurrent_early_loss": lambda s: s.includes("earlier_pregnancies", "early_losses"),
}


def advice_of(
    sheet: Sheet, levels: Mapping[str, str], level: str | None, card: str | None
) -> set[str]:
    """All advice for these answers; `levels` are those of the rules that apply."""
    given = {advice for advice, when in OWN_WHEN.items() if when(sheet) == YES}
    for rule, at in levels.items():
        given |= _named_by(rule, at)
    if any(rule in levels for rule in BEFORE_24_WEEKS) and _before_24(sheet):
        given.add(SCAN)
    if any(rule.startswith("after_sign") for rule in levels):
        given |= _after(sheet)
    if card:
        given.add(GIVEN_WITH_CARD[card])
    return {advice for advice in given if ONLY_AT.get(advice, level) == level}


def _named_by(rule: str, at: str) -> set[str]:
    row = next((named for rules, named in NAMED_BY_RULES if _fits(rule, rules)), PHONE)
    harm = rule.endswith("thoughts_of_harm")
    return {*row.split(), *([CHECKED] if at == NOW and not harm else [])}


def _fits(rule: str, patterns: str) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns.split())


def _before_24(sheet: Sheet) -> bool:
    return sheet.from_to("weeks", 0, 23, NOT_SURE) == YES


def _after(sheet: Sheet) -> set[str]:
    cards = {"recent_birth": "after_birth_care", "recent_loss": "after_a_loss"}
    return {advice for answer, advice in cards.items() if sheet.is_("pregnant", answer) == YES}
