"""A change of lines is taken back or made again by what stands around it."""

import pytest

from desk.editing.errors import EditError
from desk.editing.hunks import applied, hunks_of, undone

LINES = [f"line {number}" for number in range(40)]
TEXT = "\n".join(LINES) + "\n"
CHANGED = TEXT.replace("line 3\n", "other\n").replace("line 30\n", "one\ntwo\n")
WHAT = "a.yaml"


def test_it_is_made_and_taken_back() -> None:
    hunks = hunks_of(TEXT, CHANGED)
    assert len(hunks) == 2
    assert applied(TEXT, hunks, WHAT) == CHANGED
    assert undone(CHANGED, hunks, WHAT) == TEXT


def test_what_stands_elsewhere_by_now_is_found() -> None:
    hunks = hunks_of(TEXT, CHANGED)
    moved = CHANGED.replace("line 12\n", "new\nnewer\nline 12\n")
    assert undone(moved, hunks, WHAT) == TEXT.replace("line 12\n", "new\nnewer\nline 12\n")


def test_lines_that_somebody_changed_since_are_left() -> None:
    hunks = hunks_of(TEXT, CHANGED)
    with pytest.raises(EditError) as refused:
        undone(CHANGED.replace("other", "by somebody"), hunks, WHAT)
    assert str(refused.value) == (
        "The lines of a.yaml were changed by somebody since, so this cannot be done to them. "
        "Nothing is written. Make the change by hand, where it belongs now."
    )


def test_of_places_that_read_alike_the_nearest_counts() -> None:
    text = "a\nb\n" * 30
    lines = text.split("\n")
    lines[20] = "x"
    changed = "\n".join(lines)
    assert applied(text, hunks_of(text, changed), WHAT) == changed


def test_parts_that_are_near_are_one() -> None:
    changed = TEXT.replace("line 3\n", "c\n").replace("line 5\n", "e\n")
    assert len(hunks_of(TEXT, changed)) == 1
    assert hunks_of(TEXT, TEXT) == ()
