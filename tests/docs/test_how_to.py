"""The how-tos hold: what the first step of a second subject copies is enough."""

import re
import shutil
from datetime import date
from pathlib import Path

from desk.checking import check_content
from rules.loading.project import Project
from tests.support.pages import ROOT, text_of

SECOND = ROOT / "docs" / "how-to" / "add-a-second-subject.md"
COPIED = re.compile(r"each at the same place: (.*?)\. ", re.DOTALL)


def test_what_a_second_subject_copies_is_fine_by_itself(tmp_path: Path) -> None:
    listed = COPIED.search(text_of(SECOND))
    assert listed
    names = re.findall(r"`([^`]+)`", listed[1])
    assert len(names) >= 6
    for name in names:
        there = tmp_path / name
        if name.endswith("/"):
            shutil.copytree(ROOT / name, there)
        else:
            shutil.copy(ROOT / name, there)
    assert check_content(Project(tmp_path), date(2026, 12, 1)).problems == []
