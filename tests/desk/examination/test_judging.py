"""Under- and over-triage with intervals, and changes by wording."""

import pytest

from desk.examination.cases import Case
from desk.examination.judging import Answered, is_clean, report, share, wilson
from rules import Level

NOW, TODAY, INFO = Level.CALL_NOW, Level.CALL_TODAY, Level.INFORMATION


def one(due: Level, plain: Level | None, twin: Level | None) -> Answered:
    return Answered(Case("c0001", "some_rule", {}, due), plain, twin)


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 1998, method 3 (MEMORY): 81 of 263, 15 of 148, 0 of 20.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (29, 29, 0.8830, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_of_a_share(hits: int, tries: int, low: float, high: float) -> None:
    found = wilson(hits, tries)
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_a_share_in_words() -> None:
    assert share(0, 500) == "0 of 500, 0.0 % (0.0 to 0.8)"
    assert share(0, 0) == "none to judge"


def test_all_right_is_clean() -> None:
    found = [one(NOW, NOW, NOW), one(INFO, INFO, INFO)]
    assert is_clean(found)
    lines = list(report(found))
    assert lines[0] == "as told:"
    assert lines[1].startswith("  under-triage: 0 of 2, 0.0 % (0.0 to ")
    assert lines[-1].startswith("changed by the wording alone: 0 of 2")
    assert "    call_now: 1 cases, 0 under, 0 over" in lines


def test_more_urgent_alone_is_over_triage_and_clean() -> None:
    found = [one(TODAY, NOW, NOW)]
    assert is_clean(found)
    assert any(line.startswith("  over-triage: 1 of 1") for line in report(found))


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        (one(NOW, TODAY, NOW), "under-triage: 1 of 1"),
        (one(NOW, NOW, INFO), "changed by the wording alone: 1 of 1"),
        (one(NOW, None, None), "no level: 1 of 1"),
    ],
)
def test_each_failure_is_counted_and_not_clean(answered: Answered, says: str) -> None:
    assert not is_clean([answered])
    assert any(line.strip().startswith(says) for line in report([answered]))


def test_a_missed_red_flag_stands_out_and_the_first_cases_are_named() -> None:
    found = [one(NOW, TODAY, TODAY), one(Level.EMERGENCY, NOW, NOW), one(INFO, INFO, INFO)]
    lines = list(report(found))
    flags = "  of those who should call now or call 999, told less than call now: 1 of 2"
    assert lines[2].startswith(flags)
    said = "said call_today, played down call_today"
    assert f"    under-triage: c0001 (some_rule) is call_now; {said}" in lines
    many = list(report([one(NOW, INFO, INFO)] * 14))
    assert "    and 4 more" in many
