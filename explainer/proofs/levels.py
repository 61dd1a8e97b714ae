"""How far the promises fix each level, and which promises guard each rule, in words."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from explainer.proofs.people import what_came_out
from rules.model.levels import Level
from rules.proof.counting import in_words
from rules.proof.coverage import Coverage
from rules.proof.guards import Guarded, Slip

GOAL = Fraction(99, 100)
PLACES = 4  # decimals of a per cent
NOTHING = "-"  # at the end of the scale there is nothing to forbid


class CoverageRow(NamedTuple):
    """One level: how many sets of answers get it, and for what share lower and higher are out."""

    level: str
    sets: str
    below: str
    above: str


def coverage_rows(covered: Iterable[Coverage]) -> tuple[CoverageRow, ...]:
    """A row for each level."""
    return tuple(
        CoverageRow(
            one.level,
            in_words(one.sets),
            NOTHING if one.level is Level.INFORMATION else _share(one.shares[0]),
            NOTHING if one.level is Level.EMERGENCY else _share(one.shares[1]),
        )
        for one in covered
    )


def coverage_lines(covered: Sequence[Coverage]) -> Iterator[str]:
    """The rows for a terminal, and the levels that fall short of the goal."""
    yield "For what share of each level's sets of answers a promise forbids every other level"
    yield f"    {'level':<18}  {'lower':>10}  {'higher':>10}  sets of answers"
    for row in coverage_rows(covered):
        yield f"    {row.level:<18}  {row.below:>10}  {row.above:>10}  {row.sets}"
    for level in short_of_goal(covered):
        yield f"    {level} is below the goal of {int(GOAL * 100)} %: a promise is missing"


def short_of_goal(covered: Iterable[Coverage]) -> list[Level]:
    """The levels that too few promises fix."""
    return [one.level for one in covered if min(one.shares) < GOAL]


def guard_lines(found: Iterable[Guarded]) -> Iterator[str]:
    """Each rule with the promises that every slip in it would break."""
    yield "Which promises break when a rule slips, vignettes aside"
    for rule, slips in groupby(found, key=lambda one: one.rule):
        yield rule
        for one in slips:
            yield f"    {one.slip:<22}{_met(one)}"
            if one.is_open and one.person is not None:
                yield from (f"      {line}" for line in what_came_out(one.person))


def guards_summary(found: Sequence[Guarded]) -> Iterator[str]:
    """How many slips there are, and what becomes of them."""
    yield "Slips in one rule, and how many of them break a promise"
    yield f"    {'slip':<22}{'rules':>6}{'broken':>8}{'nobody':>9}{'open':>6}"
    for slip in Slip:
        those = [one for one in found if one.slip is slip]
        open_ones = sum(one.is_open for one in those)
        idle = sum(not one.moves and not one.promises for one in those)
        caught = len(those) - open_ones - (idle if slip is not Slip.LEFT_OUT else 0)
        yield f"    {slip:<22}{len(those):>6}{caught:>8}{idle:>9}{open_ones:>6}"


def _met(one: Guarded) -> str:
    if one.promises:
        return ", ".join(one.promises)
    return "OPEN: no promise breaks" if one.is_open else "changes nobody's level"


def _share(share: Fraction) -> str:
    """A share in per cent, rounded down: only all is 100 %."""
    if share == 1:
        return "100 %"
    steps = int(share * 100 * 10**PLACES)
    return f"{steps // 10**PLACES}.{steps % 10**PLACES:0{PLACES}d} %"
