"""Pictures as SVG: what is read on top, each with a line down, and arrows to what reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

LANE, ZONE, BOX, LEAD = 11, 236, 250, 176  # widths: a lane, arrow labels, a box, what it leads to
LINE, SMALL = 15, 13  # heights of a line of text, in a box and on an arrow
BOX_LETTERS, ZONE_LETTERS, CHIP_LETTERS = 31, 38, 16
GAP, EDGE = 10, 8
# Where no box leads to a level, that room is for the labels.
WIDE, WIDE_LETTERS = ZONE + LEAD - EDGE, 65
TALLEST = 930  # in print on A4 no picture is cut


@dataclass(frozen=True)
class Arrow:
    """From one box to the one that holds it, with the condition on it."""

    source: str
    label: str


@dataclass(frozen=True)
class Box:
    """A question, a named condition or a rule; `leads` are arrows to levels, with their labels."""

    id: str
    text: str
    arrows: tuple[Arrow, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> list[str]:
        """The text, wrapped."""
        return wrap(self.text, BOX_LETTERS)

    @property
    def labels(self) -> list[list[str]]:
        """What stands on each arrow that arrives, wrapped."""
        letters = ZONE_LETTERS if self.leads else WIDE_LETTERS
        return [wrap(arrow.label, letters) for arrow in self.arrows]

    @property
    def height(self) -> int:
        """How much room it takes with all that arrives and leaves."""
        arriving = sum(len(lines) * SMALL + GAP for lines in self.labels)
        leaving = sum(_chip_height(level) + GAP for _, level in self.leads)
        return max(len(self.lines) * LINE + 12, arriving + 6, leaving)


def pages(sources: dict[str, Box], boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """The boxes on as many pictures as it takes, each with the sources that it needs before them.

    A box whose source is already in the picture takes its line from there.
    """
    page: list[Box] = []
    for box in boxes:
        grown = [*page, box]
        if page and _tall(_with_sources(sources, grown)) > TALLEST:
            yield _with_sources(sources, page)
            grown = [box]
        page = grown
    if page:
        yield _with_sources(sources, page)


def _with_sources(sources: dict[str, Box], page: list[Box]) -> list[Box]:
    here = {box.id for box in page}
    needed = {arrow.source for box in page for arrow in box.arrows} - here
    return [*(box for name, box in sources.items() if name in needed), *page]


def _tall(page: Iterable[Box]) -> int:
    return sum(box.height + GAP for box in page)


def drawn(page: list[Box], name: str) -> Markup:
    """One picture. `name` is what a screen reader says of it; the outline beside it says it all."""
    return Markup("").join(_Drawing(page).svg(name))


class _Drawing:
    def __init__(self, page: list[Box]) -> None:
        self._page = page
        used = {arrow.source for box in page for arrow in box.arrows}
        order = [box.id for box in page if box.id in used]
        self._lane = {source: EDGE + LANE * i for i, source in enumerate(order)}
        self._zone = EDGE + LANE * len(order) + 4
        leads = any(box.leads for box in page)
        self._left = self._zone + (ZONE if leads else WIDE)
        self._width = self._left + BOX + (LEAD if leads else EDGE)
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}

    def svg(self, name: str) -> Iterator[Markup]:
        height = _tall(self._page) + GAP
        parts: list[Markup] = []
        y = GAP
        for box in self._page:
            parts += self._box(box, y)
            y += box.height + GAP
        size = Markup('viewBox="0 0 {0} {1}" width="{0}" height="{1}"').format(self._width, height)
        yield Markup('<svg role="img" aria-label="{}" {} class="picture">').format(name, size)
        yield from self._lanes()
        yield from parts
        yield Markup("</svg>")

    def _box(self, box: Box, top: int) -> Iterator[Markup]:
        middle = top + box.height // 2
        kind = "rule" if box.leads else "source"
        yield Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
            kind, self._left, top, BOX, box.height
        )
        first = middle - (len(box.lines) - 1) * LINE // 2 + 4
        for i, line in enumerate(box.lines):
            yield _text("name", self._left + 8, first + i * LINE, line)
        yield from self._arriving(box, top)
        yield from self._leaving(box, top)
        if box.id in self._lane:
            yield from self._start(box, top + box.height - 7)

    def _start(self, box: Box, y: int) -> Iterator[Markup]:
        """From the box to its own lane."""
        self._starts[box.id] = y
        yield _path("lane", f"M{self._left} {y}H{self._lane[box.id]}")

    def _arriving(self, box: Box, top: int) -> Iterator[Markup]:
        y = top + 4
        for arrow, label in zip(box.arrows, box.labels, strict=True):
            for line in label:
                y += SMALL
                yield _text("label", self._zone, y - 2, line)
            y += 4
            lane = self._lane[arrow.source]
            self._ends[arrow.source] = y
            yield Markup('<circle class="dot" cx="{}" cy="{}" r="3"/>').format(lane, y)
            yield from _arrow(lane, self._left, y)
            y += GAP - 4

    def _leaving(self, box: Box, top: int) -> Iterator[Markup]:
        right, y = self._left + BOX, top
        for label, level in box.leads:
            height = _chip_height(level)
            chip = self._width - 106
            yield _text("label", right + 4, y + height // 2 - 4, label)
            yield from _arrow(right, chip, y + height // 2)
            yield Markup('<rect class="level" x="{}" y="{}" width="104" height="{}"/>').format(
                chip, y, height
            )
            for i, line in enumerate(wrap(level, CHIP_LETTERS)):
                yield _text("label", chip + 6, y + 14 + i * SMALL, line)
            y += height + GAP

    def _lanes(self) -> Iterator[Markup]:
        for source, x in self._lane.items():
            yield _path("lane", f"M{x} {self._starts[source]}V{self._ends[source]}")


def _chip_height(level: str) -> int:
    return len(wrap(level, CHIP_LETTERS)) * SMALL + 8


def _text(kind: str, x: int, y: int, text: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, text)


def _path(kind: str, steps: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(kind, steps)


def _arrow(left: int, right: int, y: int) -> Iterator[Markup]:
    yield _path("line", f"M{left} {y}H{right - 6}")
    yield _path("head", f"M{right} {y}l-8 -4v8z")
