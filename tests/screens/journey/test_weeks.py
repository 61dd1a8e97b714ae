from datetime import date, timedelta

import pytest

from screens.journey.weeks import Weeks, weeks_at, written_date, written_weeks

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        *(("24", (24, 0)), ("24+3", (24, 3)), ("24 + 3", (24, 3)), (" 9 ", (9, 0))),
        *(("24 weeks", (24, 0)), ("24 WEEKS", (24, 0)), ("1 week", (1, 0)), ("24wks", (24, 0))),
        *(("24 weeks and 3 days", (24, 3)), ("24 weeks 3 days", (24, 3)), ("24w3d", (24, 3))),
        *(("0", (0, 0)), ("0+6", (0, 6)), ("42+6", (42, 6)), ("024", (24, 0)), ("43", (43, 0))),
    ],
)
def test_weeks_are_read_as_people_write_them(text: str, weeks: tuple[int, int]) -> None:
    assert written_weeks(text) == Weeks(*weeks)


@pytest.mark.parametrize(
    "text",
    [
        "24.5",
        "24,3",
        "24/40",
        "24+7",
        "six months",
        "",
        "+3",
        "24+",
        "-1",
        "24 3",
        "24w",
        "123",
        "٢٤",
    ],
)
def test_what_could_mean_two_things_is_not_guessed(text: str) -> None:
    assert written_weeks(text) is None


@pytest.mark.parametrize(
    "text", ["14 3 2027", "14/3/2027", "14.03.2027", "14 March 2027", "14 mar 2027"]
)
def test_a_date_has_the_day_first(text: str) -> None:
    assert written_date(text) == date(2027, 3, 14)


@pytest.mark.parametrize("text", ["31 2 2027", "3 14 2027", "14 3 27", "tomorrow", ""])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert written_date(text) is None


def test_a_due_date_and_a_last_period_280_days_before_it_say_the_same() -> None:
    for days in range(301):
        period = TODAY - timedelta(days=days)
        due = period + timedelta(days=280)
        assert weeks_at(TODAY, due=due) == weeks_at(TODAY, period=period) == divmod(days, 7)


@pytest.mark.parametrize("days", [-1, 301, 4000])
def test_a_date_that_cannot_be_is_refused(days: int) -> None:
    period = TODAY - timedelta(days=days)
    assert weeks_at(TODAY, period=period) is None
    assert weeks_at(TODAY, due=period + timedelta(days=280)) is None
