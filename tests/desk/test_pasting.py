"""The line to paste: one that is sure, or none."""

import pytest

from desk.pasting import INSERT, REPLACE, Paste, paste_of
from rules import Problem
from rules.loading.yaml.edits import Maker, either, field_below, in_double_quotes, value_is
from rules.loading.yaml.strict_yaml import Document

FILE = "f.yaml"  # of no known kind: here the line alone counts


def paste(text: str, column: int, code: str, mend: Maker | None = None) -> Paste | None:
    """What is to be pasted for a problem in the first line."""
    document = Document(FILE, lines=text.split("\n"))
    problem = document.problem_at((1, column), code, "x", "a sentence that nobody reads", mend)
    return paste_of(problem, document.lines)


def test_an_edit_is_pasted_in_place_of_its_line() -> None:
    assert paste("a: 003", 4, "S004", value_is("3")) == Paste(REPLACE, 1, "a: 3")


def test_a_new_field_is_pasted_below() -> None:
    found = paste("- id: a\n  b: c", 3, "S002", field_below("d: ..."))
    assert found == Paste(INSERT, 1, "  d: ...")
    assert found.how == "Put this below line 1, with your words in place of the dots"


def test_where_a_line_would_break_the_file_nothing_is_offered() -> None:
    assert paste("- {id: a,\n  b: c}", 4, "S002", field_below("d: ...")) is None


def test_of_two_ways_that_are_both_fine_none_is_offered() -> None:
    assert paste("a: 3", 4, "S004", either(value_is("4"), value_is("5"))) is None


def test_of_two_ways_the_one_that_can_be_read_is_offered() -> None:
    both = either(value_is("b: c"), in_double_quotes)
    assert paste("a: b: c", 5, "Y012", both) == Paste(REPLACE, 1, 'a: "b: c"')


@pytest.mark.parametrize("fix", ["did you mean 'c'?", "put the text in double quotes", "write [c]"])
def test_a_sentence_is_never_read_back(fix: str) -> None:
    assert paste_of(Problem(FILE, 1, 4, "R010", "there is no 'b'", fix), ["a: b"]) is None
