"""Texts that look like numbers, and the whole number that was meant."""

import re

# Digits with what other programs take for a part of a number, a time or a date.
LIKE_A_NUMBER = re.compile(r"[-+]?\d[\d_.:]*(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]+|\d{4}-\d\d?-\d\d?")
GROUPED = re.compile(r"0*(\d{1,3}(?:[_, ]?\d{3})*)(?!\d)")  # 1000, 1_000 or 1,000
NO_ID = "looks like a number, so it cannot be an id"


def how_to_write(value: object) -> str:
    """How to write `010` or `1_000` as a whole number; empty where that is not certain."""
    digits = digits_of(value)
    return f"write {digits}, in digits alone" if digits else ""


def digits_of(value: object) -> str | None:
    """The digits that `010` or `1_000` stand for; None where that is not certain."""
    match = GROUPED.fullmatch(value) if isinstance(value, str) else None
    digits = re.sub("[_, ]", "", match.group(1)) if match else value
    return None if digits == value else str(digits)
