"""What can be dialled in the UK, and what cannot, whoever typed it."""

import pytest

from rules.lint.checks.phone_numbers import is_dialled_in_the_uk


@pytest.mark.parametrize(
    "number",
    [
        *("999", "111", "112", "101", "116 123", "0800 1111"),
        *("0800 0147 800", "0808 808 8000", "0300 123 4567", "020 7946 0000", "07700 900123"),
        *("01234 567890", "01234567890", "0800 123 456", "01632 96012"),
    ],
)
def test_what_can_be_dialled(number: str) -> None:
    assert is_dialled_in_the_uk(number)


@pytest.mark.parametrize(
    "number",
    [
        *("o800 0147 800", "0800 0147 8000", "0800 0147 80", "0000 000 0000", "0906 496 0189"),
        *("0800  0147 800", " 0800 0147 800", "0800-0147-800", "+44 800 0147 800", "0300 123 456"),
        *("116123", "998", "", "0", "00 44 1234 567890", "0800 0147 80\u0660"),
    ],
)
def test_what_cannot(number: str) -> None:
    assert not is_dialled_in_the_uk(number)
