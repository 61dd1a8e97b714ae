"""The reviewing guide holds: every edit in it fits, and every command prints what it shows."""

import re

import pytest

from desk.review.items import A_MINUTE, words_in
from desk.review.sheets import Sheet
from tests.support.guide import REVIEWING, replay
from tests.support.pages import ROOT, lost_links
from tests.support.review import items

TEXT = REVIEWING.read_text(encoding="utf-8")
# What depends on every word and number of the content: the rule set, counts and shares.
NUMBERS = re.compile(
    r"rule set [0-9a-f]{12}|(?:1 in )?(?:about )?[\d.,]+(?:%|\s+\w+illion| \([\d,]+\))?|\d"
)
OUT_OF_DATE = "the guide is out of date; renew it: python -m tests.support.guide"


def without_numbers(text: str) -> str:
    """Numbers may change without the guide being wrong, and lines then break elsewhere."""
    return " ".join(NUMBERS.sub("#", text).split())


@pytest.mark.thorough
def test_every_command_prints_what_the_guide_shows() -> None:
    blocks = list(replay(TEXT))
    for written, printed in blocks:
        assert without_numbers(printed) == without_numbers(written), OUT_OF_DATE
    commands = [line for written, _ in blocks for line in written.split("\n") if line[:2] == "$ "]
    assert len(commands) == TEXT.count("\n$ ") >= 8


def test_its_links_lead_somewhere() -> None:
    assert list(lost_links(REVIEWING)) == []


def test_the_hour_is_an_hour_and_each_part_takes_what_the_table_says() -> None:
    judging = TEXT.split("## What you are asked to judge")[1].split("\n## ")[0]
    purpose = (ROOT / "docs" / "clinical-safety" / "intended-purpose.md").read_text("utf-8")
    words = [words_in(judging) + words_in(purpose)]
    words += [sum(item.words for item in items().on(sheet)) for sheet in Sheet]
    told = [int(number) for number in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)]
    left = told.pop(3)  # for what they doubt
    assert len(told) == len(words) == 6
    for number, read in zip(told, words, strict=True):
        assert abs(number - read / A_MINUTE) <= 1, (number, read)
    assert sum(told[:3]) + left == 60
    assert left >= 5
    number = len(items().decisions)
    assert f"{number} [decisions](#sign-by-decision)" in TEXT
    assert f"as {number} decisions" in TEXT
