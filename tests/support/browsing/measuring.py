"""How long a page is on a phone: words, pixels and drawers, as somebody finds it.

A word counts where it can be seen: what is folded away does not, until it is opened. The page is
the plain one, which is the longer of the two. Pixels depend on the fonts of the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from playwright.sync_api import Page

from screens.content import content
from screens.journey import Step
from screens.pages import Carrier, Pages
from screens.server.plain import LAYOUT, PLAIN, carried

LOWEST: Final = 780  # pixels down, of the 844 of the phone
HTML: Final = "text/html; charset=utf-8"
TODAY: Final = date(2026, 11, 28)
PAGES = Pages(content())

MEASURE: Final = """lowest => {
  const how = { contentVisibilityAuto: true, visibilityProperty: true }
  const seen = part => part.checkVisibility(how) && !part.closest(".hidden")
  const count = text => text.trim().split(/\\s+/).length
  const walk = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT)
  let [first, unfolded, main, all] = [0, 0, 0, 0]
  while (walk.nextNode()) {
    const text = walk.currentNode
    if (!text.data.trim() || text.parentElement.closest(".hidden, [hidden]")) continue
    const inMain = text.parentElement.closest("main")
    if (inMain) all += count(text.data)
    if (!seen(text.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    unfolded += count(text.data)
    if (inMain) main += count(text.data)
    if (range.getBoundingClientRect().top < lowest) first += count(text.data)
  }
  const held = ".card :is(.label, .sorrow, h1, .because, .button, .where)"
  const parts = [...document.querySelectorAll(held)]
  const buttons = [...document.querySelectorAll(".card .button")].filter(seen)
  return {
    first,
    unfolded,
    main,
    all,
    height: document.querySelector(".page").getBoundingClientRect().height,
    button: buttons[0]?.getBoundingClientRect().top ?? 0,
    ends: Math.max(0, ...parts.filter(seen).map(part => part.getBoundingClientRect().bottom)),
    wheres: [...document.querySelectorAll(".card .where")].filter(seen).length,
    drawers: document.querySelectorAll(".drawers > details").length,
    open: document.querySelectorAll(".drawers > details[open]").length,
  }
}"""


def html_of(step: Step) -> str:
    """The plain page of a step."""
    return PAGES.render(step, Carrier(LAYOUT, PLAIN, carried(step.state)), TODAY).html


@dataclass
class Ruler:
    """A tab in which pages are measured one after the other."""

    page: Page
    _shown: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.route(
            "**/measured", lambda route: route.fulfill(body=self._shown["html"], content_type=HTML)
        )

    def shows(self, html: str) -> None:
        """Put a page in place."""
        self._shown["html"] = html
        reply = self.page.goto("/measured")
        assert reply is not None
        assert reply.ok, "the page came from the server, not from here"

    def measures(self, html: str) -> Mapping[str, Any]:
        """What the page holds, and where."""
        self.shows(html)
        found: dict[str, Any] = self.page.evaluate(MEASURE, LOWEST)
        return found | {"bytes": len(html.encode())}
