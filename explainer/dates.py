"""Days as people in the UK live and read them."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

UK: Final = ZoneInfo("Europe/London")


def today() -> date:
    """The day it is in the UK, wherever the machine stands and however its clock is set."""
    return datetime.now(UK).date()


def in_words(day: date) -> str:
    """A date as people read it: 9 November 2026."""
    return f"{day.day} {day:%B %Y}"
