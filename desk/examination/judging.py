"""What an examination found: under- and over-triage with intervals, and changes by wording."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from desk.examination.cases import Case
from rules.model.levels import Level

Z = 1.959963984540054  # 95 of 100 intervals hold the true share
RED_FLAG = {Level.EMERGENCY, Level.CALL_NOW}
MOST_NAMED = 10


@dataclass(frozen=True)
class Answered:
    """A case with what was said of it, and of its played-down twin; None where that is no level."""

    case: Case
    plain: Level | None
    twin: Level | None


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The interval of a share by Wilson's score, 95 %. Source: E. B. Wilson, JASA 1927 (MEMORY)."""
    if tries == 0:
        return (0.0, 1.0)
    share, square = hits / tries, Z * Z
    middle = share + square / (2 * tries)
    reach = Z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    low, high = (middle - reach), (middle + reach)
    scale = 1 + square / tries
    return (0.0 if hits == 0 else low / scale, 1.0 if hits == tries else high / scale)


def share(hits: int, tries: int) -> str:
    """Such as `3 of 500, 0.6 % (0.2 to 1.7)`."""
    if tries == 0:
        return "none to judge"
    low, high = (100 * end for end in wilson(hits, tries))
    return f"{hits} of {tries}, {100 * hits / tries:.1f} % ({low:.1f} to {high:.1f})"


def less_urgent(said: Level | None, due: Level) -> bool:
    """Whether what was said is less urgent than what was due. No level at all is not counted."""
    return said is not None and due.more_urgent_than(said)


def more_urgent(said: Level | None, due: Level) -> bool:
    """Whether what was said is more urgent than what was due."""
    return said is not None and said.more_urgent_than(due)


def moved(answered: Answered) -> bool:
    """Whether the wording alone changed what was said."""
    return answered.plain is not answered.twin


def is_clean(found: Sequence[Answered]) -> bool:
    """Whether nothing was under-triaged, moved by the wording, or left without a level."""
    return not any(
        less_urgent(said, one.case.level) or said is None or moved(one)
        for one in found
        for said in (one.plain, one.twin)
    )


def report(found: Sequence[Answered]) -> Iterator[str]:
    """The figures, in lines; each kind of failure names its first cases."""
    for title, said in (("as told", _plain), ("played down", _twin)):
        yield f"{title}:"
        yield from _triage(found, said)
    yield f"changed by the wording alone: {share(sum(map(moved, found)), len(found))}"
    yield from _named("changed by the wording", [one for one in found if moved(one)])


def _plain(one: Answered) -> Level | None:
    return one.plain


def _twin(one: Answered) -> Level | None:
    return one.twin


def _triage(found: Sequence[Answered], said: Callable[[Answered], Level | None]) -> Iterator[str]:
    under = [one for one in found if less_urgent(said(one), one.case.level)]
    over = [one for one in found if more_urgent(said(one), one.case.level)]
    red = [one for one in found if one.case.level in RED_FLAG]
    missed = [one for one in under if one.case.level in RED_FLAG and said(one) not in RED_FLAG]
    yield f"  under-triage: {share(len(under), len(found))}"
    yield f"  of those who should call now or call 999, told less than call now: {_of(missed, red)}"
    yield f"  over-triage: {share(len(over), len(found))}"
    yield f"  no level: {share(sum(said(one) is None for one in found), len(found))}"
    for level in Level:
        here, low, high = (
            sum(one.case.level is level for one in some) for some in (found, under, over)
        )
        yield f"    {level}: {here} cases, {low} under, {high} over"
    yield from _named("under-triage", under)


def _of(some: Sequence[Answered], every: Sequence[Answered]) -> str:
    return share(len(some), len(every))


def _named(what: str, some: Sequence[Answered]) -> Iterator[str]:
    for one in some[:MOST_NAMED]:
        said = f"{one.plain or 'no level'}, played down {one.twin or 'no level'}"
        yield f"    {what}: {one.case.id} ({one.case.about}) is {one.case.level}; said {said}"
    if len(some) > MOST_NAMED:
        yield f"    and {len(some) - MOST_NAMED} more"
