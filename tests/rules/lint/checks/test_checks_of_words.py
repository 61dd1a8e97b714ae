"""The checks of words find nothing in what ships, and fail on no file that is broken.

What each of them tells is pinned in tests/messages, and by the examples in its docstring.
"""

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

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
)
from rules.lint.context import LintContext
from rules.loading.layout import MUST_SAY, QUESTIONNAIRE, SCREENS, SENTENCES, WORDS
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from tests.support.messages import copy_content
from tests.support.real_book import BOOK

TODAY = date(2026, 12, 1)
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
    more = (TODAY,) if check in WITH_A_DATE else ()
    return [*check.check(context, *more)]


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
