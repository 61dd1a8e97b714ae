"""Open clinical questions: what the page says the product does is what it does."""

import re
from typing import Any

import pytest

from rules import assess
from tests.support.pages import ROOT, text_of
from tests.support.real_book import BOOK
from tests.support.vignettes import answers_of

QUESTIONS = ROOT / "docs" / "clinical-safety" / "open-questions.md"

# Somebody at 20 weeks with no sign and no history; each case below changes only what it names.
FIRST_PREGNANCY = answers_of("first-pregnancy-20-weeks-nothing-to-report")
LLETZ = {"cervix_treatments": ["lletz"], "lletz_count": "one", "lletz_depth": "not_sure"}
TIGHTENINGS_AT_38 = {"weeks": 38, "pain_and_pressure": ["tightenings"]}
AS_WRITTEN: list[tuple[str, dict[str, Any], str]] = [
    (
        "Q23",
        {"pain_and_pressure": ["bulge_inside"], "fluid_and_bleeding": ["waters_leaking"]},
        "call_now",
    ),
    ("Q24", {"stitch_now": "vaginal", "milder_signs": ["stinging_pee"]}, "call_today"),
    ("Q25", {"weeks": 7, "emergency_signs": ["cord_or_baby_part"]}, "emergency"),
    ("Q30", {"cervix_scan": "short", "preterm_clinic": "not_sure"}, "next_appointment"),
    ("Q30", {"cervix_scan": "short", "preterm_clinic": "no"}, "call_today"),
    ("Q31", {**TIGHTENINGS_AT_38, "stitch_now": "type_unknown"}, "call_today"),
    ("Q31", {**TIGHTENINGS_AT_38, "stitch_now": "not_sure"}, "call_now"),
    ("Q32", {"des_exposure": "not_sure"}, "next_appointment"),
    ("Q36", {"cervix_treatments": "not_sure"}, "next_appointment"),
    ("Q37", {"stitch_now": "vaginal"}, "information"),
    ("Q37", {"stitch_now": "abdominal", "weeks": 38}, "information"),
    (
        "Q38",
        {"stitch_now": "abdominal", "weeks": 38, "pain_and_pressure": ["pressure"]},
        "call_today",
    ),
    ("Q39", {"pregnant": "recent_loss"}, "information"),
    ("Q40", {"weeks": 22, "feeling_unwell": ["less_movement"]}, "call_today"),
    ("Q41", {"cervix_scan": "short", "preterm_clinic": "plan_in_place"}, "information"),
    ("Q42", {**LLETZ, "milder_signs": ["stinging_pee"]}, "call_now"),
    ("Q49", {"pregnant": "no"}, "information"),
    ("Q50", {"milder_signs": ["very_worried_or_low"]}, "call_today"),
    ("Q43", {"weeks": 38, "emergency_signs": ["one_sided_or_shoulder_pain"]}, "emergency"),
]


@pytest.mark.parametrize(("question", "changes", "level"), AS_WRITTEN)
def test_the_product_does_what_an_open_question_says_it_does(
    question: str, changes: dict[str, Any], level: str
) -> None:
    assessment = assess(BOOK, FIRST_PREGNANCY | changes)
    assert assessment.complete
    assert assessment.level == level
    _, _, told = text_of(QUESTIONS).partition(f'<a id="{question.lower()}"></a>')
    assert f"`{level}`" in told.partition("\n- **Question:**")[0]


FIRST_ROW = re.compile(
    r"^\| \[(Q\d+)\]\(#(q\d+)\) \|[^|]+\| `(\w+)` \|[^|]+\?[^|]*\| \| \|$", re.MULTILINE
)


def test_what_looks_unsafe_stands_first_and_is_what_the_product_does() -> None:
    _, _, below = text_of(QUESTIONS).partition("## Look at these first\n")
    table = below.partition("\n## ")[0]
    rows = FIRST_ROW.findall(table)
    assert len(rows) == table.count("\n| [Q") >= 10
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


# The people who show each choice that names a level.
SHOWN = [
    ("Q2", "cone-biopsy", "contact_this_week"),
    ("Q9", "two-late-surgical-endings", "next_appointment"),
    ("Q12", "smelly-discharge-alone-at-22-weeks", "call_today"),
    ("Q12", "smelly-discharge-after-cone-biopsy-at-20-weeks", "call_now"),
    ("Q12", "vaginal-stitch-smelly-discharge", "call_now"),
    ("Q14", "bleeding-at-8-weeks", "call_now"),
    ("Q14", "bleeding-at-39-weeks", "call_now"),
    ("Q15", "pressure-at-20-weeks-with-no-history", "call_now"),
    ("Q16", "short-cervix-at-20-weeks-no-plan", "call_today"),
    ("Q18", "caesarean-not-sure-at-10-weeks", "next_appointment"),
    ("Q21", "vaginal-stitch-at-37-weeks-no-plan", "call_today"),
]


@pytest.mark.parametrize(("question", "person", "level"), SHOWN)
def test_a_choice_leads_where_it_says(question: str, person: str, level: str) -> None:
    assert assess(BOOK, answers_of(person)).level == level
    row = re.search(rf'^\| <a id="{question.lower()}"></a>.*$', text_of(QUESTIONS), re.MULTILINE)
    assert row
    assert f"`{level}`" in row[0]
