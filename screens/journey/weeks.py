"""Weeks of pregnancy as people write them: 24, 24+3, 24 weeks, or a date to count from.

What is written in another way is sent back and never guessed: `24.5`, `24,3` and `24/40` mean
different things to different people.
"""

import re
from datetime import date, datetime
from typing import Final, NamedTuple

DAYS_TO_BIRTH: Final = 280  # from the first day of the last period to the due date: 40 weeks
MOST_DAYS: Final = 300  # nobody is pregnant for longer, so the date must be another one
_SPACES: Final = re.compile(r"\s+")
_WRITTEN: Final = re.compile(
    r"""0*(?P<weeks>\d{1,2})
    (?: \s*\+\s*(?P<plus>[0-6])                                       # 24+3
      | \s*w(?:ee)?ks? (?: \s*(?:and\s+)? (?P<days>[0-6])\s*days? )?  # 24 weeks and 3 days
      | \s*w\s*(?P<short>[0-6])\s*d                                   # 24w3d
    )?""",
    re.VERBOSE | re.ASCII,
)
_DATES: Final = ("%d %m %Y", "%d %B %Y", "%d %b %Y")


class Weeks(NamedTuple):
    """Completed weeks of pregnancy, and days on top: 24 and 3 for 24+3."""

    weeks: int
    days: int = 0


def written_weeks(text: str) -> Weeks | None:
    """The weeks that a text says, however many; None when it is not written in a known way."""
    found = _WRITTEN.fullmatch(_SPACES.sub(" ", text.strip().lower()))
    if found is None:
        return None
    days = found["plus"] or found["days"] or found["short"] or "0"
    return Weeks(int(found["weeks"]), int(days))


def written_date(text: str) -> date | None:
    """The day that a text says, with the day first: 14 3 2027, 14/3/2027, 14 March 2027."""
    plain = _SPACES.sub(" ", re.sub(r"[/.\-]", " ", text.strip()))
    for form in _DATES:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    return None


def weeks_at(today: date, *, due: date | None = None, period: date | None = None) -> Weeks | None:
    """How far a pregnancy is today, from its due date or the first day of the last period.

    None when the date does not fit: less than 0 or more than 300 days.

    Example: due on 18 March 2027, today 28 November 2026. That is 110 days ahead, so 280 - 110 =
    170 days have passed: 24 weeks and 2 days.
    """
    if due is not None:
        days = DAYS_TO_BIRTH - (due - today).days
    else:
        assert period is not None, "one of the two dates is needed"
        days = (today - period).days
    return Weeks(*divmod(days, 7)) if 0 <= days <= MOST_DAYS else None
