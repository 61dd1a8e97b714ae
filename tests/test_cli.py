"""The command line: what it prints where, and how it ends."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import cli
from desk.catalogue import catalogue
from explainer import dates
from explainer.wording import load_screen_words, load_wording
from rules import Level, assess
from tests.support.command_line import Ran, Run
from tests.support.messages import blocks, copy_content
from tests.support.real_book import BOOK
from tests.support.vignettes import answers_of

PERSON = "docs/examples/person.yaml"
ANSWERS = answers_of("v-2-two-late-losses-waters-at-16-weeks")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with its results; places are shown from the project folder."""
    monkeypatch.chdir(cli.ROOT)
    monkeypatch.setattr(dates, "today", lambda: date(2026, 12, 1))

    def ran(*arguments: object) -> Ran:
        load_wording.cache_clear()
        load_screen_words.cache_clear()
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends the program itself
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """A file with some text in it."""

    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


Write = Callable[[str, str], Path]


# --- check -----------------------------------------------------------------------------------


def test_check_of_content_that_is_fine(run: Run) -> None:
    ran = run("check")
    assert ran == Ran(0, f"The content is fine: 34 questions, {len(BOOK.rules)} rules.\n", "")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Content with slips in five files."""
    folder = copy_content(tmp_path)
    for file, before, after in (
        ("questionnaire.yaml", "label: Weeks of pregnancy", "lable: Weeks of pregnancy"),
        ("rules/clinical/hazards.yaml", "- id: H-08", "- id: H-07"),
        ("rules/clinical/stitch.yaml", "level: call_now", "level: call_nwo"),
        ("explainer/wording/en.yaml", "label: Emergency", "label: Your score"),
        ("explainer/wording/screens.yaml", "screens:", "screens:\n  site: @"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


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
    sources.write_text(text.replace("review_by: 2027-05-22", "review_by: 2027-01-15", 1), "utf-8")
    ran = run("check", folder)
    assert ran.code == 0
    assert "  warning  E002  " in ran.err
    assert ran.out.startswith("The content is fine")


def test_check_for_github_marks_each_line(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "github")
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert len(lines) == 5
    assert lines[2].startswith("::error file=questionnaire.yaml,line=102,col=9,title=S003::'lable'")


def test_check_as_json_is_a_list_with_fixed_fields(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    found = json.loads(ran.out)
    assert found[2] == {
        "file": "questionnaire.yaml",
        "line": 102,
        "column": 9,
        "severity": "error",
        "code": "S003",
        "what": "'lable' is not known here",
        "fix": "did you mean 'label'?",
        "consequence": "What stands in this line would not be used, so people would not see it.",
        "source": "        lable: Weeks of pregnancy",
        "paste": {"action": "replace", "line": 102, "text": "        label: Weeks of pregnancy"},
    }
    assert [item["code"] for item in found] == ["C001", "Y012", "S003", "S001", "S007"]


@pytest.mark.parametrize(("form", "out"), [("github", ""), ("json", "[]\n")])
def test_check_of_content_that_is_fine_for_programs(run: Run, form: str, out: str) -> None:
    assert run("check", "--format", form) == Ran(0, out, "")


def test_a_warning_that_is_silenced_is_counted_and_no_more(run: Run, tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    file = folder / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = "label: Press #1  # check: off Y014 because it is tried out"
    file.write_text(text.replace("label: Weeks of pregnancy", wrong, 1), "utf-8")
    ran = run("check", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(" rules. 1 warning silenced.\n")
    text = text.replace("label: Weeks of pregnancy", wrong, 1)
    file.write_text(text.replace("max: 42", "max: many", 1), "utf-8")
    closing = blocks(run("check", folder).err)[1]
    assert closing.startswith("1 error, 1 warning silenced. To read more about S004: ")


# --- explain-code ----------------------------------------------------------------------------


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


@pytest.mark.parametrize("verb", ["check", "vignettes"])
def test_a_folder_that_does_not_exist(run: Run, verb: str) -> None:
    assert run(verb, "nowhere") == Ran(2, "", "nowhere: there is no such folder\n")


# --- assess ----------------------------------------------------------------------------------


def test_assess_as_json_has_exactly_this_shape(run: Run) -> None:
    ran = run("assess", PERSON, "--json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert list(data) == ["level", "contact", "applied", "cant_tell", "missing", "advice"]
    assert data["level"] == "call_today"
    assert data["contact"] == "early_pregnancy_unit"
    assert data["applied"] == [
        {"rule": "high_history_before_24", "truth": "yes", "level": "call_today"}
    ]
    assert data["cant_tell"] == []
    assert data["missing"] == []
    assert "ask_for_preterm_clinic" in data["advice"]


def test_assess_of_no_more_than_one_answer_as_json(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", "pregnant: yes\n"), "--json")
    data = json.loads(ran.out)
    assert (ran.code, data["level"], data["contact"], data["applied"]) == (0, None, None, [])
    assert data["missing"][0] == "emergency_signs"


def test_assess_in_words(run: Run) -> None:
    lines = run("assess", PERSON).out.splitlines()
    assert lines[:2] == ["level: call_today", "contact: early_pregnancy_unit"]
    place = BOOK.places["high_history_before_24"]
    assert lines[2] == f"applies: high_history_before_24 (yes) at call_today  {place}"


def test_what_is_missing_and_what_cannot_be_told_in_words(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", "pregnant: yes\nweeks: 20\nfeeling_unwell: not_sure\n"))
    assert "missing: emergency_signs" in ran.out.splitlines()
    assert any(line.startswith("can't tell: ") for line in ran.out.splitlines())


def as_yaml(answers: dict[str, Any]) -> str:
    return "".join(f"{name}: {json.dumps(answer)}\n" for name, answer in answers.items())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", as_yaml(ANSWERS)),
        ("a.yml", yaml.safe_dump(ANSWERS)),
        ("a.json", json.dumps(ANSWERS)),
        ("a.json", json.dumps(ANSWERS, indent="\t")),
        ("a.json", json.dumps(ANSWERS, separators=(",", ":"))),
        ("a.txt", "\ufeff" + as_yaml(ANSWERS).replace("\n", "\r\n")),
        ("a.yaml", as_yaml(ANSWERS).replace('"', "")),
    ],
    ids=["yaml", "dumped", "json", "tabs", "tight", "windows", "unquoted"],
)
def test_answers_may_be_written_in_many_ways(
    run: Run, written: Write, name: str, text: str
) -> None:
    ran = run("assess", written(name, text), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == assess(BOOK, ANSWERS).level


@pytest.mark.parametrize("text", [as_yaml(ANSWERS), json.dumps(ANSWERS, indent="\t")])
def test_answers_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    ran = run("assess", "-", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == assess(BOOK, ANSWERS).level


def test_each_bad_answer_is_told_at_its_line(run: Run, written: Write) -> None:
    file = written(
        "a.yaml",
        "pregnant: yse\n"
        "week: 9\n"
        "late_losses: 99\n"
        "\n"
        "emergency_signs: [none, urge_to_push]\n"
        "feeling_unwell:\n"
        "  - hot_cold_shivry\n"
        "babies: [one, two_or_more]\n"
        'early_births: "2"\n'
        "preterm_clinic:\n",
    )
    ran = run("assess", file)
    assert (ran.code, ran.out) == (1, "")
    assert [line.removeprefix(f"{file}:") for line in ran.err.splitlines()] == [
        "1:1  error  A001  'pregnant': there is no option 'yse'. Did you mean 'yes'?",
        "2:1  error  A001  'week': there is no such question. Did you mean 'weeks'?",
        "3:1  error  A001  'late_losses': 99 is outside the range 0 to 10.",
        "5:1  error  A001  'emergency_signs': 'none' cannot be given together with another option.",
        "6:1  error  A001  'feeling_unwell': there is no option 'hot_cold_shivry'. "
        "Did you mean 'hot_cold_shivery'?",
        "8:1  error  A001  'babies': ['one', 'two_or_more'] is not one option. "
        "One of: one, two_or_more, not_sure.",
        "9:1  error  A001  'early_births': '2' is not a whole number. Write it without quotes.",
        "10:1  error  A001  'preterm_clinic' has no answer. Write one, or remove this line.",
    ]


def test_a_bad_answer_in_json_is_told_at_its_line(run: Run, written: Write) -> None:
    file = written("a.json", '{\n\t"pregnant": "yes",\n\t"weeks": 43\n}\n')
    wanted = f"{file}:3:2  error  A001  'weeks': 43 is outside the range 0 to 42.\n"
    assert run("assess", file) == Ran(1, "", wanted)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1:1  error  Y004  This file is empty. Put back what belongs in it."),
        (
            "- yes\n",
            "1:1  error  A002  This is not a list of answers. Write one 'question: answer' a line.",
        ),
        (
            "pregnant: yes\npregnant: no\n",
            "2:1  error  Y008  'pregnant' is written twice in this block (first in line 1). "
            "Only one of them could be used; remove one.",
        ),
        (
            "weeks: 9: 10\n",
            "1:9  error  Y012  This text has a colon in it. Put the text in double quotes.",
        ),
    ],
)
def test_answers_that_cannot_be_read(run: Run, written: Write, text: str, says: str) -> None:
    file = written("a.yaml", text)
    assert run("assess", file) == Ran(1, "", f"{file}:{says}\n")


def test_a_number_too_long_to_be_one(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", f"weeks: {'9' * 5000}\n"))
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert len(ran.err) < 500


def test_a_file_that_does_not_exist_is_wrong_use(run: Run) -> None:
    assert run("assess", "nowhere.yaml") == Ran(2, "", "nowhere.yaml: No such file or directory\n")
    assert run("explain", "docs").code == 2  # a folder


@pytest.mark.parametrize("arguments", [[], ["guess"], ["assess"], ["check", "a", "b"]])
def test_wrong_use(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: cli.py")


# --- explain ---------------------------------------------------------------------------------


def test_explain_prints_the_whole_result(run: Run) -> None:
    ran = run("explain", PERSON)
    assert (ran.code, ran.err) == (0, "")
    words = load_screen_words()["result"]
    for heading in ("whom", "why", "look_out", "advice", "ask", "topics", "told_us"):
        assert f"\n{words[heading]}\n---" in ran.out
    assert load_wording().levels[Level.CALL_TODAY].lead in ran.out
    assert words["not_diagnosis"] in ran.out
    assert "1 December 2026" in ran.out
    assert BOOK.version in ran.out
    assert "{" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_explain_of_unfinished_answers_asks_for_the_rest(run: Run, written: Write) -> None:
    ran = run("explain", written("a.yaml", "pregnant: yes\n"))
    assert ran.code == 0
    assert load_screen_words()["check"]["missing_heading"] in ran.out
    assert load_wording().levels[Level.INFORMATION].heading not in ran.out


def test_why_not(run: Run) -> None:
    ran = run("explain", PERSON, "--why-not", "high_history_from_24")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "needed: Weeks of pregnancy at least 24; answered: 9 weeks\n"
    ran = run("explain", PERSON, "--why-not", "high_history_before_24")
    assert ran == Ran(0, "high_history_before_24 is yes\n", "")
    ran = run("explain", PERSON, "--why-not", "high_history_from_25")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'high_history_from_24'?" in ran.err


# --- vignettes -------------------------------------------------------------------------------


def test_vignettes_of_the_project_pass(run: Run) -> None:
    ran = run("vignettes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].endswith(" passed, 0 failed")
    assert f"each of the {len(BOOK.rules)} rules has a case for yes, no" in ran.out


FAILING = """vignettes:
  - id: not-pregnant
    who: Not pregnant, and a wrong expectation.
    answers: {pregnant: no}
    expect: {level: emergency}
"""


def test_vignettes_lists_failures_and_gaps(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(FAILING, encoding="utf-8")
    ran = run("vignettes", tmp_path)
    assert ran.code == 1
    assert ran.err == f"{file}:2:5  not-pregnant  level: expected emergency, came out none\n"
    lines = ran.out.splitlines()
    assert lines[-1] == "vignettes: 0 passed, 1 failed"
    assert "open_cervix: no case for yes or can't tell" in lines
    assert len(lines) == len(BOOK.rules) + 1


def test_vignettes_with_every_rule(run: Run, tmp_path: Path) -> None:
    text = FAILING.replace("emergency", "none")
    (tmp_path / "cases.yaml").write_text(text, encoding="utf-8")
    ran = run("vignettes", tmp_path, "--rules")
    assert ran.code == 0
    assert "open_cervix: yes 0, no 1, can't tell 0" in ran.out.splitlines()


def test_vignettes_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(FAILING.replace("who:", "woh:"), encoding="utf-8")
    ran = run("vignettes", tmp_path)
    wanted = "cases.yaml:3:5  error  S003  'woh' is not known here. Did you mean 'who'?\n"
    assert (ran.code, ran.out, ran.err) == (1, "", f"{tmp_path}/{wanted}")


def test_a_folder_without_vignettes_is_wrong_use(run: Run, tmp_path: Path) -> None:
    wanted = f"{tmp_path}: there is no vignette in this folder\n"
    assert run("vignettes", tmp_path) == Ran(2, "", wanted)


# --- as a program ----------------------------------------------------------------------------


def test_a_mistake_in_content_never_shows_a_traceback(broken: Path) -> None:
    for name in ("cli.py", "desk", "rules", "explainer"):
        if (cli.ROOT / name).is_dir():
            shutil.copytree(cli.ROOT / name, broken / name, dirs_exist_ok=True, ignore=_content)
        else:
            shutil.copy(cli.ROOT / name, broken / name)
    for verb in (["check"], ["assess", PERSON], ["explain", PERSON], ["vignettes", "."]):
        (broken / "docs" / "examples").mkdir(parents=True, exist_ok=True)
        shutil.copy(cli.ROOT / PERSON, broken / PERSON)
        ended = subprocess.run(
            [sys.executable, "cli.py", *verb],
            cwd=broken,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "Traceback" not in ended.stderr
        assert "  error  " in ended.stderr


def _content(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.endswith(".yaml") or name == "__pycache__"]
