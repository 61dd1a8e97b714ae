"""The sheets on paper: every decision and question, in the words and pages that were promised."""

import re
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from desk.review.items import words_in
from desk.review.paper import sheets_for_paper
from explainer.review.signing_sheet import as_html
from tests.support.browsing.looking import finds_nothing
from tests.support.real_book import BOOK
from tests.support.review import items

MOST_WORDS, MOST_PAGES = 9_000, 8
NAME = "Your cervix in pregnancy"


@cache
def page() -> str:
    figures = {decision.id: "144 (112 to 185)" for decision in items().decisions}
    return sheets_for_paper(items(), NAME, BOOK.version, figures)


def decisions_alone() -> str:
    return as_html(NAME, BOOK.version, items().decisions, [], {})


def read(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)


def test_the_sheet_of_decisions_is_short() -> None:
    assert 3_000 < words_in(read(decisions_alone())) <= MOST_WORDS


def test_it_has_a_row_for_each_decision_and_a_box_for_everything() -> None:
    html = page()
    questions = sum(item.sheet in ("decisions", "questions") for item in items().all)
    assert html.count('class="id"') == len(items().decisions)
    assert html.count("☐ agree".replace("☐", "&#9744;")) == questions
    assert html.count("144 (112 to 185) of 1,000") == len(items().decisions)
    assert "of 1,000" not in decisions_alone()


@pytest.mark.browser
def test_it_fits_on_eight_pages_and_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(offline=True)
    shown = context.new_page()
    shown.set_content(decisions_alone())
    shown.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "sheet.pdf") as pdf:
        assert len(pdf.pages) <= MOST_PAGES
    shown.set_viewport_size({"width": 360, "height": 800})
    finds_nothing(shown)
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
