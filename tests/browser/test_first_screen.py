"""One screen, then a book: the first screen of a result holds the call and why, on a phone.

Each look, each heading and each kind of person is measured once, in the fonts of this machine; the
answers are those of the vignettes. The page is the plain one, which is the longest of the three.
"""

from collections.abc import Iterator, Mapping

from playwright.sync_api import BrowserContext, ViewportSize, expect

from explainer import what_to_do
from screens.content import content
from screens.journey import RESULT, Path, State, Step
from tests.support.browsing.measuring import LOWEST, Ruler, html_of
from tests.support.public_pages import public_pages
from tests.support.vignettes import CASES

WORDS_FIRST, WORDS_UNFOLDED, DRAWERS, LARGEST = 120, 350, 5, 30_000
HARM = "thoughts-of-harm-alone-at-16-weeks"
EVERY = 20  # beside one of each kind, every so many of the vignettes


def kind(path: Path) -> tuple[object, ...]:
    """What makes one result look different from another."""
    found = what_to_do(content().book, path.assessment, content().wording)
    assert found.card
    help_beside = "crisis_help" in path.assessment.advice
    return (found.look, found.card.heading, found.call.to, found.sorrow is None, help_beside)


def to_measure() -> Iterator[str]:
    """One vignette of each kind, and every so many of the others."""
    kinds: set[tuple[object, ...]] = set()
    for number, (name, case) in enumerate(CASES.items()):
        path = Path(content().book, case.answers)
        if path.missing or not path.answers:
            continue  # there is no result yet
        this = kind(path)
        if this not in kinds or number % EVERY == 0:
            kinds.add(this)
            yield name


def too_much(seen: Mapping[str, float]) -> list[str]:
    """What is beyond its limit."""
    limits = {
        "ends": LOWEST,
        "first": WORDS_FIRST,
        "unfolded": WORDS_UNFOLDED,
        "drawers": DRAWERS,
        "open": 0,
        "bytes": LARGEST,
    }
    over = [f"{name} {seen[name]:.0f}" for name, most in limits.items() if seen[name] > most]
    return over if seen["wheres"] == 1 else [*over, "no line that says where the number is"]


def test_the_first_screen_holds_the_call_and_why(context: BrowserContext) -> None:
    ruler = Ruler(context.new_page())
    found: dict[str, list[str]] = {}
    for name in to_measure():
        html = html_of(Step(State(dict(CASES[name].answers), RESULT)))
        if over := too_much(ruler.measures(html)):
            found[name] = over
    assert found == {}


# 320 by 256 is what is left of 1280 by 1024 when everything is four times as large.
LARGE: ViewportSize = {"width": 320, "height": 256}
MOST_OF_THE_TOP = 0.4
LARGE_PAGES = (
    "start",
    "plain: pregnant",
    "plain: emergency_signs",
    "plain: weeks",
    "plain: emergency alert",
    "plain: call now alert",
    "plain: emergency result",
    "plain: call_today result",
    "plain: information result",
)
TOPS = """() => {
  const top = selector => document.querySelector(selector).getBoundingClientRect().top
  const main = document.querySelector(".start-name") ? top(".start-name") : top("main")
  return { main, heading: top("h1") + 20 }
}"""


def test_at_400_per_cent_the_page_begins_on_the_first_screen(context: BrowserContext) -> None:
    ruler = Ruler(context.new_page())
    ruler.page.set_viewport_size(LARGE)
    found = {}
    for name in LARGE_PAGES:
        ruler.shows(public_pages()[name].html)
        tops = ruler.page.evaluate(TOPS)
        if tops["main"] > MOST_OF_THE_TOP * LARGE["height"] or tops["heading"] > LARGE["height"]:
            found[name] = tops
    assert found == {}


def test_in_northern_ireland_the_button_calls_lifeline_and_not_111(context: BrowserContext) -> None:
    ruler = Ruler(context.new_page())
    ruler.shows(html_of(Step(State(dict(CASES[HARM].answers), RESULT))))
    card = ruler.page.locator("section.card")
    expect(card.get_by_role("link", name="Call 111")).to_be_visible()
    card.locator("[data-nation]").check()
    expect(card.get_by_role("link", name="Call 111")).to_be_hidden()
    call = card.get_by_role("link", name="Call 0808 808 8000")
    expect(call).to_have_attribute("href", "tel:08088088000")
    expect(card.get_by_role("heading")).to_have_text(
        "Call Lifeline now, on 0808 808 8000", use_inner_text=True
    )
