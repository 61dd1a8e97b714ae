"""How far the promises fix each level, in words."""

from explainer.proofs.levels import coverage_lines, coverage_rows, short_of_goal
from rules import Level
from rules.proof.coverage import Coverage


def test_a_level_that_too_few_promises_fix_is_told() -> None:
    covered = [Coverage(Level.CALL_TODAY, 1000, 989, 1000), Coverage(Level.INFORMATION, 5, 5, 5)]
    assert short_of_goal(covered) == [Level.CALL_TODAY]
    assert list(coverage_lines(covered))[1:] == [
        "    level                    lower      higher  sets of answers",
        "    call_today           98.9000 %       100 %  1,000",
        "    information                  -       100 %  5",
        "    call_today is below the goal of 99 %: a promise is missing",
    ]


def test_a_share_is_rounded_down_and_only_all_is_all() -> None:
    (row,) = coverage_rows([Coverage(Level.CALL_NOW, 10**9, 10**9 - 1, 10**9)])
    assert (row.below, row.above) == ("99.9999 %", "100 %")
