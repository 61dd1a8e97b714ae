"""bookings.yaml: what it says has to fit the questions."""

from pathlib import Path

import pytest

from rules.loading.bookings import bookings_problems, load_bookings
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.model.evidence import Label
from tests.support.command_line import edit
from tests.support.messages import copy_content
from tests.support.real_book import BOOK, PROJECT


def test_what_ships_names_every_source_and_marks_every_guess() -> None:
    found = load_bookings(PROJECT, BOOK)
    assert found is not None
    for each in found.shares:
        for evidence in each.evidence:
            assert (evidence.label is Label.PROPOSAL) == (evidence.source == "project_proposal")


def test_the_file_may_be_missing(tmp_path: Path) -> None:
    (copy_content(tmp_path) / "bookings.yaml").unlink()
    assert load_bookings(Project(tmp_path), BOOK) is None


SLIPS = [
    ("rest: yes", "rest: yess", "R013  'pregnant' has no answer 'yess'. Did you mean 'yes'?"),
    ("4-7: [80", "40-47: [80", "R013  'weeks' has no answer '40-47'."),
    ("4-7: [80", "47-40: [80", "R013  '47-40' runs backwards. Write \"40-47\"."),
    ("8-10: [200, 350]", "8-10: 200", "S005  '8-10' takes two numbers. Write the fewest and the"),
    ("8-10: [200, 350]", "8-10: [200, 950]", "S005  These answers may come to more than 1000"),
    ("8-10: [200, 350]", "8-10: [200, 35]", "S005  '8-10': the first number must not be larger"),
    ("- question: babies", "- question: babys", "R011  There is no question 'babys'."),
    ("{weeks: {at_least: 37}}", "{babies: {is: one}}", "Q002  'fluid_and_bleeding' is spread by"),
    ("rest: yes", "rest: not_sure", "S005  'not_sure' has numbers of its own, and stands for"),
    ("source: ons_births_2022", "source: ons", "R021  "),
    ("    rest: one\n    evidence", "    evidence", "S002  'rest' is missing in this block."),
]


@pytest.mark.parametrize(("old", "new", "message"), SLIPS, ids=[new for _, new, _ in SLIPS])
def test_a_slip_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    edit(copy_content(tmp_path), "bookings.yaml", old, new)
    found = [*map(str, bookings_problems(Project(tmp_path), BOOK))]
    assert any(message in line and line.startswith("bookings.yaml:") for line in found), found
    with pytest.raises(ContentError):
        load_bookings(Project(tmp_path), BOOK)
