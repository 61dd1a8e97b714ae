"""Days as people in the UK live and read them."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from explainer import dates


class Night(datetime):
    """A machine at half past eleven at night, world time, in summer."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Night":
        return cls(2026, 6, 1, 23, 30, tzinfo=UTC).astimezone(tz)


def test_today_is_the_day_in_the_uk(monkeypatch: pytest.MonkeyPatch) -> None:
    """There it is half past midnight."""
    monkeypatch.setattr(dates, "datetime", Night)
    assert dates.today() == date(2026, 6, 2)


def test_a_day_is_written_as_people_read_it() -> None:
    assert dates.in_words(date(2026, 11, 9)) == "9 November 2026"
