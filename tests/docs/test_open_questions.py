"""Open clinical questions: what the page says the product does is what it does."""

import re
from typing import Any

import pytest

from explainer.review.open_questions import may_be_lowered, rules_named
from rules import assess
from tests.support.pages import ROOT, text_of
from tests.support.real_book import BOOK
from tests.support.vignettes import answers_of

QUESTIONS = ROOT / "docs" / "clinical-safety" / "open-questions.md"

# Each case starts from somebody at 20 weeks with no sign and no history, or from one of NOT_NOW,
# and changes only what it names.
FIRST_PREGNANCY = answers_of("first-pregnancy-20-weeks-nothing-to-report")
NOT_NOW: dict[str, dict[str, Any]] = {
    "after": {"emergency_signs_not_pregnant": ["none"], "after_signs": ["none"]},
    "no": {
        "pregnant": "no",
        "emergency_signs_not_pregnant": ["none"],
        "been_pregnant_before": "no",
        "cervix_treatments": ["none"],
        "told_conditions": ["none"],
    },
}
LLETZ = {"cervix_treatments": ["lletz"], "lletz_count": "one", "lletz_depth": "not_sure"}
TIGHTENINGS_AT_38 = {"weeks": 38, "pain_and_pressure": ["tightenings"]}
STITCH = {"care_so_far": ["stitch"], "stitch_now": "vaginal"}
STITCH_AND_PLAN = {
    "care_so_far": ["stitch", "specialist"],
    "stitch_now": "vaginal",
    "preterm_clinic": "plan_in_place",
}
SHORT = {"care_so_far": ["cervix_scan"], "cervix_scan": "short"}
OPEN = {"care_so_far": ["cervix_scan"], "cervix_scan": "open_or_funnelling"}
LOSS = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["late_loss"],
    "late_losses": 1,
    "late_loss_start": ["cervix_opened"],
}
BIRTHS = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["early_birth"],
    "early_births": 2,
    "early_birth_start": ["planned", "by_itself"],
    "earliest_birth_weeks": 33,
}
WITH_A_PLAN = {"care_so_far": ["specialist"], "preterm_clinic": "plan_in_place"}
AS_WRITTEN: list[tuple[str, dict[str, Any], str]] = [
    (
        "Q23",
        {"pain_and_pressure": ["bulge_inside"], "fluid_and_bleeding": ["waters_leaking"]},
        "emergency",
    ),
    ("Q23", {"pain_and_pressure": ["bulge_inside"]}, "call_now"),
    ("Q24", {"milder_signs": ["cannot_pee"]}, "call_now"),
    ("Q24", {**STITCH_AND_PLAN, "milder_signs": ["stinging_pee"]}, "call_now"),
    ("Q25", {"weeks": 7, "emergency_signs": ["cord_or_baby_part"]}, "emergency"),
    (
        "Q27",
        {"been_pregnant_before": "yes", "earlier_pregnancies": ["early_losses"]},
        "next_appointment",
    ),
    ("Q28", {"cervix_treatments": ["other_treatment"]}, "next_appointment"),
    ("Q29", {**LOSS, **WITH_A_PLAN, "preterm_clinic": "discharged"}, "next_appointment"),
    ("Q29", {**STITCH_AND_PLAN, "preterm_clinic": "discharged"}, "call_today"),
    (
        "Q30",
        {**SHORT, "care_so_far": ["cervix_scan", "specialist"], "preterm_clinic": "not_sure"},
        "call_today",
    ),
    ("Q31", {**TIGHTENINGS_AT_38, **STITCH_AND_PLAN}, "call_now"),
    ("Q31", {**TIGHTENINGS_AT_38, "care_so_far": "not_sure"}, "call_now"),
    ("Q36", {"cervix_treatments": "not_sure"}, "contact_this_week"),
    ("Q36", {"cervix_treatments": "not_sure", "weeks": 24}, "next_appointment"),
    ("Q37", STITCH, "call_today"),
    ("Q37", {"care_so_far": "not_sure"}, "next_appointment"),
    (
        "Q38",
        {**STITCH_AND_PLAN, "stitch_now": "abdominal", "weeks": 38, "fluid_and_bleeding": ["show"]},
        "call_now",
    ),
    ("Q39", {"pregnant": "recent_loss", "after_signs": ["hot_cold_shivery"]}, "call_now"),
    ("Q39", {"pregnant": "recent_birth", "after_signs": ["smelly_discharge"]}, "call_today"),
    ("Q40", {"weeks": 22, "feeling_unwell": ["no_movement"]}, "call_now"),
    ("Q40", {"weeks": 22, "feeling_unwell": ["less_movement"]}, "call_today"),
    (
        "Q41",
        {**SHORT, "care_so_far": ["cervix_scan", "specialist"], "preterm_clinic": "plan_in_place"},
        "next_appointment",
    ),
    ("Q41", STITCH_AND_PLAN, "information"),
    ("Q42", {**LLETZ, "milder_signs": ["sickness_or_diarrhoea"]}, "call_now"),
    ("Q43", {"weeks": 38, "emergency_signs": ["one_sided_or_shoulder_pain"]}, "emergency"),
    ("Q44", {**LOSS, **WITH_A_PLAN}, "next_appointment"),
    ("Q45", {**BIRTHS, "weeks": 10}, "call_today"),
    (
        "Q49",
        {"pregnant": "no", "emergency_signs_not_pregnant": ["severe_pain_or_faint"]},
        "emergency",
    ),
    ("Q49", {"pregnant": "no", "emergency_signs_not_pregnant": "not_sure"}, "call_now"),
    ("Q50", {"feeling_unwell": ["thoughts_of_harm"]}, "call_now"),
    ("Q51", {"weeks": 5, "fluid_and_bleeding": ["bleeding_or_spotting"]}, "call_now"),
    ("Q52", {**OPEN, "weeks": 39}, "call_now"),
    (
        "Q53",
        {**LOSS, "weeks": 13, "care_so_far": ["specialist"], "preterm_clinic": "waiting"},
        "call_today",
    ),
    ("Q54", {"weeks": 25, "feeling_unwell": ["headache_vision_swelling_itching"]}, "call_now"),
    ("Q55", {**TIGHTENINGS_AT_38, "babies": "two_or_more"}, "call_now"),
    ("Q56", {**SHORT, "weeks": 30}, "call_today"),
    ("Q57", {**STITCH_AND_PLAN, "weeks": 37}, "call_today"),
    ("Q58", {**LOSS, "weeks": 10}, "call_today"),
    ("Q59", {"told_conditions": ["vascular_eds"], "weeks": 10}, "call_today"),
    ("Q59", {"told_conditions": ["vascular_eds"], **WITH_A_PLAN}, "contact_this_week"),
]


def person(changes: dict[str, Any]) -> dict[str, Any]:
    """The answers of somebody who is as FIRST_PREGNANCY or NOT_NOW but for these changes."""
    pregnant = changes.get("pregnant", "yes")
    if pregnant == "yes":
        return FIRST_PREGNANCY | changes
    return NOT_NOW["no" if pregnant == "no" else "after"] | changes


@pytest.mark.parametrize(("question", "changes", "level"), AS_WRITTEN)
def test_the_product_does_what_an_open_question_says_it_does(
    question: str, changes: dict[str, Any], level: str
) -> None:
    assessment = assess(BOOK, person(changes))
    assert assessment.complete
    assert assessment.level == level
    _, _, told = text_of(QUESTIONS).partition(f'<a id="{question.lower()}"></a>')
    assert f"`{level}`" in told.partition("\n- **Question:**")[0]


FIRST_ROW = re.compile(
    r"^\| \[(Q\d+)\]\(#(q\d+)\) \|[^|]+\| `(\w+)` \|[^|]+\?[^|]*\| \| \|$", re.MULTILINE
)


def test_what_was_raised_stands_first_and_is_what_the_product_does() -> None:
    _, _, below = text_of(QUESTIONS).partition("## Look at these first\n")
    table = below.partition("\n## ")[0]
    rows = FIRST_ROW.findall(table)
    assert len(rows) == table.count("\n| [Q") >= 10
    assert "**May this be lowered?**" in table
    tried = {(question, level) for question, _, level in AS_WRITTEN}
    assert [row for row in rows if (row[0], row[2]) not in tried] == []


def test_each_choice_where_sources_disagree_is_there() -> None:
    for number in range(1, 23):
        row = re.search(rf'^\| <a id="q{number}"></a>(.*)\|$', text_of(QUESTIONS), re.MULTILINE)
        assert row
        name, about, differ, choice, seen = (cell.strip() for cell in row[1].split(" | "))
        assert name == f"Q{number}"
        assert min(map(len, (about, differ, choice))) >= 2
        assert "`" in seen or "[" in seen  # a rule, condition, contact, topic or source by its name


def test_each_question_names_rules_that_exist_or_says_that_it_is_about_none() -> None:
    text = text_of(QUESTIONS)
    named = rules_named(text)
    headings = re.findall(r'^### <a id="q\d+"></a>(Q\d+)', text, re.MULTILINE)
    assert [*named] == headings
    known = {*BOOK.rules_by_id, *BOOK.families}
    assert [n for names in named.values() for n in names if n not in known] == []
    lines = re.findall(r"^- \*\*Rules:\*\* (.+)$", text, re.MULTILINE)
    nothing_named = [names for names in named.values() if not names]
    assert lines.count("none.") == len(nothing_named)
    for question in may_be_lowered(ROOT, BOOK):
        assert question.rules, question.id


# Somebody who shows each choice that names a level.
CONE = {"cervix_treatments": ["cone_biopsy"]}
SMELLY = {"milder_signs": ["smelly_coloured_discharge"]}
OPERATIONS = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["late_operation"],
    "late_operations": 2,
}
CAESAREAN = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["caesarean_in_labour"],
    "caesarean_dilation": "not_sure",
}
SHOWN: list[tuple[str, dict[str, Any], str]] = [
    ("Q2", {**CONE, "weeks": 10}, "contact_this_week"),
    ("Q7", {"babies": "two_or_more"}, "contact_this_week"),
    ("Q9", OPERATIONS, "next_appointment"),
    ("Q12", {**SMELLY, "weeks": 22}, "call_today"),
    ("Q12", {**SMELLY, **CONE}, "call_now"),
    ("Q12", {**SMELLY, **STITCH}, "call_now"),
    ("Q14", {"weeks": 8, "fluid_and_bleeding": ["bleeding_or_spotting"]}, "call_now"),
    ("Q14", {"weeks": 39, "fluid_and_bleeding": ["bleeding_or_spotting"]}, "call_now"),
    ("Q15", {"pain_and_pressure": ["pressure"]}, "call_now"),
    ("Q16", SHORT, "call_today"),
    ("Q18", {**CAESAREAN, "weeks": 10}, "contact_this_week"),
    ("Q21", {**STITCH_AND_PLAN, "weeks": 37}, "call_today"),
]


@pytest.mark.parametrize(("question", "changes", "level"), SHOWN)
def test_a_choice_leads_where_it_says(question: str, changes: dict[str, Any], level: str) -> None:
    assert assess(BOOK, person(changes)).level == level
    row = re.search(rf'^\| <a id="{question.lower()}"></a>.*$', text_of(QUESTIONS), re.MULTILINE)
    assert row
    assert f"`{level}`" in row[0]
