# mypy: allow-untyped-defs, allow-untyped-calls, allow-incomplete-defs
# ruff: noqa: N802, C901, PLR0915
"""A second, naive reading of the clinical page: slow, plain, written rule by rule from its
sections 1 to 6. It shares no code with the project. `assess(answers)` takes complete or
incomplete answers and returns

    level       a level id, or None (incomplete and nothing applies)
    contact     a contact id, or None (not known yet)
    applied     {rule id: "yes" | "cant_tell"}: rules that apply, and at which truth
    cant_tell   every rule whose truth is can't tell, whether it applies or stays quiet
    quiet       those of them that stay quiet (the page's "-")
    truths      {rule id: truth} for every rule
    levels      {rule id: level} for every rule that applies
    conditions  {name: truth}
    missing     asked and unanswered, in the order of the table (a question of which it is not
                known yet whether it is asked is left out)
    states      {question id: "answered" | "not_sure" | "prefer_not_to_say" | "not_asked" |
                "unanswered" | "open"}; "open" = not known yet whether it is asked
"""

from typing import Any

YES, NO, CANT, OPEN = "yes", "no", "cant_tell", "open"
SPECIAL = ("not_sure", "prefer_not_to_say")

EMERGENCY = [
    "cord_or_baby_part",
    "urge_to_push",
    "very_heavy_bleeding",
    "bleeding_with_pain_or_faint",
    "collapse_or_fit",
    "sepsis_signs",
    "one_sided_or_shoulder_pain",
]
FLUID = [
    "waters_leaking",
    "coloured_or_smelly_fluid",
    "bleeding_or_spotting",
    "show",
    "watery_or_changed_discharge",
]
PAIN = [
    "tightenings",
    "period_pains",
    "pressure",
    "bulge_inside",
    "new_backache",
    "severe_or_lasting_pain",
    "pain_with_discharge_or_pee_changes",
]
UNWELL = [
    "less_movement",
    "hot_cold_shivery",
    "pain_smell_sick_together",
    "headache_vision_swelling_itching",
    "blow_to_tummy",
    "something_not_right",
]
MILDER = [
    "smelly_coloured_discharge",
    "stinging_pee",
    "sickness_or_diarrhoea",
    "very_worried_or_low",
    "long_standing_pelvic_ache",
    "more_clear_discharge",
    "brief_sharp_pain",
]

LEVELS = [
    "emergency",
    "call_now",
    "call_today",
    "contact_this_week",
    "next_appointment",
    "information",
]


# --- section 2: truth -------------------------------------------------------------------


def ALL(*parts):
    for value in (NO, OPEN, CANT):
        if value in parts:
            return value
    return YES


def ANY(*parts):
    for value in (YES, OPEN, CANT):
        if value in parts:
            return value
    return NO


def NOT(part):
    return {YES: NO, NO: YES}.get(part, part)


class Sheet:
    """The answers of one person, with what is asked decided question by question."""

    def __init__(self, given):
        self.given = dict(given)
        self.state = {}
        self.value = {}
        for question, asked_when in QUESTIONS:
            self._settle(question, asked_when(self))

    def _settle(self, question, asked):
        answer = self.given.get(question)
        if isinstance(answer, (list, tuple)) and len(answer) == 1 and answer[0] in SPECIAL:
            answer = answer[0]
        self.value[question] = None
        if asked in (NO, CANT):
            self.state[question] = "not_asked"
        elif asked == OPEN:
            self.state[question] = "open"
        elif answer is None:
            self.state[question] = "unanswered"
        elif isinstance(answer, str) and answer in SPECIAL:
            self.state[question] = answer
        else:
            self.state[question] = "answered"
            self.value[question] = answer

    def test(self, question, holds, names=()):
        """Truth of one test; `names` are the special answers that the test names itself."""
        state = self.state[question]
        if state == "not_asked":
            return NO
        if state in ("unanswered", "open"):
            return OPEN
        if state in SPECIAL:
            return YES if state in names else CANT
        return YES if holds(self.value[question]) else NO

    def is_(self, question, *values):
        return self.test(question, lambda a: a in values, values)

    def includes(self, question, *options):
        def holds(answer):
            ticked = [answer] if isinstance(answer, str) else answer
            return any(option in ticked for option in options)

        return self.test(question, holds, options)

    def at_least(self, question, n):
        return self.test(question, lambda a: a >= n)

    def at_most(self, question, n):
        return self.test(question, lambda a: a <= n)

    def between(self, question, low, high):
        return self.test(question, lambda a: low <= a <= high)

    def or_ns(self, truth, question):
        """ "weeks or ns": not sure counts as inside the bound."""
        return YES if self.state[question] == "not_sure" else truth

    def total_at_least(self, questions, n):
        given = sum(self.value[q] for q in questions if self.state[q] == "answered")
        if given >= n:
            return YES
        states = [self.state[q] for q in questions]
        if "unanswered" in states or "open" in states:
            return OPEN
        return CANT if any(s in SPECIAL for s in states) else NO


# --- section 1: questions, in order, with "asked when" --------------------------------------


def always(s):
    return YES


def pregnant_yes(s):
    return s.is_("pregnant", "yes")


def pregnant_or_not_sure(s):
    return s.is_("pregnant", "yes", "not_sure")


def before(s):
    return s.is_("been_pregnant_before", "yes")


def one_or_more_or_ns(s, question):
    return ANY(s.at_least(question, 1), s.is_(question, "not_sure"))


def some_late_loss(s):
    return one_or_more_or_ns(s, "late_losses")


def some_early_birth(s):
    return one_or_more_or_ns(s, "early_births")


def caesarean_then_event(s):
    return ALL(
        s.is_("full_dilation_caesarean", "yes", "in_labour_unsure_how_far"),
        ANY(some_late_loss(s), some_early_birth(s)),
    )


QUESTIONS = [
    ("pregnant", always),
    ("emergency_signs", lambda s: s.is_("pregnant", "yes", "recent_loss", "not_sure")),
    ("weeks", pregnant_yes),
    ("fluid_and_bleeding", pregnant_or_not_sure),
    ("pain_and_pressure", pregnant_or_not_sure),
    ("feeling_unwell", pregnant_or_not_sure),
    ("milder_signs", pregnant_or_not_sure),
    ("babies", pregnant_yes),
    ("stitch_now", pregnant_yes),
    ("cervix_scan", pregnant_yes),
    ("preterm_clinic", pregnant_yes),
    ("been_pregnant_before", always),
    ("early_losses", before),
    ("late_losses", before),
    ("late_loss_weeks", some_late_loss),
    ("late_loss_start", some_late_loss),
    ("early_births", before),
    ("earliest_birth_weeks", some_early_birth),
    ("earliest_birth_start", some_early_birth),
    ("waters_broke_early", before),
    ("previous_stitch", before),
    ("loss_despite_stitch", lambda s: s.is_("previous_stitch", "yes")),
    ("full_dilation_caesarean", before),
    ("loss_after_that_caesarean", caesarean_then_event),
    ("cervix_injury_at_birth", before),
    ("late_surgical_endings", before),
    ("short_cervix_before", before),
    ("cervix_treatments", always),
    ("lletz_count", lambda s: s.includes("cervix_treatments", "lletz")),
    ("lletz_depth", lambda s: s.is_("lletz_count", "one", "not_sure")),
    ("womb_shape", always),
    ("womb_adhesions", always),
    ("connective_tissue", always),
    ("des_exposure", always),
]


# --- section 4: named conditions ------------------------------------------------------------


def named_conditions(s):
    c = {}
    c["may_be_pregnant"] = s.is_("pregnant", "yes", "not_sure")
    c["before_37_weeks"] = ALL(
        c["may_be_pregnant"],
        # not asked: "at least 37" is no, so "not" is yes; not sure counts as before 37
        s.or_ns(NOT(s.at_least("weeks", 37)), "weeks"),
    )
    c["spontaneous_late_loss"] = ALL(
        s.at_least("late_losses", 1),
        s.includes(
            "late_loss_start",
            "waters_broke",
            "cervix_opened",
            "pains_or_contractions",
            "little_or_no_warning",
            "not_sure",
            "prefer_not_to_say",
        ),
    )
    c["late_loss_from_16"] = ALL(
        c["spontaneous_late_loss"], s.or_ns(s.at_least("late_loss_weeks", 16), "late_loss_weeks")
    )
    c["late_loss_14_or_15"] = ALL(c["spontaneous_late_loss"], s.at_most("late_loss_weeks", 15))
    c["spontaneous_early_birth"] = ALL(
        s.at_least("early_births", 1), s.is_("earliest_birth_start", "by_itself", "not_sure")
    )
    c["early_birth_to_34"] = ALL(
        c["spontaneous_early_birth"],
        s.or_ns(s.at_most("earliest_birth_weeks", 34), "earliest_birth_weeks"),
    )
    c["early_birth_35_or_36"] = ALL(
        c["spontaneous_early_birth"], s.at_least("earliest_birth_weeks", 35)
    )
    c["specialist_history"] = ANY(
        ALL(
            s.total_at_least(["late_losses", "early_births"], 3),
            ANY(c["spontaneous_late_loss"], c["spontaneous_early_birth"]),
        ),
        s.is_("loss_after_that_caesarean", "yes"),
        s.is_("loss_despite_stitch", "yes"),
    )
    c["high_history"] = ANY(
        c["late_loss_from_16"],
        c["early_birth_to_34"],
        s.is_("waters_broke_early", "before_34"),
        s.is_("previous_stitch", "yes"),
        s.includes("cervix_treatments", "trachelectomy"),
        s.is_("womb_shape", "variant"),
        s.is_("womb_adhesions", "yes"),
        s.is_("cervix_scan", "short"),
        s.is_("short_cervix_before", "yes"),
    )
    c["intermediate_history"] = ANY(
        c["late_loss_14_or_15"],
        s.includes("cervix_treatments", "cone_biopsy"),
        s.is_("lletz_count", "two_or_more"),
        s.is_("lletz_depth", "from_10_to_15mm", "over_15mm", "not_sure"),
        s.is_("full_dilation_caesarean", "yes", "in_labour_unsure_how_far"),
    )
    c["listed_history"] = ANY(c["specialist_history"], c["high_history"], c["intermediate_history"])
    c["has_stitch"] = s.is_("stitch_now", "vaginal", "abdominal", "type_unknown")
    c["plan_in_place"] = s.is_("preterm_clinic", "plan_in_place")
    return c


# --- section 5: rules -----------------------------------------------------------------------


def rules_of(s, c):
    """Yields (rule id, truth, level, level if can't tell or None when it stays quiet)."""
    pregnant = s.is_("pregnant", "yes")
    pregnancy_ns = s.is_("pregnant", "not_sure")
    at_term = s.at_least("weeks", 37)
    no_plan = NOT(c["plan_in_place"])

    for sign in EMERGENCY:
        yield (
            f"emergency_sign.{sign}",
            s.includes("emergency_signs", sign),
            "emergency",
            "call_now",
        )
    for sign in FLUID:
        yield (
            f"fluid_or_bleeding.{sign}",
            ALL(c["before_37_weeks"], s.includes("fluid_and_bleeding", sign)),
            "call_now",
            "call_now",
        )
    for sign in ["waters_leaking", "coloured_or_smelly_fluid", "bleeding_or_spotting"]:
        yield (
            f"fluid_or_bleeding_at_term.{sign}",
            ALL(at_term, s.includes("fluid_and_bleeding", sign)),
            "call_now",
            "call_now",
        )
    for sign in ["show", "watery_or_changed_discharge"]:
        yield (
            f"labour_sign_at_term.{sign}",
            ALL(at_term, s.includes("fluid_and_bleeding", sign)),
            "call_today",
            "call_today",
        )
    for sign in ["tightenings", "period_pains", "pressure", "new_backache"]:
        yield (
            f"labour_sign_at_term.{sign}",
            ALL(at_term, s.includes("pain_and_pressure", sign)),
            "call_today",
            "call_today",
        )
    for sign in PAIN:
        yield (
            f"pain_or_pressure.{sign}",
            ALL(c["before_37_weeks"], s.includes("pain_and_pressure", sign)),
            "call_now",
            "call_now",
        )
    for sign in ["bulge_inside", "severe_or_lasting_pain", "pain_with_discharge_or_pee_changes"]:
        yield (
            f"pain_or_pressure_at_term.{sign}",
            ALL(at_term, s.includes("pain_and_pressure", sign)),
            "call_now",
            "call_now",
        )

    moves = s.includes("feeling_unwell", "less_movement")
    yield (
        "less_movement_from_24",
        ALL(moves, s.or_ns(s.at_least("weeks", 24), "weeks")),
        "call_now",
        "call_now",
    )
    yield (
        "less_movement_before_24",
        ALL(moves, ANY(s.at_most("weeks", 23), pregnancy_ns)),
        "call_today",
        "call_today",
    )

    hot = s.includes("feeling_unwell", "hot_cold_shivery")
    smelly = s.includes("milder_signs", "smelly_coloured_discharge")
    yield ("hot_cold_shivery", hot, "call_today", "call_today")
    yield (
        "hot_with_other_sign",
        ALL(
            hot,
            ANY(
                c["has_stitch"],
                s.includes("fluid_and_bleeding", "waters_leaking"),
                s.includes("fluid_and_bleeding", "coloured_or_smelly_fluid"),
                s.includes("pain_and_pressure", *PAIN),
                smelly,
            ),
        ),
        "call_now",
        "call_today",
    )
    yield (
        "pain_smell_sick_together",
        s.includes("feeling_unwell", "pain_smell_sick_together"),
        "call_now",
        "call_now",
    )

    head = s.includes("feeling_unwell", "headache_vision_swelling_itching")
    yield (
        "headache_vision_swelling_itching",
        ALL(head, s.or_ns(s.at_least("weeks", 20), "weeks")),
        "call_now",
        "call_now",
    )
    yield (
        "headache_vision_before_20",
        ALL(head, ANY(s.at_most("weeks", 19), pregnancy_ns)),
        "call_today",
        "call_today",
    )

    blow = s.includes("feeling_unwell", "blow_to_tummy")
    yield (
        "blow_to_tummy",
        ALL(blow, s.or_ns(s.at_least("weeks", 14), "weeks")),
        "call_now",
        "call_now",
    )
    yield (
        "blow_to_tummy_before_14",
        ALL(blow, ANY(s.at_most("weeks", 13), pregnancy_ns)),
        "call_today",
        "call_today",
    )
    yield (
        "something_not_right",
        s.includes("feeling_unwell", "something_not_right"),
        "call_now",
        "call_now",
    )

    for sign in [
        "smelly_coloured_discharge",
        "stinging_pee",
        "sickness_or_diarrhoea",
        "very_worried_or_low",
    ]:
        yield (f"milder_sign.{sign}", s.includes("milder_signs", sign), "call_today", "call_today")
    for sign in ["long_standing_pelvic_ache", "more_clear_discharge", "brief_sharp_pain"]:
        yield (
            f"minor_sign.{sign}",
            s.includes("milder_signs", sign),
            "next_appointment",
            "next_appointment",
        )
    yield (
        "mild_sign_with_history",
        ALL(
            c["listed_history"],
            s.or_ns(s.between("weeks", 14, 28), "weeks"),
            ANY(
                s.includes(
                    "milder_signs",
                    "smelly_coloured_discharge",
                    "stinging_pee",
                    "sickness_or_diarrhoea",
                ),
                hot,
            ),
        ),
        "call_now",
        "call_today",
    )

    abdominal = s.is_("stitch_now", "abdominal")
    yield ("discharge_with_stitch", ALL(c["has_stitch"], smelly), "call_now", "call_today")
    yield (
        "labour_sign_with_abdominal_stitch",
        ALL(
            abdominal,
            s.includes("pain_and_pressure", "tightenings", "period_pains", "new_backache"),
        ),
        "call_now",
        "call_now",
    )
    yield (
        "severe_pain_with_abdominal_stitch",
        ALL(abdominal, s.includes("pain_and_pressure", "severe_or_lasting_pain")),
        "emergency",
        "call_now",
    )
    yield (
        "stitch_at_term_no_plan",
        ALL(s.is_("stitch_now", "vaginal", "type_unknown"), at_term, no_plan),
        "call_today",
        None,
    )
    yield ("open_cervix", s.is_("cervix_scan", "open_or_funnelling"), "call_now", None)
    yield ("short_cervix_no_plan", ALL(s.is_("cervix_scan", "short"), no_plan), "call_today", None)

    yield (
        "specialist_history_no_plan",
        ALL(pregnant, c["specialist_history"], no_plan),
        "call_today",
        "next_appointment",
    )
    yield (
        "high_history_before_24",
        ALL(pregnant, c["high_history"], s.or_ns(s.at_most("weeks", 23), "weeks"), no_plan),
        "call_today",
        "next_appointment",
    )
    yield (
        "high_history_from_24",
        ALL(pregnant, c["high_history"], s.at_least("weeks", 24), no_plan),
        "contact_this_week",
        "next_appointment",
    )
    middle = ALL(pregnant, c["intermediate_history"], no_plan)
    yield (
        "intermediate_history_18_to_23",
        ALL(middle, s.between("weeks", 18, 23)),
        "call_today",
        "next_appointment",
    )
    yield (
        "intermediate_history_before_18",
        ALL(middle, s.or_ns(s.at_most("weeks", 17), "weeks")),
        "contact_this_week",
        "next_appointment",
    )
    yield (
        "intermediate_history_from_24",
        ALL(middle, s.at_least("weeks", 24)),
        "next_appointment",
        "next_appointment",
    )

    factors = {
        "early_birth_35_or_36": c["early_birth_35_or_36"],
        "planned_early_birth": ALL(
            s.at_least("early_births", 1), s.is_("earliest_birth_start", "planned")
        ),
        "waters_broke_from_34_to_37": s.is_("waters_broke_early", "from_34_to_37"),
        "lletz_under_10mm": s.is_("lletz_depth", "under_10mm"),
        "arcuate_womb": s.is_("womb_shape", "arcuate"),
        "connective_tissue_other": s.is_("connective_tissue", "other"),
        "des_exposure": s.is_("des_exposure", "yes"),
        "cervix_injury_at_birth": s.is_("cervix_injury_at_birth", "yes"),
        "late_surgical_endings": s.at_least("late_surgical_endings", 2),
        "late_loss_not_spontaneous": ALL(
            s.at_least("late_losses", 1), NOT(c["spontaneous_late_loss"])
        ),
        "two_or_more_babies": s.is_("babies", "two_or_more"),
        "early_losses": s.at_least("early_losses", 3),
    }
    for factor, truth in factors.items():
        yield (
            f"worth_mentioning.{factor}",
            ALL(pregnant, truth),
            "next_appointment",
            "next_appointment",
        )
    # Not on the page: the mend of property P4 (decision record 9).
    for name, truth in {
        "womb_variant_with_plan": s.is_("womb_shape", "variant"),
        "waters_broke_before_34_with_plan": s.is_("waters_broke_early", "before_34"),
    }.items():
        told = ALL(pregnant, truth, c["plan_in_place"])
        yield (f"worth_mentioning.{name}", told, "next_appointment", "next_appointment")
    yield (
        "vascular_eds",
        ALL(pregnant, s.is_("connective_tissue", "vascular_eds")),
        "contact_this_week",
        "next_appointment",
    )
    yield (
        "history_not_shared",
        ALL(
            pregnant,
            ANY(
                *[
                    s.is_(q, "prefer_not_to_say")
                    for q in ("been_pregnant_before", "late_losses", "early_births")
                ]
            ),
        ),
        "next_appointment",
        None,
    )
    yield ("pregnancy_not_sure", pregnancy_ns, "contact_this_week", None)


# --- section 6: contact ----------------------------------------------------------------------


def contact_of(s):
    choices = {
        "gp_or_hospital_team": s.is_("pregnant", "no", "recent_loss"),
        "early_pregnancy_unit": ANY(s.is_("pregnant", "not_sure"), s.at_most("weeks", 11)),
        "maternity_or_early_pregnancy_unit": s.or_ns(s.between("weeks", 12, 19), "weeks"),
        "maternity_unit": s.at_least("weeks", 20),
    }
    found = [name for name, truth in choices.items() if truth == YES]
    assert len(found) <= 1, found
    return found[0] if found else None


def assess(answers: dict[str, Any]) -> dict[str, Any]:
    s = Sheet(answers)
    c = named_conditions(s)
    applied, levels, cant_tell, quiet, truths = {}, {}, [], [], {}
    for rule, truth, level, if_cant_tell in rules_of(s, c):
        truths[rule] = truth
        if truth == CANT:
            cant_tell.append(rule)
            if if_cant_tell is None:
                quiet.append(rule)
        at = {YES: level, CANT: if_cant_tell}.get(truth)
        if at is not None:
            applied[rule], levels[rule] = truth, at
    missing = [q for q, _ in QUESTIONS if s.state[q] == "unanswered"]
    complete = not missing and "open" not in s.state.values()
    level = min(levels.values(), key=LEVELS.index) if levels else None
    if level is None and complete:
        level = "information"
    return {
        "level": level,
        "contact": contact_of(s),
        "applied": applied,
        "levels": levels,
        "cant_tell": cant_tell,
        "quiet": quiet,
        "truths": truths,
        "conditions": c,
        "missing": missing,
        "states": s.state,
        "complete": complete,
    }
