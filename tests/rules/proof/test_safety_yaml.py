"""safety.yaml is checked like everything else: a wrong name is an error with its place."""

import re
import shutil
from pathlib import Path

import pytest

from rules import ContentError, load

ROOT = Path(__file__).resolve().parents[3]
SAFETY = Path("rules", "clinical", "safety.yaml")
START = "properties:\n  - id: P1\n    title: One\n    words: One.\n    checks:\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "questionnaire.yaml", tmp_path)
    shutil.copytree(ROOT / "rules" / "clinical", tmp_path / "rules" / "clinical")
    # The hazard log names properties, and here there is only the one that is tried.
    hazards = tmp_path / "rules" / "clinical" / "hazards.yaml"
    names = re.sub(r"properties: \[[^\]]*\]", "properties: [P1]", hazards.read_text("utf-8"))
    hazards.write_text(names, "utf-8")
    return tmp_path


def problems(folder: Path, text: str) -> list[str]:
    (folder / SAFETY).write_text(text, encoding="utf-8")
    try:
        load(folder)
    except ContentError as error:
        return [f"{p.line}:{p.column} {p.what} | {p.fix}" for p in error.problems]
    return []


LEVEL = "        then: {level_at_least: call_now}\n"
WRONG = {
    "a question in a condition": (
        f"      - given: {{week: {{at_least: 3}}}}\n{LEVEL}",
        ["6:17 there is no question 'week' | did you mean 'weeks'?"],
    ),
    "a condition": (
        "      - then: {never: {condition: has_stich}}\n",
        ["6:35 there is no condition 'has_stich' | did you mean 'has_stitch'?"],
    ),
    "a question of each option": (
        f"      - each_option_of: [emergency_sign]\n{LEVEL}",
        ["6:26 there is no question 'emergency_sign' | did you mean 'emergency_signs'?"],
    ),
    "a question that takes one answer": (
        f"      - each_option_of: [pregnant]\n{LEVEL}",
        [
            "6:26 'pregnant' takes one answer only, so nothing can be ticked besides"
            " | name questions of kind 'choices'"
        ],
    ),
    "a question that is asked": (
        f"      - asked: [babys]\n{LEVEL}",
        ["6:17 there is no question 'babys' | did you mean 'babies'?"],
    ),
    "an answer that no question has": (
        f"      - every_answer: {{is: not_shure}}\n{LEVEL}",
        ["6:28 no question has the answer 'not_shure' | did you mean 'not_sure'?"],
    ),
    "an exception": (
        f"      - every_answer: {{is: not_sure, except: [pregnent]}}\n{LEVEL}",
        ["6:47 there is no question 'pregnent' | did you mean 'pregnant'?"],
    ),
    "a changed answer": (
        "      - answer_changed: {question: preterm_clinic, to: plan}\n"
        "        then: {never_lowers: level}\n",
        [
            "6:56 'preterm_clinic' has no answer 'plan'"
            " | one of: plan_in_place, waiting, discharged, not_sure"
        ],
    ),
    "a changed question": (
        "      - answer_changed: {question: preterm_clinc, to: plan}\n"
        "        then: {never_lowers: level}\n",
        ["6:36 there is no question 'preterm_clinc' | did you mean 'preterm_clinic'?"],
    ),
    "a contact": (
        "      - then: {contact: maternity}\n",
        ["6:25 there is no contact 'maternity' | did you mean 'maternity_unit'?"],
    ),
    "advice": (
        "      - then: {advice: [call_999], not_advice: [take_test]}\n",
        [
            "6:25 there is no advice 'call_999' | did you mean 'call_999_how'?",
            "6:49 there is no advice 'take_test' | did you mean 'take_a_test'?",
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_name_in_a_check_has_its_place(folder: Path, name: str) -> None:
    text, expected = WRONG[name]
    assert problems(folder, START + text) == expected


def test_wrong_names_in_orders_and_contradictions(folder: Path) -> None:
    text = START + "      - then: {at_least_one: [advice]}\n"
    text += "more_worrying:\n"
    text += "  - questions: [cervix_scan, stitch_noww]\n    steps: [[short, perhaps]]\n"
    text += "  - questions: [pregnant]\n    one_more_ticked: true\n"
    text += "never_together:\n  - advice: [take_a_test, rest]\n    why: One excludes the other.\n"
    found = problems(folder, text)
    assert [line.partition(" | ")[0] for line in found] == [
        "8:30 there is no question 'stitch_noww'",
        "9:21 'cervix_scan' has no answer 'perhaps'",
        "10:17 'pregnant' takes one answer only, so nothing can be ticked besides",
        "13:27 there is no advice 'rest'",
    ]


SENSELESS = {
    "nothing claimed": "      - given: {weeks: {at_least: 3}}\n",
    "an empty claim": "      - then: {}\n",
    "a comparison without a change": "      - then: {never_lowers: level}\n",
    "a change without a comparison": (
        "      - more_worrying: true\n        then: {level: emergency}\n"
    ),
    "two changes": (
        "      - more_worrying: true\n        unasked_answer: true\n"
        "        then: {never_lowers: level}\n"
    ),
    "structure with more": (
        "      - structure: [every_rule_can_apply]\n        then: {level: emergency}\n"
    ),
    "an unknown level": "      - then: {level: urgent}\n",
    "an unknown field": "      - them: {level: emergency}\n",
}


@pytest.mark.parametrize("name", SENSELESS)
def test_a_check_that_makes_no_sense_is_refused_at_its_place(folder: Path, name: str) -> None:
    found = problems(folder, START + SENSELESS[name])
    assert found
    assert all(line.split(":")[0] in ("6", "7") for line in found)


def test_a_property_that_only_yaml_was_needed_for(folder: Path) -> None:
    text = f"{START}      - given: {{babies: {{is: two_or_more}}}}\n"
    text += "        then: {level_at_least: next_appointment, advice: [tell_multiples_team]}\n"
    assert problems(folder, text) == []
    assert [promise.id for promise in load(folder).properties] == ["P1"]
