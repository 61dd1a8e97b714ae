"""What falls due, the earliest first."""

from datetime import date, timedelta

from desk.due import as_text, everything_due, within
from rules.loading.project import Project


def test_the_earliest_comes_first_and_what_is_past_says_so() -> None:
    found = everything_due(Project())
    assert found == sorted(found)
    first = found[0]
    assert within(found, first.day, 0)[0] == first
    assert "(past)" in as_text([first], first.day + timedelta(days=1))
    assert within(found, date(2020, 1, 1), 60) == []
