"""Sections 6 and 7 of the clinical page: whom to contact, and the card of `information`."""

from tests.support.clinical_page.answers import NOT_SURE, YES, Sheet, all_of, any_of, none_of
from tests.support.clinical_page.rows import Test

CONTACTS: dict[str, Test] = {
    "gp": lambda s: any_of(
        s.is_("pregnant", "no"),
        all_of(s.is_("pregnant", NOT_SURE), none_of(s["perhaps_a_sign"])),
    ),
    "hospital_team_after": lambda s: s["after_pregnancy"],
    "midwife_or_booking": lambda s: s["only_history"],
    "early_pregnancy_unit": lambda s: any_of(
        all_of(s.is_("pregnant", NOT_SURE), s["perhaps_a_sign"]),
        all_of(s.from_to("weeks", 0, 11), none_of(s["only_history"])),
    ),
    "maternity_or_early_pregnancy_unit": lambda s: all_of(
        s.from_to("weeks", 12, 19, NOT_SURE), none_of(s["only_history"])
    ),
    "maternity_unit": lambda s: s.from_to("weeks", 20, 42),
}


def _stitch_or_plan(s: Sheet) -> str:
    return any_of(s.includes("care_so_far", "stitch"), s.is_("preterm_clinic", "plan_in_place"))


def _nothing_today(s: Sheet) -> str:
    no_stitch = none_of(s.includes("care_so_far", "stitch"))
    return all_of(
        s["may_be_pregnant"],
        any_of(
            s.is_("care_so_far", NOT_SURE),
            all_of(no_stitch, s.is_("preterm_clinic", NOT_SURE)),
            none_of(_stitch_or_plan(s)),
        ),
    )


CARDS: dict[str, Test] = {
    "after_a_loss": lambda s: s.is_("pregnant", "recent_loss"),
    "after_a_birth": lambda s: s.is_("pregnant", "recent_birth"),
    "before_a_pregnancy": lambda s: all_of(s.is_("pregnant", "no"), s["something_in_history"]),
    "not_pregnant": lambda s: all_of(s.is_("pregnant", "no"), none_of(s["something_in_history"])),
    "keep_your_appointments": lambda s: all_of(s["may_be_pregnant"], _stitch_or_plan(s)),
    "nothing_today": _nothing_today,
}


def contact_of(sheet: Sheet) -> str | None:
    """Whom to contact; None while that is open."""
    return _the_one(CONTACTS, sheet)


def card_of(sheet: Sheet) -> str | None:
    """Which card somebody gets whose level is `information`."""
    return _the_one(CARDS, sheet)


def _the_one(tests: dict[str, Test], sheet: Sheet) -> str | None:
    found = [name for name, test in tests.items() if test(sheet) == YES]
    if len(found) > 1:
        raise AssertionError(f"more than one applies: {found}")
    return found[0] if found else None
