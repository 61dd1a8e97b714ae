"""Every code is documented, and every example does what its documentation says."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from desk.catalogue import CatalogueError, catalogue, consequence_of, parse, place_of
from tests.support.examples import codes, in_place, stands_alone
from tests.support.messages import JARGON, ROOT, copy_content
from tests.support.real_book import BOOK

ENTRIES = catalogue()
CODE = re.compile(r'"([A-Z]\d{3})"')
# What is told as well: the error that cannot be silenced; that no rule gives the new advice.
BESIDE = {"M003": {"C001"}, "W001": {"R032"}, "W042": {"Y017"}}
MAKERS = ("rules", "interop", "explainer", "desk", "commands", "screens")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_content(tmp_path_factory.mktemp("content"))


def test_every_code_that_can_be_given_is_documented_and_no_other() -> None:
    files = [file for name in MAKERS for file in (ROOT / name).rglob("*.py")]
    given = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    assert set(ENTRIES) == given
    assert len(given) > 50


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("code", ENTRIES)
def test_the_bad_example_gives_this_code(code: str, content: Path) -> None:
    entry = ENTRIES[code]
    with in_place(content, entry, entry.bad) as file:
        assert codes(content, file, code, BOOK) - BESIDE.get(code, set()) == {code}


@pytest.mark.thorough
def test_the_good_examples_give_none(content: Path) -> None:
    """One for each place at once; where they give anything, each by itself."""
    alone = [code for code, entry in ENTRIES.items() if stands_alone(entry)]
    left = [code for code in ENTRIES if code not in alone]
    while left:
        together = {place_of(ENTRIES[code].bad)[0]: code for code in left}.values()
        with ExitStack() as places:
            for code in together:
                places.enter_context(in_place(content, ENTRIES[code], ENTRIES[code].good))
            if codes(content, "", "", BOOK):
                alone += together
        left = [code for code in left if code not in together]
    assert len(alone) < len(ENTRIES) / 3
    for code in alone:
        with in_place(content, ENTRIES[code], ENTRIES[code].good) as file:
            assert codes(content, file, code, BOOK) == set(), code


@pytest.mark.parametrize("code", ENTRIES)
def test_what_it_says_is_short_and_plain(code: str) -> None:
    entry = ENTRIES[code]
    assert re.fullmatch(r"[^.]+(\.\w+[^.]*)*\.", entry.title), entry.title
    assert len(entry.consequence.split()) <= 22
    assert entry.consequence.endswith(".")
    assert not JARGON.search(entry.title + entry.consequence)
    assert max(len(line) for line in (entry.bad + "\n" + entry.good).split("\n")) <= 100


def test_a_piece_of_documentation_is_read_in_its_parts() -> None:
    text = """Heading of the file.

X001: a slip.

What: two
lines.
Why: It hurts. (More of it.)
Bad:
    # f.yaml, below '- id: a', in place of 'b, c:'
    b:
      - c
Good:
    b: []
"""
    (entry,) = parse(text)
    assert (entry.code, entry.title, entry.what) == ("X001", "a slip.", "Two lines.")
    assert (entry.why, entry.consequence) == ("It hurts. (More of it.)", "It hurts.")
    place, lines = place_of(entry.bad)
    assert (place.file, place.below, place.line) == ("f.yaml", "- id: a", "b, c:")
    assert lines == "b:\n  - c"
    assert place_of(entry.good, default=place) == (place, "b: []")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("What: a\nWhy: b\nBad:\n    # f.yaml\n    a: b\n", "f.txt: X001 needs What:, Why:, Bad:"),
        ("What: a\nWhy: b\nGood:\n    a: b\nBad:\n    # f.yaml\n    a: b\n", "in this order"),
        (
            "What: a\nWhy:\nBad:\n    # f.yaml\n    a: b\nGood:\n    a: c\n",
            "X001 has an empty part",
        ),
        ("What: a\nWhy: b\nBad:\n    a: b\nGood:\n    a: c\n", "this is not a place: a: b"),
    ],
)
def test_documentation_in_another_form_is_refused(body: str, says: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(says)):
        parse(f"X001: a slip.\n\n{body}", "f.txt")


def test_the_consequence_of_a_code() -> None:
    assert (
        consequence_of("W006")
        == "People would see nothing where a picture should explain something."
    )
    assert consequence_of("X999") == ""
