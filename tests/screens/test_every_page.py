"""Every page is drawn in every state; what keeps one from it is told with file, line and key."""

import shutil
from pathlib import Path

import pytest

from rules.loading.book import read_book
from rules.loading.layout import SCREENS
from rules.loading.project import Project
from screens.every_page import page_problems
from tests.support.messages import copy_content


@pytest.mark.thorough  # `check --pages`, with which `make test` begins, draws the same
@pytest.mark.slow
def test_what_ships_can_be_drawn() -> None:
    project = Project()
    assert page_problems(project, read_book(project)) == []


@pytest.mark.slow
def test_a_program_word_is_told(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    file = copy_content(tmp_path) / SCREENS
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    or: or\n", "    or: or None\n", 1), encoding="utf-8")
    broken = Project(tmp_path)
    assert {p.code for p in page_problems(broken, read_book(broken))} == {"W023"}
