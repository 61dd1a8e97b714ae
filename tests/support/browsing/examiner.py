"""Looks at a page as axe-core does, and at what that cannot see, in every way people have it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import axe_playwright_python
from playwright.sync_api import Page

from tests.support.browsing.placing import Placing
from tests.support.public_pages import PublicPage

AXE: Final = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: Final = {"type": "tag", "values": TAGS}
COLOURS: Final = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
NOTHING: Final[dict[str, Any]] = {}

# The least that WCAG 1.4.12 wants a page to bear.
SPACING: Final = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""

RUN: Final = """async ([rules, forced]) => {
    // axe-core reads the fill of letters, which keeps our colour where the person's own is shown.
    const off = forced ? { "color-contrast": { enabled: false } } : {}
    const found = await axe.run({ runOnly: rules, rules: off, resultTypes: ["violations"] })
    const lines = rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`)
    return found.violations.flatMap(lines)
}"""


@dataclass(frozen=True)
class Mode:
    """One way in which people have their screen."""

    width: int = 390
    height: int = 844
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    motion: Literal["reduce", "no-preference"] = "no-preference"
    media: Literal["screen", "print"] = "screen"
    spacing: bool = False
    rules: dict[str, Any] = field(default_factory=lambda: NOTHING)


MODES: Final = {
    "light": Mode(rules=EVERYTHING),
    "dark": Mode(scheme="dark", rules=COLOURS),
    "forced colours": Mode(forced="active"),
    "forced colours, dark": Mode(forced="active", scheme="dark"),
    "text spacing": Mode(spacing=True),
    "reduced motion": Mode(motion="reduce"),
    "320 pixels": Mode(320, 640),
    "320 pixels, text spacing": Mode(320, 640, spacing=True),
    "400 per cent": Mode(320, 256),  # what is left of 1280 by 1024
    "desktop": Mode(1280, 900),
    "desktop, text spacing": Mode(1280, 900, spacing=True),
    "print": Mode(700, 990, media="print", rules=COLOURS),
}

SHOWS: Final = Path(__file__).with_name("examiner.js").read_text("utf-8")


def axe_finds(page: Page, rules: dict[str, Any], *, forced: bool = False) -> list[str]:
    """What axe-core finds on a page: one line for each rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [rules, forced])
    return found


class Examiner:
    """One tab, in which pages are looked at."""

    def __init__(self, page: Page, *, documents: bool) -> None:
        self._page = page
        self._placing = Placing(page, documents=documents)

    def shows(self, page: PublicPage) -> None:
        """Put a page in place, with all that looks at it."""
        self._placing.shows(page)
        if not self._page.evaluate("'examiner' in window"):
            self._page.evaluate(SHOWS)

    def finds(self, modes: dict[str, Mode]) -> list[str]:
        """What is amiss with the page in these modes, one line each; none is as it should be."""
        return [f"{name}: {line}" for name, mode in modes.items() for line in self._in(mode)]

    def sets(self, mode: Mode) -> None:
        """Set the screen as somebody has it."""
        self._page.set_viewport_size({"width": mode.width, "height": mode.height})
        self._page.emulate_media(
            media=mode.media,
            color_scheme=mode.scheme,
            forced_colors=mode.forced,
            reduced_motion=mode.motion,
        )
        self._page.evaluate("css => examiner.style(css)", SPACING if mode.spacing else "")

    def _in(self, mode: Mode) -> Iterator[str]:
        self.sets(mode)
        if mode.rules:
            yield from axe_finds(self._page, mode.rules, forced=mode.forced == "active")
        yield from self._page.evaluate("print => examiner.look(print)", mode.media == "print")
