"""Which known name was meant; a level by what it means, and never a calmer one by its letters."""

import pytest

from rules.model.levels import OF_RULES, Level
from rules.model.names import did_you_mean, suggestion

LEVELS = [level.value for level in Level]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("call_noww", "call_now"),
        ("emergancy", "emergency"),
        ("999", "emergency"),
        ("urgent", "emergency"),
        ("contact_today", "call_today"),
        ("call tonight", "call_now"),
        ("call-immediately", "call_now"),
        ("this_week", "contact_this_week"),
        ("call_today_or_this_week", "call_today"),
        ("routine", "next_appointment"),
        ("call", None),
        ("call_tow", None),
        ("severe", None),
    ],
)
def test_a_level_is_mended_by_its_meaning(written: str, meant: str | None) -> None:
    assert suggestion(written, LEVELS) == meant


def test_where_no_level_is_meant_all_are_named_the_most_urgent_first() -> None:
    assert did_you_mean("call", LEVELS).startswith("one of: emergency, call_now")


def test_other_names_are_told_by_their_spelling() -> None:
    assert suggestion("week", ["weeks", "babies"]) == "weeks"
    assert suggestion("nothing like it", ["weeks", "babies"]) is None


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_nothing_written_looks_like_no_name(nothing: str | None) -> None:
    assert suggestion(nothing, LEVELS) is None
    assert suggestion(nothing, ["none", "n"]) is None
    assert did_you_mean(nothing, ["none", "n"]) == "one of: none, n"


@pytest.mark.parametrize("written", ["information", "informatio", "info", "none", "green"])
def test_what_no_rule_may_lead_to_is_not_suggested_where_it_is_not_known(written: str) -> None:
    assert suggestion(written, OF_RULES) is None
    assert suggestion(written, LEVELS) == "information"
