"""Warnings for what reads well and is not meant, and no warning for an ordinary comment."""

import pytest

from rules.loading.yaml.strict_yaml import read
from rules.loading.yaml.traps import warnings_of


def warned(text: str) -> list[str]:
    return [str(problem) for problem in warnings_of(read(text, "f.yaml"))]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: Press #1 now", "#1 now"),
        ("a: press #1 now", "#1 now"),
        ("a: Weeks # of pregnancy", "# of pregnancy"),
        ("a: two words # more", "# more"),
        ("- two words   #  more  ", "#  more"),
        ("a: {b: two words # c\n  }", "# c"),
        ("a: [one, two words # c\n  ]", "# c"),
        ('a: it isn\'t "so" # c', "# c"),
    ],
)
def test_what_is_lost_behind_a_sign_is_quoted(text: str, lost: str) -> None:
    (said,) = warned(text)
    assert said.startswith(f"f.yaml:1:{text.index('#') + 1}  warning  Y014  ")
    assert f"this is lost: '{lost}'." in said


@pytest.mark.parametrize(
    "text",
    [
        "# A line of its own.\na: two words",
        "a: two words\n# A line of its own.\n",
        'a: "two words"  # quoted',
        "a: 'two words'  # quoted",
        "a: [b, c]  # a list",
        "a: {b: two words}  # a block",
        "a:  # a block\n  b: two words",
        "a: >-  # a long text\n  two words\n",
        "a: >-\n  Press #1 now\n",
        "a: an_id  # an id",
        "a: stitch.show  # an id with a dot",
        "a: H-01  # a hazard",
        "a: READ  # a label",
        "a: 42  # a number",
        "a: 2026-11-22  # a date",
        "a: true  # a flag",
        "a:   # nothing\nb: c",
        "a: https://example.org/#top  # an address",
        "a: holes@example.org  # where somebody writes",
        "a: two#words",
        "a: two words  # check: off C003 because it is read aloud",
    ],
)
def test_an_ordinary_comment_is_nothing_to_warn_of(text: str) -> None:
    assert warned(text) == []


def test_a_long_comment_is_quoted_in_part() -> None:
    (said,) = warned(f"a: two words # {'x' * 200}")
    assert "xxx...'" in said
    assert len(said) < 200


@pytest.mark.parametrize(
    "name", ["010", "1_000", "3.10", "12:30", "1e3", "2026-11-22", "0x1F", "1.5"]
)
def test_an_id_that_other_programs_read_as_a_number(name: str) -> None:
    (said,) = warned(f"id: {name}")
    assert said == (
        f"f.yaml:1:5  warning  Y015  The id '{name}' looks like a number, and other programs may "
        "read it as one. Begin it with a letter."
    )


@pytest.mark.parametrize(
    "name",
    [
        "yes",
        "weeks-36-show",
        "e3",
        "v2",
        "'010'",
        "P1",
        "7",
    ],  # 7 is a number to us, too: the model refuses it
)
def test_other_ids_are_nothing_to_warn_of(name: str) -> None:
    assert warned(f"id: {name}") == []
    assert warned("weeks: 12:30") == []


@pytest.mark.parametrize(
    "text", ["address:null  # where", "- 010 # one", "7  # weeks", "# only this"]
)
def test_a_file_that_is_no_block_can_be_looked_through(text: str) -> None:
    warned(f"{text}\n")
