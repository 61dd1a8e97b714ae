"""What is said of a whole table."""

from pathlib import Path

import pytest

from cohort.audit import Wanted, audit
from cohort.summary import as_lines
from rules import load

PEOPLE = """\
unit,pregnant,emergency_signs,visit
a,yes,urge_to_push,Monday
b,yes,,Monday
a,perhaps,none,Monday
"""
SUMMARY = """\
<10 people, for audit of the rules; not for deciding about a person.
Counts of people below 10 are not shown, others are to the nearest 5.

                   complete  unfinished: at least  unfinished: at most
emergency                 0                   <10                  <10
call_now                  0                     0                    0
call_today                0                     0                    0
contact_this_week         0                     0                    0
next_appointment          0                     0                    0
information               0                   <10                    0

Level and contact:
              none yet
emergency          <10
no level yet       <10

By unit:
   emergency  no level yet  cannot be read
a        <10             0             <10
b          0           <10               0

Nobody has another level than in HEAD.
"""
LAST = """\

Columns that are no questions, and are not read: visit

Rows that cannot be read, kept without a level: 1
  pregnant: there is no such option: 1"""


@pytest.fixture
def lines(tmp_path: Path) -> list[str]:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    book = load()
    wanted = Wanted(by="unit", before=book)
    found = audit(book, tmp_path / "people.csv", tmp_path / "out.csv", wanted, lambda _: None)
    return as_lines(found, "unit", "HEAD")


def test_everything_that_is_said(lines: list[str]) -> None:
    said = "\n".join(lines)
    assert said.startswith(SUMMARY)
    assert said.endswith(LAST)


def test_questions_without_a_column_are_named(lines: list[str]) -> None:
    (absent,) = [line for line in lines if line.startswith("Questions without a column")]
    assert absent.startswith("Questions without a column, so without answers: emergency_signs_not_")
    assert absent.endswith(", told_conditions")
