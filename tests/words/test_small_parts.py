"""Left-overs, words of limits, and the levels that a slip is never mended to."""

import pytest

from rules.lint.checks.weeks_in_words import Limits, wrong_weeks
from rules.lint.leftovers import MARKDOWN, NOTE, OPEN, OTHER, WEB, WORD, leftovers_in
from rules.lint.operator_words import wrong_number
from rules.loading.yaml.strict_yaml import read
from rules.model.levels import Level
from rules.model.names import did_you_mean


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Call today (TBC).", OPEN),
        ("Call today. To be confirmed", OPEN),
        ("Call today??", OPEN),
        ("Call today [check]", NOTE),
        ("Check with Sarah.", NOTE),
        ("Old wording: call today", NOTE),
        ("@priya please look", NOTE),
        ("Hello ${name}", OTHER),
        ("Hello {{ name }}", OTHER),
        ("Hello %s", OTHER),
        ("**Call** today", MARKDOWN),
        ("# Call today", MARKDOWN),
        ("See [the page](https://example.org)", MARKDOWN),
        ("Call<br>today", WEB),
        ("Call&nbsp;today", WEB),
        ("Error! Reference source not found.", WORD),
    ],
)
def test_what_is_left_over_is_named_for_what_it_is(words: str, kind: str) -> None:
    assert [found.kind for found in leftovers_in(words)][:1] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "Ask NHS 111 for help.",
        "Hello. My name is ___.",
        "You have a right to be checked again.",
        "Ask who to call, and when.",
        'Say: "Since then, this has changed: ..."',
        "Call {phone:nhs_111}, day or night.",
        "From 24+3 weeks, 25 mm (2.5 cm).",
    ],
)
def test_what_belongs_to_a_text_is_not(words: str) -> None:
    assert [*leftovers_in(words)] == []


@pytest.mark.parametrize(
    ("test", "words", "is_right"),
    [
        ("at_least", "is at least {low}", True),
        ("at_least", "is {low} or more", True),
        ("at_least", "is more than {low}", False),
        ("at_least", "is at most {low}", False),
        ("at_least_not", "is below {low}", True),
        ("at_most", "is {low} or fewer", True),
        ("at_most", "is under {low}", False),
        ("at_most_not", "is not {low} or fewer", True),
        ("between", "is from {low} up to and including {high}", True),
        ("between", "is above {low} and below {high}", False),
        ("between_not", "is not from {low} to {high}", True),
        ("total", "{labels} come to {number} or more together", True),
        ("total", "{labels} come to more than {number} together", False),
        ("at_least", "is rather {low}ish", False),
    ],
)
def test_words_of_a_limit_are_tried_on_numbers(test: str, words: str, is_right: bool) -> None:
    assert (wrong_number(test, words) == "") is is_right


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Before 37 weeks, call.", []),
        ("From 37 weeks, call.", []),
        ("At 36 weeks or before, call.", []),
        ("Before 36 weeks, call.", [36]),
        ("From 34 weeks, call.", [34]),
        ("At 37 weeks or before, call.", [37]),
        ("From 30 to 36 weeks", [30]),
    ],
)
def test_weeks_are_limits_on_their_right_side(words: str, wrong: list[int]) -> None:
    limits = Limits(starts={37}, ends={36})
    assert [number for number, _ in wrong_weeks(words, limits)] == wrong


def test_a_level_is_never_mended_to_another_by_its_letters() -> None:
    levels = [level.value for level in Level]
    assert did_you_mean("call_noww", levels) == "did you mean 'call_now'?"
    for word in ("call", "call_tow", "call_tonight", "next_week", "this_week"):
        assert did_you_mean(word, levels).startswith("one of: emergency, call_now")


def test_an_unfinished_merge_is_told_once_and_a_line_of_signs_is_none() -> None:
    broken = read("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> words\n", "f.yaml")
    assert [(p.code, p.line) for p in broken.problems] == [("Y018", 2)]
    assert read("# =======\na: b\n", "f.yaml").problems == []
