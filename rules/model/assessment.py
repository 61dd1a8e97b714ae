"""What the rules said of one set of answers."""

from dataclasses import dataclass
from typing import NamedTuple

from rules.model.answers import State
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.truth import Truth


class Applied(NamedTuple):
    """A rule that applies, whether it is yes or can't tell, and the level it applies at."""

    rule: str
    truth: Truth
    level: Level


@dataclass(frozen=True, slots=True)
class Trace:
    """All that is needed to show, later, how each rule came out.

    `states` holds what was known about each question, in the questionnaire's order; `hits` has a
    bit for each box of the compiled rules that the answers lie in. The condition trees are made
    from the states when somebody asks for them: making them each time would cost far more than
    the assessment itself.
    """

    version: str
    states: tuple[State, ...]
    hits: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules said of one set of answers, with the trace.

    `level` is None while answers are missing and no rule applies yet; `contact` is None while the
    answers that decide it are missing; `card` is None unless the level is `information`.
    `cant_tell` names the rules whose condition is *can't tell*
    (whether or not they apply then), `missing` the questions that are asked and have no answer.
    """

    level: Level | None
    contact: str | None
    card: str | None
    applied: tuple[Applied, ...]
    cant_tell: tuple[str, ...]
    missing: tuple[str, ...]
    advice: tuple[str, ...]
    topics: tuple[str, ...]
    complete: bool
    trace: Trace


@dataclass(frozen=True, slots=True)
class TraceNode:
    """One part of a condition with its truth.

    A test of one answer has `question` and `state`; a named condition has its body as its only
    part; a total has the states of its numbers in `summed`.
    """

    condition: Condition
    truth: Truth
    parts: tuple["TraceNode", ...] = ()
    question: str | None = None
    state: State | None = None
    summed: tuple[tuple[str, State], ...] = ()
