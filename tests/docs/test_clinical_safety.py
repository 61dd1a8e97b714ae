"""The clinical safety file: its links lead somewhere, and each claim names a test that is there."""

import re
from pathlib import Path

import pytest

from tests.support.pages import HEADING, ROOT, TEST, is_test, lost_links, text_of

FOLDER = ROOT / "docs" / "clinical-safety"
PAGES = sorted(FOLDER.rglob("*.md"))
NAMED = re.compile(r"`([\w./-]+\.(?:py|yaml|md|toml|conf)|(?:tests|docs|rules|screens)/[\w/-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(lost_links(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_test_and_file_that_it_names_is_there(page: Path) -> None:
    text = text_of(page)
    assert [name for name in TEST.findall(text) if not is_test(name)] == []
    homes = ("rules/clinical", "explainer/wording", "tests/vignettes")
    places = (ROOT, page.parent, *(ROOT / home for home in homes))
    files = [name for name in NAMED.findall(text) if "/" in name or name.endswith(".yaml")]
    assert [name for name in files if not any((at / name).exists() for at in places)] == []


def rows(section: str) -> list[list[str]]:
    """The cells of the tables below a heading of data-protection.md, without their heads."""
    _, _, below = text_of(FOLDER / "data-protection.md").partition(f"## {section}\n")
    lines = [line for line in below.partition("\n## ")[0].splitlines() if line[:2] == "| "]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


@pytest.mark.parametrize("section", ["Where it is, step by step", "Measures"])
def test_each_claim_about_data_is_shown_by_a_test(section: str) -> None:
    found = rows(section)
    assert len(found) >= 9
    assert [row[0] for row in found if not TEST.search(row[-1])] == []


def test_the_intended_purpose_can_be_read_by_its_headings() -> None:
    """The review pack quotes these sections; whoever renames one has to tell it."""
    assert HEADING.findall(text_of(FOLDER / "intended-purpose.md"))[1:7] == [
        "Statement",
        "Structure and function",
        "Intended population",
        "Intended user",
        "Intended use environment",
        "Not intended for",
    ]
    # It is quoted as plain text, which knows neither emphasis by single marks nor tables.
    quoted = text_of(FOLDER / "intended-purpose.md").partition("## Statement")[2]
    assert re.findall(r"(?<!\*)\*(?!\*)|^\|", quoted, re.MULTILINE) == []


def test_nobody_has_decided_what_is_for_others_to_decide() -> None:
    purpose = text_of(FOLDER / "intended-purpose.md")
    assert (
        "A person qualified in UK medical device regulation must decide, and nobody has" in purpose
    )
    ways = re.findall(r"^(\d)\. \*\*", purpose, re.MULTILINE)
    assert ways == ["1", "2", "3"]


ITEM = re.compile(r'^\| <a id="v(\d+)"></a>(\d+) \| (.+) \|$', re.MULTILINE)
DONE = re.compile(r"done: .+, \d{1,2} [A-Z][a-z]+ \d{4}")


def test_each_item_to_verify_has_a_role_a_state_and_what_closes_it() -> None:
    items = ITEM.findall(text_of(FOLDER / "to-verify.md"))
    assert [int(number) for number, _, _ in items] == list(range(1, len(items) + 1))
    assert len(items) >= 13
    for mark, number, rest in items:
        what, who, state, closed = rest.split(" | ")
        assert mark == number
        assert min(map(len, (what, who, closed))) > 10
        assert state in {"not begun", "drafted"} or DONE.fullmatch(state)
