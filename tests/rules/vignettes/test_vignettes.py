"""Every vignette comes out as written."""

import pytest

from rules.vignettes.reading import Case
from rules.vignettes.running import coverage, run
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_vignette(case: Case) -> None:
    assert run(BOOK, case).differences == []


def test_every_rule_has_a_case_for_each_truth_it_can_have() -> None:
    outcomes = [run(BOOK, case) for case in CASES.values()]
    assert [row.rule for row in coverage(BOOK, outcomes) if row.gaps] == []
