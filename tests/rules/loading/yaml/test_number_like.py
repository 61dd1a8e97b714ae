"""Numbers as people write them, and what is no number at all."""

import pytest

from rules.loading.yaml.number_like import LIKE_A_NUMBER, how_to_write


@pytest.mark.parametrize(
    ("written", "meant"),
    [("010", "10"), ("042", "42"), ("1_000", "1000"), ("1,000", "1000"), ("01 000", "1000")],
)
def test_the_number_that_was_meant(written: str, meant: str) -> None:
    assert how_to_write(written) == f"write {meant}, in digits alone"


@pytest.mark.parametrize(
    "written", ["10", "3.10", "12:30", "1e3", "1,5", "14,20", "ten", "", "42 weeks", 10, None, [1]]
)
def test_where_nothing_is_certain_nothing_is_said(written: object) -> None:
    assert how_to_write(written) == ""


def test_what_other_programs_take_for_a_number() -> None:
    for text in ("010", "1_000", "3.10", "12:30", "1e3", "0x1F", "2026-11-22", "-5"):
        assert LIKE_A_NUMBER.fullmatch(text)
    for text in ("e3", "v2", "ten", "weeks-36-show", "14-20", "H-01"):
        assert not LIKE_A_NUMBER.fullmatch(text)
