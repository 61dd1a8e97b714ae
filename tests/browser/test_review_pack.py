"""The review pack in a real browser: axe finds nothing, a phone can read it, paper cuts nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from explainer.review.pack import Pack, pack
from explainer.review.purpose import intended_purpose
from explainer.review.render import as_html
from tests.support.browsing.looking import finds_nothing
from tests.support.messages import ROOT
from tests.support.reviewing import SMALL

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


NAME = "Your cervix in pregnancy"


@pytest.fixture(scope="module")
def made() -> Pack:
    return pack(SMALL, intended_purpose(ROOT))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def whole(page: Page, made: Pack) -> Page:
    """The whole pack of a small rule book."""
    page.set_content(as_html(made, NAME))
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(page: Page, made: Pack, width: int) -> None:
    # A few of each kind, for axe looks at every word.
    few = replace(
        made.sheets,
        terms=made.sheets.terms[:3],
        questions=made.sheets.questions[:3],
        hazards=made.sheets.hazards[:3],
    )
    scenarios = replace(made.matrix, scenarios=made.matrix.scenarios[:3])
    short = replace(made, sheets=few, matrix=scenarios, pictures=made.pictures[2:3])
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(as_html(short, NAME))
    finds_nothing(page)


def test_a_small_phone_needs_no_sideways_scroll(whole: Page) -> None:
    whole.set_viewport_size({"width": 320, "height": 640})
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    scrolled, shown = whole.evaluate(widths)
    assert scrolled <= shown


def test_no_word_of_a_picture_runs_out_of_its_box(whole: Page) -> None:
    whole.set_viewport_size({"width": 1280, "height": 800})
    outside = whole.evaluate(
        """[...document.querySelectorAll('svg.picture')].flatMap(svg => {
             const edge = svg.viewBox.baseVal.width
             return [...svg.querySelectorAll('text')].filter(text => {
               const box = text.getBBox()
               const next = text.previousElementSibling
               const right = text.classList.contains('name') && next.tagName === 'rect'
                 ? next.x.baseVal.value + next.width.baseVal.value : edge
               return box.x + box.width > right
             }).map(text => text.textContent)
           })"""
    )
    assert outside == []


def test_on_paper_no_row_of_a_table_and_no_picture_is_cut(whole: Page) -> None:
    whole.emulate_media(media="print")
    cut = whole.evaluate(
        """[...document.querySelectorAll('tr, .sheet, .person, .signing')].filter(
             part => getComputedStyle(part).breakInside !== 'avoid').length"""
    )
    assert cut == 0
    assert whole.evaluate(
        "[...document.querySelectorAll('thead')].every("
        "head => getComputedStyle(head).display === 'table-header-group')"
    )


def test_it_prints_on_a4_the_decision_table_across(whole: Page, tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    whole.pdf(path=out, prefer_css_page_size=True, print_background=True)
    with pikepdf.open(out) as pdf:
        sizes = {tuple(round(float(side)) for side in leaf.mediabox[2:]) for leaf in pdf.pages}
    upright, across = (595, 842), (842, 595)
    assert {(w // 5, h // 5) for w, h in sizes} == {
        (upright[0] // 5, upright[1] // 5),
        (across[0] // 5, across[1] // 5),
    }
