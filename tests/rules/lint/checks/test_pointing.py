"""What points at a place or a colour: the quick look finds whatever the long one would."""

from hypothesis import given
from hypothesis import strategies as st

from rules.lint.checks.pointing import MAY, POINTING


@given(st.from_regex(POINTING))
def test_the_quick_look_passes_over_nothing(words: str) -> None:
    assert MAY.search(words.lower())
