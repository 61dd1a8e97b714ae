"""Every state of every public page, in every way people set their screens: nothing is amiss.

One page of each kind is looked at in all modes, with the colours of the dark and of paper. Of the
others, whose words alone differ, axe-core reads each once, and the words are tried where they have
least room. `make access` has it read every page with all rules in all modes.
"""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.support.browsing.contexts import watched
from tests.support.browsing.examiner import EVERYTHING, MODES, NOTHING, Examiner, Mode
from tests.support.public_pages import public_pages
from tests.support.real_book import BOOK
from tests.support.running_app import RunningApp

pytestmark = pytest.mark.browser

EXHAUSTIVE = os.environ.get("ACCESS") == "all"
PAGES = public_pages()
WHERE_WORDS_COUNT = ("light", "320 pixels, text spacing", "400 per cent", "desktop, text spacing")


@pytest.fixture(scope="module")
def examiners(browser: Browser, app: RunningApp) -> Iterator[dict[bool, Examiner]]:
    """Two tabs that stay open: for parts of /check, and for documents."""
    for context in watched(browser, app):
        yield {whole: Examiner(context.new_page(), documents=whole) for whole in (False, True)}


def is_one_of_a_kind(name: str) -> bool:
    """Each kind of question, every level, all that is no question; no second page of a kind."""
    page = name.partition(": ")[2]
    question = page.partition(" ")[0]
    if question in BOOK.questionnaire.questions:
        return question in {"pregnant", "emergency_signs", "weeks"}
    return " of " not in page or page.startswith("file")


def chosen() -> list[str]:
    """At /plain, with an answer filled in or in error, most pages are those of /check once more."""
    return [name for name in PAGES if EXHAUSTIVE or not is_again(name) or is_one_of_a_kind(name)]


def is_again(name: str) -> bool:
    return name.startswith("plain: ") or name.endswith((" answered", " in error"))


def modes(name: str) -> dict[str, Mode]:
    if EXHAUSTIVE:
        return {mode: replace(how, rules=EVERYTHING) for mode, how in MODES.items()}
    if not is_one_of_a_kind(name):
        return {mode: MODES[mode] for mode in WHERE_WORDS_COUNT}
    if name.startswith("plain: "):  # the colours are those of /check
        return MODES | {mode: replace(MODES[mode], rules=NOTHING) for mode in ("dark", "print")}
    return MODES


@pytest.mark.share(one_in=5)
@pytest.mark.parametrize("name", chosen())
def test_nothing_is_amiss(examiners: dict[bool, Examiner], name: str) -> None:
    page = PAGES[name]
    examiner = examiners[page.whole]
    examiner.shows(page)
    assert examiner.finds(modes(name)) == []


# That these checks can fail -----------------------------------------------------------------------

FAULTS = {
    "light: color-contrast": '<p style="color:#aaa">grey</p>',
    "dark: color-contrast": '<p style="color:#555">dark</p>',
    "forced colours: faint": '<p style="color:#999;forced-color-adjust:none">x</p>',
    "dark: faint": '<p style="color:#555">dark</p>',
    "print: color-contrast": '<p class="faint">only on paper</p>',
    "light: label": "<input>",
    "320 pixels: scrolls sideways": '<p style="width:340px">wide</p>',
    "320 pixels: beyond the edge": '<p style="margin-left:-50px">left</p>',
    "text spacing: cut off": '<p style="height:24px;overflow:hidden">' + "many words " * 4 + "</p>",
    "light: below the button": '<p style="position:absolute;top:20px;right:40px">over</p>',
    "light: small": '<p><a href="/" style="display:inline-block">x</a></p>',
    "reduced motion: moves": '<p style="transition:color 1s !important">slow</p>',
    "light: 2 headings": "<h1>Another</h1>",
}


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(examiners: dict[bool, Examiner], fault: str) -> None:
    page = PAGES["not found"]
    style = "<style>@media print { .faint { color: #aaa !important } }</style>"
    html = page.html.replace("</main>", f"{style}{FAULTS[fault]}</main>")
    examiners[True].shows(replace(page, html=html))
    assert [line for line in examiners[True].finds(MODES) if line.startswith(fault)]
