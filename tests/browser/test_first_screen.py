"""One screen, then a book: the first screen of a result holds the call and why, on a phone.

Each look, each heading and each kind of person is measured once, in the fonts of this machine; the
answers are those of the vignettes. The page is the plain one, which is the longest of the three.
"""

from collections.abc import Iterator
from datetime import date

from playwright.sync_api import BrowserContext

from explainer import what_to_do
from screens.content import content
from screens.journey import RESULT, Path, State, Step
from screens.pages import Carrier, Pages
from screens.server.plain import carried
from tests.support.vignettes import CASES

LOWEST = 780  # pixels down, of the 844 of the phone
WORDS_FIRST, WORDS_UNFOLDED, DRAWERS, LARGEST = 120, 350, 5, 30_000
EVERY = 20  # beside one of each kind, every so many of the vignettes
HTML = "text/html; charset=utf-8"
PAGES = Pages(content())

MEASURE = """lowest => {
  const how = { contentVisibilityAuto: true, visibilityProperty: true }
  const seen = part => part.checkVisibility(how) && !part.closest(".hidden")
  const count = text => text.trim().split(/\\s+/).length
  const walk = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT)
  let [first, unfolded] = [0, 0]
  while (walk.nextNode()) {
    const text = walk.currentNode
    if (!text.data.trim() || !seen(text.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    unfolded += count(text.data)
    if (range.getBoundingClientRect().top < lowest) first += count(text.data)
  }
  const held = ".card :is(.label, .sorrow, h1, .because, .button, .where)"
  const parts = [...document.querySelectorAll(held)]
  return {
    first,
    unfolded,
    ends: Math.max(...parts.filter(seen).map(part => part.getBoundingClientRect().bottom)),
    wheres: [...document.querySelectorAll(".card .where")].filter(seen).length,
    drawers: document.querySelectorAll(".drawers > details").length,
    open: document.querySelectorAll(".drawers > details[open]").length,
  }
}"""


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


def html_of(name: str) -> str:
    state = State(dict(CASES[name].answers), RESULT)
    carrier = Carrier("plain.html", "/plain", carried(state))
    return PAGES.render(Step(state), carrier, date(2026, 11, 28)).html


def too_much(seen: dict[str, float], html: str) -> list[str]:
    """What is beyond its limit."""
    limits = {
        "ends": LOWEST,
        "first": WORDS_FIRST,
        "unfolded": WORDS_UNFOLDED,
        "drawers": DRAWERS,
        "open": 0,
        "bytes": LARGEST,
    }
    seen["bytes"] = len(html.encode())
    over = [f"{name} {seen[name]:.0f}" for name, most in limits.items() if seen[name] > most]
    return over if seen["wheres"] == 1 else [*over, "no line that says where the number is"]


def test_the_first_screen_holds_the_call_and_why(context: BrowserContext) -> None:
    page, shown = context.new_page(), {"html": ""}
    found: dict[str, list[str]] = {}
    page.route("**/result", lambda route: route.fulfill(body=shown["html"], content_type=HTML))
    for name in to_measure():
        shown["html"] = html_of(name)
        page.goto("/result")
        if over := too_much(page.evaluate(MEASURE, LOWEST), shown["html"]):
            found[name] = over
    assert found == {}
