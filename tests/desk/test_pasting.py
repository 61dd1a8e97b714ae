"""The line to paste: one that is sure, or none."""

import pytest

from desk.pasting import INSERT, REPLACE, Paste, paste_of
from rules import Problem

FILE = "f.yaml"  # of no known kind: here the line alone counts


def paste(text: str, line: int, column: int, *said: str) -> Paste | None:
    return paste_of(Problem(FILE, line, column, *said), text.split("\n"))


@pytest.mark.parametrize(
    ("text", "column", "pasted"),
    [
        ("of: [03, 14]", 6, "of: [3, 14]"),
        ("of: [03,14]", 6, "of: [3,14]"),
        ("n: 003  # three", 4, "n: 3  # three"),
    ],
)
def test_only_the_number_itself_is_put_in_digits(text: str, column: int, pasted: str) -> None:
    found = paste(text, 1, column, "R013", "no '03'", "write 3, in digits alone")
    assert found == Paste(REPLACE, 1, pasted)


@pytest.mark.parametrize(
    ("text", "line", "column", "pasted"),
    [
        ("- id: a\n  b: c", 1, 3, "  d: ..."),
        ("a:\n    b: c", 1, 1, "    d: ..."),
        ("a:\n  b: c", 2, 3, "  d: ..."),
    ],
)
def test_a_missing_field_stands_in_the_column_of_the_others(
    text: str, line: int, column: int, pasted: str
) -> None:
    found = paste(text, line, column, "S002", "'d' is missing in this block", "add a line 'd: ...'")
    assert found == Paste(INSERT, line, pasted)
    assert found.how == f"Put this below line {line}, with your words in place of the dots"


def test_where_a_line_would_break_the_file_nothing_is_offered() -> None:
    fix = "add a line 'd: ...'"
    assert paste("- {id: a,\n  b: c}", 1, 4, "S002", "'d' is missing in this block", fix) is None


@pytest.mark.parametrize(
    ("text", "code", "what", "fix"),
    [
        ("a: b", "C001", "'b' must not be said here", "say whom to call and why"),
        ("a: b", "S007", "there is no a 'b'", "one of: c, d"),
        ("a: 22/11/26", "S008", "'a' must be a date", "write it like 2026-11-22"),
        ('a: "b\\days"', "Y012", "a backslash cannot stand in double quotes", "remove it"),
    ],
)
def test_what_somebody_has_to_decide_is_left(text: str, code: str, what: str, fix: str) -> None:
    assert paste(text, 1, 4, code, what, fix) is None


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (-1, 1)])
def test_a_place_outside_the_file_gives_nothing(line: int, column: int) -> None:
    assert paste("a: b\nc: d", line, column, "Y012", "x", "put the text in double quotes") is None
