"""Ranges of the made-up bookings: each number once, and each entry of use."""

import pytest

from rules.loading.bookings_ranges import never_used, runs_backwards, uneven_ranges
from rules.loading.yaml.strict_yaml import read
from rules.model.bookings import BookingsFile
from tests.support.real_book import BOOK

EVIDENCE = "evidence: [{source: project_proposal, where: here, label: PROPOSAL}]"
WEEKS = BOOK.questionnaire.question("weeks")


def of_weeks(per_1000: str, rest: str) -> list[str]:
    text = f"shares: [{{question: weeks, per_1000: {{{per_1000}}}, rest: {rest}, {EVIDENCE}}}]"
    document = read(text, "bookings.yaml")
    found = BookingsFile.model_validate(document.data)
    problems = uneven_ranges(WEEKS, found.shares[0], ("shares", 0), document)
    return [problem.what for problem in problems]


@pytest.mark.parametrize(
    ("per_1000", "rest", "says"),
    [
        ("4-7: [1, 2], 8-10: [1, 2]", '"11-23"', []),
        ("4-7: [1, 2], not_sure: [1, 2]", '"8"', []),
        ("24-36: [1, 2], 4-7: [1, 2]", '"8-23"', []),
        ("not_sure: [1, 2]", '"8-23"', []),
        ("4-7: [1, 2], 7-9: [1, 2]", '"10"', ["'4-7' and '7-9' both have 7"]),
        ("4-9: [1, 2]", '"7-12"', ["'4-9' and '7-12' both have 7 to 9"]),
        ("4-7: [1, 2], 9: [1, 2]", '"11"', ["no range of this entry has 8 and 10"]),
        ("4-7: [1, 2], 12-20: [1, 2]", "not_sure", ["no range of this entry has 8 to 11"]),
        ("4-7: [1, 2], 70-80: [1, 2]", '"12"', []),  # no answer: told by itself
    ],
)
def test_each_number_between_the_ends_stands_in_one_range(
    per_1000: str, rest: str, says: list[str]
) -> None:
    assert of_weeks(per_1000, rest) == says


@pytest.mark.parametrize(
    ("name", "turned"), [("10-8", "8-10"), ("8-10", None), ("8-8", None), ("8", None), ("x", None)]
)
def test_a_range_that_runs_backwards_is_turned(name: str, turned: str | None) -> None:
    assert runs_backwards(name) == turned


def test_an_entry_below_one_for_everybody_is_never_used() -> None:
    entry = f"- {{question: weeks, per_1000: {{}}, rest: not_sure, {EVIDENCE}}}"
    other = entry.replace("weeks", "babies")
    some = entry.replace("weeks,", "weeks, when: {pregnant: {is: yes}},")
    for entries, lines in (([some, other, entry], []), ([entry, some, other, entry], [3, 5])):
        document = read("\n".join(["shares:", *entries]), "bookings.yaml")
        found = never_used(BookingsFile.model_validate(document.data), document)
        assert [problem.line for problem in found] == lines
