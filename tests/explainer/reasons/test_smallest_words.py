"""The smallest change, as a reviewer reads it."""

from typing import Any

import pytest

from explainer.reasons.smallest_change import smallest_changes
from explainer.reasons.smallest_words import MOST_PAIRS, Direction, directions, runs
from rules import Level, RuleBook, assess
from screens.content import content
from tests.support.small_book import book, choice, choices, number, rule
from tests.support.vignettes import answers_of

WORDS = content().screens["content"] | content().screens["review"]


def read(rules: RuleBook, answers: dict[str, Any]) -> tuple[Direction, Direction]:
    assessment = assess(rules, answers)
    return directions(rules, assessment, smallest_changes(rules, assessment), WORDS)


def test_weeks_are_told_as_a_range_and_ticks_by_their_words() -> None:
    rules, answers = content().book, answers_of("one-late-loss")
    more, less = read(rules, answers)
    to_999 = dict(more.levels)[Level.EMERGENCY]
    (label, ticks), *_ = to_999[0].changes
    assert label == "Emergency signs"
    assert "tick “A strong urge to push”" in ticks
    this_week = dict(less.levels)[Level.CONTACT_THIS_WEEK]
    assert (("Weeks of pregnancy", ("24 to 42 weeks",)),) in [row.changes for row in this_week]
    assert less.note == WORDS["lower_note"]


def test_at_the_ends_there_is_nothing_more() -> None:
    signs = choices("signs", "bleeding", "pain")
    rules = book([signs], [rule("bleeding", {"signs": {"includes": "bleeding"}}, "emergency")])
    more, less = read(rules, {"signs": ["bleeding"]})
    assert (more.said, more.levels) == (WORDS["raise_at_end"], ())
    assert [level for level, _ in less.levels] == [Level.INFORMATION]
    more, less = read(rules, {"signs": ["none"]})
    assert (less.said, less.levels) == (WORDS["lower_at_end"], ())


def test_what_to_tick_and_what_not_to_is_said_together() -> None:
    signs = choices("signs", "bleeding", "pain", none=None)
    rules = book([signs], [rule("bleeding", {"signs": {"includes": "bleeding"}})])
    _, less = read(rules, {"signs": ["bleeding"]})
    (row,) = dict(less.levels)[Level.INFORMATION]
    ticks = "do not tick “bleeding” and tick “pain”"
    assert row.changes == (("?", ("“I'm not sure”", ticks)),)


def test_two_answers_are_told_as_a_pair_and_the_bound_with_them() -> None:
    questions = [choice(name, "yes", "no") for name in "abcdef"]
    pairs = [(one, other) for one in "abcdef" for other in "abcdef" if one < other]
    assert len(pairs) > MOST_PAIRS
    both = [
        rule(f"{one}{other}", {"all": [{one: {"is": "yes"}}, {other: {"is": "yes"}}]})
        for one, other in pairs
    ]
    rules = book(questions, both)
    more, _ = read(rules, dict.fromkeys("abcdef", "no"))
    assert f"{MOST_PAIRS} of {len(pairs)} pairs of questions" in more.said
    rows = dict(more.levels)[Level.CALL_TODAY]
    assert len(rows) == MOST_PAIRS
    assert all(len(row.changes) == 2 for row in rows)


def test_where_nothing_is_found_it_says_how_far_it_looked() -> None:
    three = {"all": [{name: {"is": "yes"}} for name in "abc"]}
    rules = book([choice(name, "yes", "no") for name in "abc"], [rule("three", three)])
    more, _ = read(rules, dict.fromkeys("abc", "no"))
    tried = smallest_changes(rules, assess(rules, dict.fromkeys("abc", "no")))
    assert more.said == WORDS["change_none"].format(singles=tried.singles, pairs=tried.pairs)
    assert more.levels == ()


def test_questions_that_a_change_brings_up_are_named() -> None:
    questions = [
        choice("before", "yes", "no"),
        number("losses", 0, 3, asked_when={"before": {"is": "yes"}}, label="Losses"),
    ]
    rules = book(questions, [rule("before", {"before": {"is": "yes"}})])
    more, _ = read(rules, {"before": "no"})
    (row,) = dict(more.levels)[Level.CALL_TODAY]
    assert row.asked == ("Losses",)


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [([], []), ([3], [(3, 3)]), ([1, 2, 3, 7], [(1, 3), (7, 7)]), ([0, 2], [(0, 0), (2, 2)])],
)
def test_numbers_in_ranges(numbers: list[int], ranges: list[tuple[int, int]]) -> None:
    assert list(runs(numbers)) == ranges
