"""What is pinned in docs/spoken is what a screen reader says, and nothing in it sounds wrong."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing.contexts import without_worker
from tests.support.browsing.speech import spoken
from tests.support.running_app import RunningApp
from tools.spoken import FOLDER, PAGES, RESULTS, transcripts

FILES = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.txt")}

CONTROL = re.compile(r"\[(?:button|check box|edit|graphic|heading|link|radio)[^]]*\] ?(.*)")
BRACKETS = re.compile(r"\[[^]]*\] ?|(?:(?<= )|^)- ")  # the indent stays: a drawer is closed
OF_A_PROGRAM = re.compile(r"_{2}|[{}<>•→…|]|->")
# A list of answers is named by its question, and a box by the text above it: so it is done.
NAMED_BY_THE_NEXT = "[group]"
NAMED_BY_THE_LAST = ("[edit", "[button] The file")
# The label of a question and its answer: the words are for the content team to part.
SAME_AS_THE_ANSWER = {"Pregnant now", "Pregnant before"}


def sounds_wrong(lines: list[str]) -> Iterator[str]:
    """What a listener would stumble over, one line each."""
    for line in map(str.strip, lines):
        named = CONTROL.fullmatch(line)
        name, _, description = (named[1] if named else "").partition(" (")
        if named and not name:
            yield f"no name: {line}"
        if description and description.removesuffix(")") == name:
            yield f"name and description are the same: {line}"
        if named and re.search(r"\b(?:click|link)\b", name, re.IGNORECASE):
            yield f"says what it is twice: {line}"
        if OF_A_PROGRAM.search(line):
            yield f"signs that are read out: {line}"
    for one, next_one in pairwise(lines):
        if _words(one) == _words(next_one) and not _is_its_name(one, next_one):
            yield f"said twice: {one} / {next_one}"


def _words(line: str) -> str:
    return BRACKETS.sub("", line).partition(" (")[0]


def _is_its_name(one: str, next_one: str) -> bool:
    return (
        not _words(one).strip()  # a landmark, and another in it
        or one.strip().startswith(NAMED_BY_THE_NEXT)
        or next_one.strip().startswith(NAMED_BY_THE_LAST)
        or _words(one).strip() in SAME_AS_THE_ANSWER
    )


@pytest.mark.browser
def test_the_files_are_what_is_said(browser: Browser, app: RunningApp) -> None:
    """Else they are stale: python -m tools.spoken."""
    made = dict(transcripts(browser, app))
    assert [name for name in made.keys() | FILES if made.get(name) != FILES.get(name)] == []


def test_each_kind_of_page_has_its_file() -> None:
    assert {name.removesuffix(".txt") for name in FILES} == PAGES.keys() | RESULTS.keys()


@pytest.mark.parametrize("name", FILES)
def test_nothing_sounds_wrong(name: str) -> None:
    lines = FILES[name].splitlines()[2:]
    assert len(lines) > 20
    assert list(sounds_wrong(lines)) == []


# That the speech is right, and that a fault in it is found -------------------------------------


@pytest.fixture(scope="module")
def tab(browser: Browser, app: RunningApp) -> Iterator[Page]:
    context = without_worker(browser, app)
    yield context.new_page()
    context.close()


SAID = {
    "<h2>Signs</h2><p>Call <a href=tel:111>111</a>, or ask.</p>": [
        "[heading level 2] Signs",
        "Call [link] 111, or ask.",
    ],
    "<details><summary>Why</summary><p>So</p></details><details open><summary>How</summary>": [
        "[button, collapsed] Why",
        "    So",
        "[button, expanded] How",
    ],
    "<ul><li>one<li><p>two</p><p>three</p></ul>": ["[list of 2]", "- one", "- two", "three"],
    "<input type=checkbox id=a aria-describedby=b checked><label for=a>Yes</label><p id=b>Hint": [
        "[check box, checked] Yes (Hint)",
    ],
    "<label for=a>Weeks</label><input id=a value=24 aria-invalid=true>": [
        "Weeks",
        "[edit, invalid entry] Weeks 24",
    ],
    '<svg role=img aria-label="A womb"></svg><p hidden>x</p><p aria-hidden=true>x</p>': [
        "[graphic] A womb"
    ],
    "<main>Text<section aria-label=Help>x</section><section>y</section></main>": [
        "[main]",
        "Text",
        "[region] Help",
        "x",
        "y",
    ],
}


@pytest.mark.browser
@pytest.mark.parametrize("html", SAID)
def test_a_page_is_said_line_by_line(tab: Page, html: str) -> None:
    tab.set_content(html)
    assert spoken(tab) == SAID[html]


WRONG = {
    "no name": "<a href=/><svg></svg></a>",
    "name and description are the same": "<svg role=img aria-labelledby=t><title id=t>x",
    "says what it is twice": "<button>Click this link</button>",
    "signs that are read out": "<p>Call {number}</p>",
    "said twice": "<section aria-labelledby=h><h2 id=h>Signs</h2></section>",
}


@pytest.mark.browser
@pytest.mark.parametrize("fault", WRONG)
def test_what_sounds_wrong_is_found(tab: Page, fault: str) -> None:
    tab.set_content(WRONG[fault])
    assert [line.partition(":")[0] for line in sounds_wrong(spoken(tab))] == [fault]
