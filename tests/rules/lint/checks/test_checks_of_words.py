"""The checks of words find nothing in what ships, and fail on no file that is broken.

What each of them tells is pinned in tests/messages, and by the examples in its docstring.
"""

import shutil
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from desk.checking import check_content
from rules.lint.checks import (
    addresses,
    claim_families,
    date_range,
    dates_in_texts,
    drawn_numbers,
    left_over,
    must_say,
    operators_tried,
    opposite_words,
    phone_dates,
    said_twice,
    units,
    unread_files,
    weeks_in_words,
)
from rules.lint.context import LintContext
from rules.loading.layout import MUST_SAY, QUESTIONNAIRE, SCREENS, SENTENCES, WORDS
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from tests.support.command_line import edit
from tests.support.messages import copy_content
from tests.support.real_book import BOOK

TODAY = date(2026, 12, 1)
CODE = """codes:
  - question: cervix_treatments
    answer: cone_biopsy
    system: http://snomed.info/sct
    code: "1"
    decided_by: {by}
    decided_on: {on}
"""
WITH_A_DATE = (date_range, phone_dates)
CHECKS = (
    addresses,
    claim_families,
    date_range,
    dates_in_texts,
    drawn_numbers,
    left_over,
    must_say,
    operators_tried,
    opposite_words,
    phone_dates,
    said_twice,
    units,
    unread_files,
)


def found(check: ModuleType, context: LintContext) -> list[Problem]:
    """The errors: a warning may be left, with its reason beside it."""
    more = (TODAY,) if check in WITH_A_DATE else ()
    return [problem for problem in check.check(context, *more) if problem.severity == "error"]


def told_in(folder: Path, file: str, old: str, new: str) -> list[str]:
    """What the checks of words say, once a part of a file is another."""
    edit(folder, file, old, new)
    context = LintContext(Project(folder), BOOK)
    return [
        str(problem) for check in (*CHECKS, weeks_in_words) for problem in found(check, context)
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            "rules/clinical/sources.yaml",
            "https://www.nice.org.uk/",
            "https:/www.nice.org.uk/",
            "C013",
        ),
        ("rules/clinical/sources.yaml", "year: 2022", "year: 2027", "E005"),
        ("explainer/wording/pages.yaml", "weeks: [14, 16, 20]", "weeks: [14, 16, 26]", "W032"),
        ("local.yaml", "offered_by: null", "offered_by: The trust (TBC)", "C010"),
        ("local.yaml", "answers_within: null", "answers_within: There is no hurry.", "C009"),
        ("codes.yaml", "codes: []", CODE.format(by="Name and role", on="2026-11-22"), "C010"),
        ("codes.yaml", "codes: []", CODE.format(by="A. Example", on="2027-11-22"), "E005"),
    ],
)
def test_a_slip_beside_the_texts_is_told(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    said = told_in(copy_content(tmp_path), file, old, new)
    assert [line for line in said if file in line and f"error  {code}" in line], said


def test_a_copy_is_told_once_and_no_rename_would_lose_a_file(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    clinical = folder / "rules" / "clinical"
    shutil.copy(clinical / "stitch.yaml", clinical / "stitch copy.yaml")
    shutil.copy(clinical / "stitch.yaml", clinical / "stitch.bak")
    (clinical / "other.txt").write_text("a: b", encoding="utf-8")
    problems = check_content(Project(folder), TODAY).problems
    assert {p.code for p in problems} & {"Y017", "S001"} == {"Y017"}
    renames = {Path(p.file).name for p in problems if "rename it" in p.fix}
    assert renames == {"other.txt"}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> LintContext:
    folder = copy_content(tmp_path_factory.mktemp("broken"))
    texts = {WORDS: "- a\n", SCREENS: "screens: 1\n", QUESTIONNAIRE: "", SENTENCES: "voices: [a]\n"}
    for file, text in texts.items():
        (folder / Path(file)).write_text(text, encoding="utf-8")
    (folder / MUST_SAY).write_text("promises: []\n", encoding="utf-8")
    return LintContext(Project(folder))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_what_ships_is_in_order(check: ModuleType) -> None:
    assert found(check, LintContext(Project(), BOOK)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_broken_files_stop_no_check(check: ModuleType, broken: LintContext) -> None:
    assert all(problem.file == MUST_SAY.as_posix() for problem in found(check, broken))
