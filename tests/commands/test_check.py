"""`cli.py check` and `explain-code`: what they print where, and how they end."""

import json
import re
from pathlib import Path

import pytest

from desk.catalogue import catalogue
from tests.support.command_line import Ran, Run
from tests.support.messages import ROOT, blocks, copy_content
from tests.support.real_book import BOOK

# Where the slip in the label of the weeks stands.
QUESTIONS = (ROOT / "questionnaire.yaml").read_text(encoding="utf-8").split("\n")
LABEL = QUESTIONS.index("        label: Weeks of pregnancy") + 1


def test_check_of_content_that_is_fine(run: Run) -> None:
    ran = run("check")
    questions, rules = len(BOOK.questionnaire.questions), len(BOOK.rules)
    assert ran == Ran(0, f"The content is fine: {questions} questions, {rules} rules.\n", "")


def test_check_lists_every_problem_of_every_file_in_order(run: Run, broken: Path) -> None:
    ran = run("check", broken)
    assert ran.code == 1
    assert ran.out == ""
    found, closing = blocks(ran.err)
    said = [block.split("\n")[0] for block in found]
    places = [line.split("  ")[0].rsplit(":", 2)[0] for line in said]
    assert places == [
        "explainer/wording/en.yaml",
        "explainer/wording/screens.yaml",
        "questionnaire.yaml",
        "rules/clinical/hazards.yaml",
        "rules/clinical/stitch.yaml",
    ]
    codes = [line.split("  ")[2] for line in said]
    assert codes == ["C001", "Y012", "S003", "S001", "S007"]
    assert closing == "5 errors. To read more about C001: python cli.py explain-code C001"


def test_a_warning_is_told_and_the_content_is_still_fine(run: Run, tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    sources = folder / "rules" / "clinical" / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    soon = re.sub(r"review_by: [\d-]+", "review_by: 2027-01-15", text, count=1)
    sources.write_text(soon, "utf-8")
    ran = run("check", folder)
    assert ran.code == 0
    assert "  warning  E002  " in ran.err
    assert ran.out.startswith("The content is fine")


def test_errors_stand_above_warnings_and_the_first_of_them_is_explained(
    run: Run, tmp_path: Path
) -> None:
    folder = copy_content(tmp_path)
    questions = folder / "questionnaire.yaml"
    text = questions.read_text(encoding="utf-8").replace(
        "label: Babies", "label: Babies # or so", 1
    )
    questions.write_text(
        text.replace("label: Pregnant now", "label: Pregnant now # yet", 1), "utf-8"
    )
    stitch = folder / "rules" / "clinical" / "stitch.yaml"
    stitch.write_text(stitch.read_text("utf-8").replace("level: call_now", "level: x", 1), "utf-8")
    ran = run("check", folder)
    found, closing = blocks(ran.err)
    said = [block.split("  ")[1] for block in found]
    assert said == sorted(said)
    assert {"error", "warning"} == {*said}
    assert closing.endswith("To read more about S007: python cli.py explain-code S007")


def test_check_for_github_marks_each_line(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "github")
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert len(lines) == 5
    place = f"file=questionnaire.yaml,line={LABEL},col=9"
    assert lines[2].startswith(f"::error {place},title=S003::'lable'")


def test_check_as_json_is_a_list_with_fixed_fields(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    found = json.loads(ran.out)
    assert found[2] == {
        "file": "questionnaire.yaml",
        "line": LABEL,
        "column": 9,
        "severity": "error",
        "code": "S003",
        "what": "'lable' is not known here",
        "fix": "did you mean 'label'?",
        "consequence": "What stands in this line would not be used, so people would not see it.",
        "source": "        lable: Weeks of pregnancy",
        "paste": {"action": "replace", "line": LABEL, "text": "        label: Weeks of pregnancy"},
    }
    assert [item["code"] for item in found] == ["C001", "Y012", "S003", "S001", "S007"]


@pytest.mark.parametrize(("form", "out"), [("github", ""), ("json", "[]\n")])
def test_check_of_content_that_is_fine_for_programs(run: Run, form: str, out: str) -> None:
    assert run("check", "--format", form) == Ran(0, out, "")


def test_a_warning_that_is_silenced_is_counted_and_no_more(run: Run, tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    file = folder / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = "label: Weeks #1  # check: off Y014 because it is tried out"
    file.write_text(text.replace("label: Weeks of pregnancy", wrong, 1), "utf-8")
    ran = run("check", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(" rules. 1 warning silenced.\n")
    text = text.replace("label: Weeks of pregnancy", wrong, 1)
    file.write_text(text.replace("max: 42", "max: many", 1), "utf-8")
    closing = blocks(run("check", folder).err)[1]
    assert closing.startswith("1 error, 1 warning silenced. To read more about S004: ")


@pytest.mark.parametrize("code", ["Y008", "y008"])
def test_a_code_is_explained(run: Run, code: str) -> None:
    ran = run("explain-code", code)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Y008: a field is written twice in one block.

What: A name stands once in each block.

Why it matters: One of the two texts would be lost, and people could read the one that was to
go. Most programs take the second without a word.

Bad:
    # questionnaire.yaml, below '- id: weeks'
    label: Weeks
    label: Weeks of pregnancy

Good:
    label: Weeks of pregnancy
"""
    )


def test_all_codes_are_listed(run: Run) -> None:
    ran = run("explain-code")
    assert (ran.code, ran.err) == (0, "")
    codes = [line.split("  ")[0] for line in ran.out.splitlines()]
    assert codes == [*catalogue()]
    assert "Y014  a # in a text that is not in quotes.\n" in ran.out


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("Y0088", "There is no code 'Y0088'. Did you mean Y008?\n"),
        ("s02", "There is no code 's02'. Did you mean S020?\n"),
        ("hello", "There is no code 'hello'. All of them: python cli.py explain-code\n"),
    ],
)
def test_an_unknown_code(run: Run, code: str, says: str) -> None:
    assert run("explain-code", code) == Ran(2, "", says)
