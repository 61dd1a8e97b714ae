"""The checker by itself: what follows is accepted, what does not is refused."""

import pytest

from rules.proof.certificates.check import numbers, proved

# No way to set 1 and 2 makes all four true; nothing follows at once, so a step is needed.
SQUARE = "p cnf 2 4\n1 2 0\n1 -2 0\n-1 2 0\n-1 -2 0\n"


@pytest.mark.parametrize(
    ("cnf", "proof", "is_proved"),
    [
        ("p cnf 1 2\n1 0\n-1 0\n", "", True),
        (SQUARE, "1 0\n0\n", True),
        (SQUARE, "c a remark\n1 0\n", True),
        (SQUARE, "", False),
        (SQUARE, "3 0\n", False),
        ("p cnf 2 3\n1 2 0\n1 -2 0\n-1 2 0\n", "1 0\n0\n", False),  # both true is a way
        ("p cnf 2 1\n1 2 0\n", "0\n", False),
        ("p cnf 2 1\n1 2 0\n", "1 0\n-1 0\n", False),
        ("", "", False),
    ],
)
def test_only_what_follows_is_a_proof(cnf: str, proof: str, is_proved: bool) -> None:
    assert proved(cnf, proof) is is_proved


@pytest.mark.parametrize("line", ["1 2", "1 0 2 0", "", "one 0"])
def test_what_is_no_clause_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        numbers(f"{line}\n")
