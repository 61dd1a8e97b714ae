"""`cli.py fix`: what is mended, what is left to people, and that nothing else changes."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import cli
from desk.checking import check_content
from desk.fixing import mend
from rules.loading.project import Project
from tests.support.messages import MessageCase, broken, copy_content, read_cases

TODAY = date(2026, 12, 1)
CASES = read_cases()
# The slip (of tests/messages) and the line as it is mended.
MENDED = {
    "condition_between_dash": "when: {weeks: {between: [14, 20]}}",
    "condition_between_order": "when: {weeks: {between: [14, 20]}}",
    "condition_is_list": "when: {cervix_scan: {one_of: [short, open_or_funnelling]}}",
    "condition_true": "when: {pregnant: {is: yes}}",
    "condition_deep_place": "- weeks: {at_most: 23}",
    "condition_unknown_operator": "when: {all: [{condition: has_stitch}, {weeks: {at_least: 14}}]}",
    "field_list_for_text": 'label: "[Weeks, days]"',
    "field_lost_in_a_comment": 'label: "#1 of all questions"',
    "field_misspelt": "label: Weeks",
    "field_number_for_text": 'number: "111"',
    "field_quoted_number": "max: 42",
    "field_text_for_list": "advice: [what_to_say_on_the_phone]",
    "field_true_for_text": 'label: "true"',
    "field_yes_for_true": "symptom: true",
    "kind_bad": "kind: number",
    "level_misspelt_in_wording": "call_today:",
    "number_grouped": "max: 1000",
    "number_leading_zero": "max: 42",
    "number_leading_zero_in_a_test": "when: {weeks: {at_least: 14}}",
    "trap_curly_quotes": 'label: "Weeks of pregnancy"',
    "trap_curly_quotes_and_colon": 'label: "Weeks: how many"',
    "unknown_condition": "when: {condition: has_stitch}",
    "unknown_option": "when: {cervix_scan: {is: open_or_funnelling}}",
    "unknown_question": "when: {cervix_scan: {is: short}}",
    "words_misspelt": "open_cervix:",
    "yaml_apostrophe": 'not_sure: "I\'m not sure how many weeks"',
    "yaml_colon_in_text": 'label: "Weeks: how many"',
    "yaml_hidden_character": "label: Weeks of pregnancy",
    "yaml_hidden_character_in_an_id": "when: {cervix_scan: {is: open_or_funnelling}}",
    "yaml_indented_too_far": "label: Weeks",
    "yaml_indented_too_little": "name: Indented like the line above",
    "yaml_leading_at": 'label: "@home"',
    "yaml_leading_placeholder": 'heading: "{contact} will help"',
    "yaml_no_space_after_colon": "label: Weeks",
    "yaml_no_space_after_dash": "- id: H-02",
    "yaml_quotes_in_quotes": "label: \"Say 'weeks' here\"",
    "yaml_quotes_not_closed": 'label: "Weeks of pregnancy"',
    "yaml_tab": "hint: Count full weeks.",
}
# What needs somebody to decide: words, missing parts, and anything that may mean several things.
LEFT = [
    "claim_low_risk",
    "condition_renamed",
    "condition_two_keys",
    "field_missing",
    "if_cant_tell_misspelt",
    "level_bad",
    "repeated_option",
    "topic_source_unknown",
    "trap_hash_in_text",
    "unknown_hazard",
    "value_out_of_range",
    "yaml_backslash",
    "yaml_bracket_not_closed",
    "yaml_repeated_key",
    "yaml_text_runs_on",
]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_content(tmp_path_factory.mktemp("content"))


def changed(diff: str) -> list[str]:
    """The lines that a diff puts in place."""
    lines = diff.split("\n")
    return [line[1:].strip() for line in lines if line.startswith("+") and line[:3] != "+++"]


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("name", MENDED)
def test_a_slip_is_mended_in_its_line_and_nowhere_else(content: Path, name: str) -> None:
    with broken(content, CASES[name]):
        before = check_content(Project(content), TODAY).problems
        found = mend(content, TODAY)
    assert changed(found.diff()) == [MENDED[name]]
    assert len(found.mended) == 1
    assert found.mended[0] in before
    assert found.mended[0] not in found.left


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("name", LEFT)
def test_what_somebody_has_to_decide_is_left(content: Path, name: str) -> None:
    with broken(content, CASES[name]):
        before = check_content(Project(content), TODAY).problems
        found = mend(content, TODAY)
    assert found.diff() == ""
    assert found.mended == []
    assert found.left == before != []


def slip(below: str, line: str, with_: str, file: str = "questionnaire.yaml") -> MessageCase:
    return MessageCase.model_validate(
        {"slip": "x", "file": file, "below": below, "line": line, "with": with_, "says": ["x"]}
    )


def test_curly_quotes_around_a_text_become_straight(content: Path) -> None:
    case = slip("- id: weeks", "label:", "label: \u201cWeeks: how many\u201d")
    with broken(content, case):
        assert changed(mend(content, TODAY).diff()) == ['label: "Weeks: how many"']


def test_a_name_that_two_are_near_is_left(content: Path) -> None:
    case = slip(
        "- id: open_cervix",
        "when:",
        "when: {condition: no_plan}",
        "rules/clinical/stitch.yaml",
    )
    with broken(content, case):
        found = mend(content, TODAY)
    assert "did you mean 'no_plan_yet'" in found.left[0].fix
    assert found.mended == []


def test_several_slips_in_several_files_are_mended_at_once(content: Path) -> None:
    with (
        broken(content, CASES["yaml_colon_in_text"]),
        broken(content, CASES["unknown_condition"]),
        broken(content, CASES["words_misspelt"]),
    ):
        found = mend(content, TODAY)
    assert found.left == []
    wanted = {
        MENDED[name] for name in ("yaml_colon_in_text", "unknown_condition", "words_misspelt")
    }
    assert set(changed(found.diff())) == wanted


def test_what_is_fine_stays_as_it_is(content: Path) -> None:
    found = mend(content, TODAY)
    assert (found.mended, found.left, found.diff()) == ([], [], "")


@pytest.fixture
def with_slip(tmp_path: Path, content: Path) -> Path:
    """A folder of its own with one slip in it."""
    shutil.copytree(content, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "rules" / "clinical" / "stitch.yaml"
    file.write_bytes(
        file.read_bytes().replace(b"condition: has_stitch", b"condition: has_stich", 1)
    )
    return file


def test_without_write_the_diff_is_shown_and_nothing_changes(
    with_slip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = with_slip.read_bytes()
    assert cli.main(["fix", str(with_slip.parents[2])]) == 1
    said = capsys.readouterr().out
    assert said.startswith("--- rules/clinical/stitch.yaml\n+++ rules/clinical/stitch.yaml\n@@")
    assert "condition: has_stitch" in said
    assert said.endswith("Nothing is changed yet: add --write to do it.\n")
    assert with_slip.read_bytes() == before


def test_what_is_left_is_shown_with_its_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with broken(content, CASES["claim_low_risk"]):
        assert cli.main(["fix", str(content)]) == 1
    said, source, caret, live, blank, count = capsys.readouterr().out.splitlines()
    assert said.startswith("left:   explainer/wording/en.yaml:")
    assert source.endswith("heading: You are at low risk")
    assert caret.endswith("^")
    assert live.startswith("  If this went live: ")
    assert (blank, count) == ("", "0 mended, 1 left for you.")


def test_with_write_only_the_mended_line_changes(
    with_slip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crlf = with_slip.read_bytes().replace(b"\n", b"\r\n")
    with_slip.write_bytes(crlf)
    assert cli.main(["fix", "--write", str(with_slip.parents[2])]) == 0
    assert capsys.readouterr().out.endswith("1 mended, 0 left for you.\n")
    assert with_slip.read_bytes() == crlf.replace(b"has_stich", b"has_stitch")
    assert b"\r\n# For the clinician" in with_slip.read_bytes()
    assert check_content(Project(with_slip.parents[2]), TODAY).problems == []
