"""The safety argument as SVG, in the shapes of GSN, from top to bottom.

A goal is a rectangle, a strategy a parallelogram, a context a box with round corners, a solution a
circle, and a goal that nobody has shown has a diamond below it. Each stands under what it supports,
one step to the right, so that a long argument fits on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from rules.model.argument import Argument, Goal
from rules.model.hazards import Proof

STEP, GAP, EDGE, LINE = 34, 14, 8, 15  # to the right, between shapes, to the edge, of a text
WIDE, LETTERS = 400, 62  # of a goal or strategy: in units, and how many letters fit
SIDE, SIDE_LETTERS = 250, 42  # of what stands beside it
SLANT, ROUND, SOLUTION, DIAMOND = 12, 14, 22, 9
PADDING = 10


@dataclass(frozen=True)
class _Row:
    """A shape with what stands beside it. `above` is the row that it supports, None at the top."""

    kind: str  # goal or strategy
    name: str
    text: str
    depth: int
    above: int | None
    beside: tuple[tuple[str, str, str], ...] = ()  # kind, name, text

    @property
    def lines(self) -> list[str]:
        return [self.name, *_wrapped(self.text, LETTERS)]

    @property
    def left(self) -> int:
        return EDGE + self.depth * STEP

    @property
    def shape(self) -> int:
        """The height of the shape itself."""
        return len(self.lines) * LINE + 2 * PADDING

    @property
    def undeveloped(self) -> bool:
        return any(kind == "undeveloped" for kind, _, _ in self.beside)

    @property
    def height(self) -> int:
        """The height of the shape with what stands below and beside it."""
        mine = self.shape + (2 * DIAMOND if self.undeveloped else 0)
        return max(mine, sum(_side_height(*side) + GAP // 2 for side in self.beside))


def drawn(argument: Argument, name: str) -> Markup:
    """The whole argument. `name` is what a screen reader says of it; the table says it all."""
    rows = list(_rows(argument))
    tops = [EDGE]
    for row in rows:
        tops.append(tops[-1] + row.height + GAP)
    deepest = max(row.depth for row in rows)
    width = 2 * EDGE + deepest * STEP + WIDE + GAP * 2 + SIDE + 2 * SOLUTION
    size = Markup('viewBox="0 0 {0} {1}" width="{0}" height="{1}"').format(width, tops[-1])
    parts = [Markup('<svg role="img" aria-label="{}" {} class="argument">').format(name, size)]
    for number, row in enumerate(rows):
        if row.above is not None:
            parts += _line_up(row, tops[row.above] + rows[row.above].shape, tops[number])
        parts += _shape(row, tops[number])
        parts += _beside(row, tops[number], width)
    return Markup("").join([*parts, Markup("</svg>")])


def _rows(argument: Argument) -> Iterator[_Row]:
    """Goals and their strategies, each below what it supports."""
    supports: dict[str, int] = {}  # for each goal: the row of the strategy that it supports
    depths: dict[str, int] = {}
    number = strategies = 0
    for _, goal in argument.by_depth():
        depth = depths.get(goal.id, 0)
        above = supports.get(goal.id)
        yield _Row("goal", goal.id, goal.claim, depth, above, tuple(_sides(goal)))
        number += 1
        if goal.strategy is not None:
            strategies += 1
            yield _Row("strategy", f"S{strategies}", goal.strategy, depth + 1, number - 1)
            supports |= dict.fromkeys(goal.goals, number)
            depths |= dict.fromkeys(goal.goals, depth + 2)
            number += 1


def _sides(goal: Goal) -> Iterator[tuple[str, str, str]]:
    for i, text in enumerate(goal.context, 1):
        yield "context", f"C{goal.id[1:]}.{i}", text
    if goal.shown_by:
        yield "solution", f"Sn{goal.id[1:]}", solution_words(goal.shown_by)
    if goal.undeveloped:
        owner = goal.undeveloped.owed_by.replace("_", " ")
        yield "undeveloped", "", f"Not developed. Owed by the {owner}."


def solution_words(proof: Proof) -> str:
    """How much there is of each kind, such as `53 proofs, 1 test, docs/proof.md`."""
    counted = (
        (len(proof.properties), "proof"),
        (len(proof.vignettes), "vignette"),
        (len(proof.tests), "test"),
    )
    parts = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number]
    return ", ".join([*parts, *proof.documents])


def _side_lines(kind: str, name: str, text: str) -> list[str]:
    """What stands beside a goal; the name of a solution stands in its circle."""
    if kind == "solution":
        return _wrapped(text, SIDE_LETTERS - 8)
    return [*([name] if name else []), *_wrapped(text, SIDE_LETTERS)]


def _side_height(kind: str, name: str, text: str) -> int:
    least = 2 * SOLUTION if kind == "solution" else 0
    return max(least, len(_side_lines(kind, name, text)) * LINE + PADDING)


def _line_up(row: _Row, low: int, top: int) -> Iterator[Markup]:
    """From the foot of the shape that it supports to its own side, with the arrow there."""
    x, y = row.left - STEP // 2, top + LINE + PADDING // 2
    yield _path("line", f"M{x} {low}V{y}H{row.left - 7}")
    yield _path("head", f"M{row.left} {y}l-8 -4v8z")


def _shape(row: _Row, top: int) -> Iterator[Markup]:
    x, low = row.left, top + row.shape
    if row.kind == "strategy":
        right = x + WIDE
        yield _path("strategy", f"M{x + SLANT} {top}H{right}L{right - SLANT} {low}H{x}Z")
    else:
        yield Markup('<rect class="goal" x="{}" y="{}" width="{}" height="{}"/>').format(
            x, top, WIDE, row.shape
        )
    for i, line in enumerate(row.lines):
        kind = "text" if i else "name"
        yield _text(kind, x + SLANT + 6, top + PADDING + 11 + i * LINE, line)
    if row.undeveloped:
        steps = f"l{DIAMOND} {DIAMOND}l-{DIAMOND} {DIAMOND}l-{DIAMOND} -{DIAMOND}z"
        yield _path("undeveloped", f"M{x + WIDE // 2} {low}{steps}")


def _beside(row: _Row, top: int, width: int) -> Iterator[Markup]:
    right, left, y = row.left + WIDE, width - EDGE - SIDE, top
    for kind, name, text in row.beside:
        height = _side_height(kind, name, text)
        middle = y + height // 2
        yield _path(f"to-{kind}", f"M{right} {top + LINE}H{left - GAP}V{middle}H{left}")
        at = left + PADDING
        if kind == "solution":
            yield Markup('<circle class="solution" cx="{}" cy="{}" r="{}"/>').format(
                left + SOLUTION, middle, SOLUTION
            )
            yield _text("name inside", left + SOLUTION, middle + 4, name)
            at = left + 2 * SOLUTION + 6
        else:
            yield Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
                kind, left, y, SIDE, height, ROUND
            )
        lines = _side_lines(kind, name, text)
        first = middle - (len(lines) - 1) * LINE // 2 + 4
        for i, line in enumerate(lines):
            yield _text("side", at, first + i * LINE, line)
        y += height + GAP // 2


def _text(kind: str, x: int, y: int, text: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, text)


def _path(kind: str, steps: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(kind, steps)


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, letters)
