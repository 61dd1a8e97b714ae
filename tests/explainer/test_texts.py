"""A text that is whole for each whom she may call stands in the place of one."""

import pytest

from explainer.texts import said_to, whole_texts, with_whole
from explainer.wording import fill, wording_problems
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import folded
from tests.support.real_book import BOOK, PROJECT, WORDING

EACH = {"gp": "Call your GP.", "phone:nhs_111": "Call {phone:nhs_111}, day or night."}
TEXT = with_whole("{contact}", EACH)


def test_who_is_to_call_reads_the_one_that_is_whole_for_it() -> None:
    assert whole_texts(TEXT) == EACH
    assert fill(TEXT, WORDING, "the GP", "gp") == "Call your GP."
    assert fill(TEXT, WORDING, "111", "phone:nhs_111") == "Call 111, day or night."


def test_where_there_is_none_for_whom_she_calls_the_name_is_said() -> None:
    assert said_to(TEXT, "midwife") == said_to(TEXT, "") == "{contact}"
    assert fill(TEXT, WORDING, "your midwife", "midwife") == "your midwife"


def test_all_other_texts_are_said_as_they_are() -> None:
    assert whole_texts("Call {contact} now.") == {}
    assert fill("Call {contact} now.", WORDING, "your GP", "gp") == "Call your GP now."


def test_english_has_a_gap_and_no_text_for_each() -> None:
    text = PROJECT.text(WORDS).replace('"Call {contact} now"', '"{contact}{to:gp}Call your GP"')
    (problem,) = wording_problems(PROJECT.saying({WORDS: text}), BOOK)
    assert problem.code == "W004"
    assert problem.sentence == "{to:gp} stands for nothing. Write {contact} or {phone:...}."


@pytest.mark.parametrize(
    ("gap", "is_renamed"),
    [("{phone:tommy}", True), ("{phone:tommys_midwives}", False), ("{midwife}", False)],
)
def test_only_a_name_that_nothing_has_is_told_as_one_that_was_renamed(
    gap: str, is_renamed: bool
) -> None:
    """A number that is not confirmed has a name, and a gap that stands for nothing has none."""
    changed = PROJECT.text(WORDS).replace("{phone:lifeline}", gap)
    assert changed.count(gap) >= 2
    problems = folded(wording_problems(PROJECT.saying({WORDS: changed}), BOOK))
    found = [problem.sentence for problem in problems if problem.code == "W004"]
    assert found
    assert {"If it was renamed" in sentence for sentence in found} == {is_renamed}
