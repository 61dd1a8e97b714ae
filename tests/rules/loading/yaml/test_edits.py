"""Edits: what each maker puts in the place of what."""

import pytest

from rules.loading.yaml.edits import (
    Edit,
    Maker,
    below_a_sign,
    by_hand,
    closed_bracket,
    closed_quotes,
    date_in_full,
    edits_at,
    field_below,
    in_digits,
    in_double_quotes,
    indented_alike,
    nearest_name,
    no_quotes,
    one_of_these,
    single_quotes_inside,
    space_behind,
    spaces_for_tabs,
    straight_quotes,
    two_numbers,
    value_is,
    word_is,
)


def applied(text: str, line: int, column: int, maker: Maker | None) -> list[str]:
    """The line as each edit leaves it."""
    lines = text.split("\n")
    return [edit.applied(lines[line - 1]) for edit in edits_at(lines, line, column, maker)]


@pytest.mark.parametrize(
    ("line", "column", "maker", "mended"),
    [
        ("a: b: c", 5, in_double_quotes, 'a: "b: c"'),
        ("a: 'it''s'", 4, in_double_quotes, 'a: "it\'s"'),
        ('- a: say "x"', 6, in_double_quotes, '- a: "say \\"x\\""'),
        ("a: \u201cb: c\u201d", 4, straight_quotes, 'a: "b: c"'),
        ('a: "say "x" now"', 9, single_quotes_inside, "a: \"say 'x' now\""),
        ('a: "42"', 4, no_quotes, "a: 42"),
        ('a: "open', 4, closed_quotes, 'a: "open"'),
        ("a: [b, c", 4, closed_bracket, "a: [b, c]"),
        ("a:b", 2, space_behind, "a: b"),
        ("a: yes", 4, value_is("true"), "a: true"),
        ("when: {x: {is: true}}", 16, word_is("yes"), "when: {x: {is: yes}}"),
        ("when: {x: {is: [a, b]}}", 16, one_of_these, "when: {x: {one_of: [a, b]}}"),
        ("of: [03, 14]", 6, in_digits("3"), "of: [3, 14]"),
        ("of: [03,14]", 6, in_digits("3"), "of: [3,14]"),
        ("n: 003  # three", 4, in_digits("3"), "n: 3  # three"),
        ("between: 20-14", 10, two_numbers, "between: [14, 20]"),
        ("on: 2/11/2026", 5, date_in_full, "on: 2026-11-02"),
        ("is: shrot", 5, nearest_name("shrot", ["short", "long"]), "is: short"),
        ("is: shrot_x shrot", 5, nearest_name("shrot", ["short"]), "is: shrot_x short"),
    ],
)
def test_a_maker_edits_its_part_of_the_line(
    line: str, column: int, maker: Maker, mended: str
) -> None:
    assert applied(line, 1, column, maker) == [mended]


def test_tabs_become_spaces_as_the_lines_beside_have_them() -> None:
    assert applied("a:\n    b: c\n\td: e", 3, 1, spaces_for_tabs) == ["  d: e", "    d: e"]


def test_a_line_starts_where_those_beside_it_do() -> None:
    assert applied("- a: b\n   c: d\n  e: f", 2, 4, indented_alike) == ["  c: d"]


def test_a_text_that_runs_on_goes_below_a_sign() -> None:
    assert applied("a: b\n  c", 1, 4, below_a_sign) == ["a: >-\n  b"]


@pytest.mark.parametrize(
    ("text", "line", "column", "added"),
    [
        ("- id: a\n  b: c", 1, 3, "\n  d: ..."),
        ("a:\n    b: c", 1, 1, "\n    d: ..."),
        ("a:\n  b: c", 2, 3, "\n  d: ..."),
    ],
)
def test_a_new_field_stands_below_in_the_column_of_the_others(
    text: str, line: int, column: int, added: str
) -> None:
    [edit] = edits_at(text.split("\n"), line, column, field_below("d: ..."))
    assert (edit.text, edit.applicability) == (added, "by_hand")


def test_what_would_change_nothing_is_no_edit() -> None:
    assert applied("a: true", 1, 4, value_is("true")) == []
    assert applied("a: b", 1, 4, nearest_name("b", ["far_away"])) == []


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (-1, 1)])
def test_a_place_outside_the_file_gives_nothing(line: int, column: int) -> None:
    assert edits_at(["a: b", "c: d"], line, column, in_double_quotes) == ()


def test_each_edit_says_who_may_apply_it() -> None:
    guess = edits_at(["a: shrot"], 1, 4, nearest_name("shrot", ["short"]))
    assert guess == (Edit(1, 4, 9, "short", "if_only_name"),)
    [shown] = edits_at(["a: [b"], 1, 4, by_hand(closed_bracket))
    assert shown.applicability == "by_hand"
