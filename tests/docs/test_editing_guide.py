"""The editing guide holds: every edit in it fits, and every command prints what it shows."""

import re
from pathlib import Path

import pytest

from tests.support.guide import GUIDE, REVIEWING, replay
from tests.support.messages import blocks

README = GUIDE.parents[1] / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
OUT_OF_DATE = "the guide is out of date; renew it: python -m tests.support.guide"


def without_numbers(text: str) -> str:
    """Numbers of lines and of what there is may change without the guide being wrong."""
    return re.sub(r"\d+", "#", text)


@pytest.mark.thorough
def test_every_command_prints_what_the_guide_shows() -> None:
    blocks = list(replay(TEXT))
    for written, printed in blocks:
        assert without_numbers(printed) == without_numbers(written), OUT_OF_DATE
    commands = [line for written, _ in blocks for line in written.split("\n") if line[:2] == "$ "]
    assert len(commands) >= 25
    assert len(commands) == TEXT.count("\n$ ")


def test_the_ten_slips_of_the_appendix_are_told_in_one_message_each() -> None:
    appendix = TEXT.partition("## Appendix")[2]
    shown = re.findall(r"```console\n\$ make check\n(.*?)```", appendix, re.DOTALL)
    assert len(shown) == 10
    for printed in shown:
        (message,), closing = blocks(printed)
        said, source, caret, live, *paste = message.split("\n")
        assert re.fullmatch(r"\S+:\d+:\d+  error  [A-Z]\d{3}  [^\n]+", said)
        assert re.fullmatch(r" *\d+ \| .+", source)
        assert re.fullmatch(r" *\| *\^", caret)
        assert live.startswith("  If this went live: ")
        assert not paste or re.fullmatch(r"  Put this (in place of|below) line .*:", paste[0])
        assert closing.startswith("1 error. To read more about ")


def test_the_message_that_is_explained_is_the_one_that_is_printed() -> None:
    above, _, below = TEXT.partition("## How to read a message")
    place = re.search(r"^(\S+)  error  Y012  This text has a colon in it", above, re.MULTILINE)
    paste = re.search(r"^  (Put this in place of line \d+):$", above, re.MULTILINE)
    assert place
    assert paste
    assert f"\n| `{place[1]}` | the file, the line, and" in below
    assert f"\n| `{paste[1]}` | a line to copy" in below


def test_its_pictures_are_there_and_small() -> None:
    assert len(pictures_of(GUIDE)) >= 4
    guides = {*pictures_of(GUIDE), *pictures_of(REVIEWING)}
    every = guides | {name.removeprefix("docs/") for name in pictures_of(README)}
    for name in every:
        picture = (GUIDE.parent / name).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < 150_000
    assert {f"pictures/{p.name}" for p in (GUIDE.parent / "pictures").iterdir()} == every


def pictures_of(guide: Path) -> list[str]:
    """The pictures that a guide shows."""
    return re.findall(r"!\[[^\]]+\]\((\S+)\)", guide.read_text(encoding="utf-8"))
