"""A comparison in words: numbers, shares, and what differs between two texts."""

import pytest

from explainer.changes.numbers import counted, ranges, share
from explainer.changes.page import as_page, marked
from explainer.changes.text import as_text
from rules.changes.versions import Version
from tests.support.comparisons import made_up_effect, report_of, version_of
from tests.support.signers import DAY


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (1_234, "1,234"),
        (2_500_000, "about 2.5 million (2,500,000)"),
        (31 * 10**21, "about 31 sextillion (31,000,000,000,000,000,000,000)"),
    ],
)
def test_a_number_keeps_its_digits(number: int, words: str) -> None:
    assert counted(number) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (5, 5, "all"),
        (1, 8, "12.5%"),
        (1, 3, "33.3%"),
        (1, 1000, "0.1%"),
        (1, 1001, "1 in 1,001"),
        (3, 10**13, "1 in about 3.3 trillion"),
    ],
)
def test_a_share(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


@pytest.mark.parametrize(
    ("answers", "drawn"),
    [
        ((), []),
        (("24",), ["24"]),
        (("3", "4", "5", "not_sure"), ["3 to 5", "not_sure"]),
        (("1", "3", "4", "9"), ["1", "3 to 4", "9"]),
        (("yes", "no"), ["yes", "no"]),
    ],
)
def test_numbers_in_a_row_are_drawn_together(answers: tuple[str, ...], drawn: list[str]) -> None:
    assert list(ranges(answers)) == drawn


@pytest.mark.parametrize(
    ("text", "other", "differing"),
    [
        ("leaking, bleeding, or change", "leaking, bleeding or change", [","]),
        ("at most 24 weeks", "at most 23 weeks", ["24"]),
        ("the same", "the same", []),
        ("nothing alike", "(xyz)", []),  # read whole
    ],
)
def test_what_differs_is_marked(text: str, other: str, differing: list[str]) -> None:
    pieces = list(marked(text, other))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, differs in pieces if differs] == differing


@pytest.fixture(scope="module")
def version() -> Version:
    return version_of()


def test_less_urgent_comes_first_and_is_named(version: Version) -> None:
    said = as_text(report_of(version, made_up_effect(version)))
    titles = [line for line in said.splitlines() if line.startswith(("Level: ", "Contact: "))]
    assert titles == [
        "Level: call_now → call_today, less urgent",
        "Level: next_appointment → information, less urgent",
        "Level: call_today → call_now, more urgent",
        "Contact: maternity_unit → hospital_team_after",
    ]
    said = " ".join(said.split())
    for words in (
        "With another result: 7, which is 7%.",
        "7 sets of answers: 50% of those that came out as call_now before",
        "7 sets of answers: all of those that came out as maternity_unit before",
        "Weeks of pregnancy: 3 to 4 or “I'm not sure how many weeks”",
        "Other signs: nothing but “",
        "- “Weeks of pregnancy” (weeks): only the old version takes 40 to 42. Sets with that",
        "- “Number of babies” (babies) is asked by the new version only. Any answer to it counts.",
        "(late_operations): the versions share no answer to it. Whoever is asked it is left",
        "some_rule applies to about 2 million (2,000,000) more sets of answers and 1 fewer set of",
    ):
        assert words in said


def test_what_cannot_be_compared_is_said_in_text_and_on_paper(version: Version) -> None:
    report = report_of(version, None, "each of two questions waits for the other")
    words = "This cannot be said: each of two questions waits for the other."
    assert words in as_text(report)
    assert words in as_page(report, DAY)


def test_texts_are_escaped_on_paper(version: Version) -> None:
    report = report_of(version, None, "<b>why</b>")
    assert "<b>why</b>" not in as_page(report, DAY)
    assert "&lt;b&gt;why" in as_page(report, DAY)


def test_a_removed_rule_is_agreed_where_the_change_is_reviewed(version: Version) -> None:
    gone = version.book.rules[0].id
    said = " ".join(as_text(report_of(version, None, "no")).split())
    assert f"no signature covers it: rule {gone}" in said


def test_signatures_that_go_stale_are_named_with_who_signed(version: Version) -> None:
    changed = version.book.rules[1].id
    said = " ".join(as_text(report_of(version, None, "no")).split())
    assert f"- goes stale: {changed}, signed by Made-up Midwife (midwife) on {DAY}; " in said
    assert "since then changed: its logic, the words it shows" in said
