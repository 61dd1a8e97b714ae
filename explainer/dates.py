"""Days as people in the UK live and read them."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UK: Final = ZoneInfo("Europe/London")


def today() -> date:
    """The day it is in the UK, wherever the machine stands and however its clock is set."""
    return datetime.now(UK).date()


def in_words(day: date) -> str:
    """A date as the makers read it, whose pages are in English: 9 November 2026.

    For everybody else the wording says how a date is written: `grammar`.
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
