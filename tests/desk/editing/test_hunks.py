"""A change of lines is taken back or made again by what stands around it."""

import pytest
from pydantic import ValidationError

from desk.editing.errors import EditError
from desk.editing.hunks import Hunk, applied, hunks_of, undone
from rules.loading.layout import HOME, clinical

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


BLOCK = "- when: x\n  label: READ\n  a: 1\n  b: 2\n  c: 3\n  d: 4\n"
UNCLEAR = (
    "The same lines stand in more than one place of a.yaml, so it is not clear which of them are "
    "meant. Nothing is written. Make the change by hand, where it belongs."
)


def test_where_lines_repeat_as_much_is_kept_as_makes_the_place_the_only_one() -> None:
    text = "".join(f"id: {name}\n{BLOCK}{BLOCK}" for name in ("one", "two", "three"))
    at = text.index("  b: 2", text.index("id: two"))
    changed = text[:at] + "  b: 9" + text[at + len("  b: 2") :]
    hunks = hunks_of(text, changed)
    assert "id: two" in hunks[0].above
    # Somebody put more of the same in front, so that the place is nearer to another by now.
    front = f"id: zero\n{BLOCK}{BLOCK}"
    assert applied(front + text, hunks, WHAT) == front + changed
    assert undone(front + changed, hunks, WHAT) == front + text


def test_a_place_that_is_not_the_only_one_is_refused() -> None:
    hunk = Hunk(at=2, above=("a",), before=("b",), after=("x",), below=("a",))
    with pytest.raises(EditError) as refused:
        applied("a\nb\na\nb\na\n", (hunk,), WHAT)
    assert str(refused.value) == UNCLEAR


def test_changes_of_the_same_lines_are_refused() -> None:
    hunks = hunks_of(TEXT, TEXT.replace("line 3\n", "c\n"))
    with pytest.raises(EditError) as refused:
        applied(TEXT, hunks + hunks, WHAT)
    assert str(refused.value) == UNCLEAR


def test_every_line_of_a_real_file_is_changed_where_it_stands() -> None:
    text = (HOME / clinical("symptoms")).read_text("utf-8")
    lines = text.split("\n")
    for number in range(0, len(lines), 41):
        changed = "\n".join([*lines[:number], "changed", *lines[number + 1 :]])
        hunks = hunks_of(text, changed)
        assert applied(text, hunks, WHAT) == changed
        assert undone(changed, hunks, WHAT) == text


def test_many_changes_of_lines_that_repeat_are_made_and_taken_back() -> None:
    text = BLOCK * 12
    for every in (1, 2, 3, 5):
        parts = text.split("  c: 3\n")
        changed = "".join(
            part + ("  c: 3\n" if number % every else "  c: 4\n  e: 5\n")
            for number, part in enumerate(parts)
        )
        hunks = hunks_of(text, changed)
        assert applied(text, hunks, WHAT) == changed
        assert undone(changed, hunks, WHAT) == text


def test_a_change_without_a_line_is_none() -> None:
    with pytest.raises(ValidationError):
        Hunk(at=0, above=(), before=(), after=(), below=())
    hunk = Hunk(at=0, above=(), before=(), after=("x",), below=())
    with pytest.raises(EditError, match="were changed by somebody since"):
        applied("a\n", (hunk,), WHAT)


def test_parts_that_are_near_are_one() -> None:
    changed = TEXT.replace("line 3\n", "c\n").replace("line 5\n", "e\n")
    assert len(hunks_of(TEXT, changed)) == 1
    assert hunks_of(TEXT, TEXT) == ()
