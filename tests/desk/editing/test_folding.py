"""Words keep the lines in which they stood."""

import pytest

from desk.editing.folding import folded


@pytest.mark.parametrize(
    ("words", "before", "lines"),
    [
        ("a b c d", ["a b", "c d"], ["a b", "c d"]),
        ("a x c d", ["a b", "c d"], ["a x", "c d"]),
        ("a b x d", ["a b", "c d"], ["a b", "x d"]),
        ("a b new c d", ["a b", "c d"], ["a b new", "c d"]),
        ("c d", ["a b", "c d"], ["c d"]),
        ("a b", ["a b", "c d"], ["a b"]),
        ("quite other words here", ["a b", "c d"], ["quite other", "words here"]),
        ("one two three", [], ["one two", "three"]),
    ],
)
def test_breaks_stay_where_words_do(words: str, before: list[str], lines: list[str]) -> None:
    assert folded(words, before, 11) == lines


def test_a_line_that_was_longer_may_stay_so() -> None:
    long = "a line that was longer than all the others"
    assert folded(long.replace("was", "is"), [long], 20) == [long.replace("was", "is")]
    assert max(map(len, folded(long + " and is longer still by far", [long], 20))) <= 20
