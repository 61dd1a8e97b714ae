"""The reviewing guide holds: every edit in it fits, and every command prints what it shows."""

import re

from tests.support.guide import REVIEWING, replay
from tests.support.pages import lost_links

TEXT = REVIEWING.read_text(encoding="utf-8")
# What depends on every word and number of the content: the rule set, counts and shares.
NUMBERS = re.compile(
    r"rule set [0-9a-f]{12}|(?:1 in )?(?:about )?[\d.,]+(?:%|\s+\w+illion| \([\d,]+\))?|\d"
)
OUT_OF_DATE = "the guide is out of date; renew it: python -m tests.support.guide"


def without_numbers(text: str) -> str:
    """Numbers may change without the guide being wrong, and lines then break elsewhere."""
    return " ".join(NUMBERS.sub("#", text).split())


def test_every_command_prints_what_the_guide_shows() -> None:
    blocks = list(replay(TEXT))
    for written, printed in blocks:
        assert without_numbers(printed) == without_numbers(written), OUT_OF_DATE
    commands = [line for written, _ in blocks for line in written.split("\n") if line[:2] == "$ "]
    assert len(commands) == TEXT.count("\n$ ") >= 8


def test_its_links_lead_somewhere() -> None:
    assert list(lost_links(REVIEWING)) == []
