"""Conditions as boxes: the normal form that lets a whole rule book be evaluated at once.

Every test is a set of allowed states of ONE question, so a condition is a union of boxes: each
box allows, for some questions, a set of states. A set of states is kept as the bits of an int.
Four truth values need four regions of a condition, each a union of boxes of its own.

Example: `pregnant` can be not asked, unanswered, not_sure, yes or no: bits 0 to 4. The test
"pregnant is yes" is yes for {yes} = 0b01000, and no for {not asked, no} = 0b10001. `weeks`, from 0
to 9, has its numbers at bits 3 to 12: "weeks at least 7" is yes for 7, 8, 9 = 0b1110000000000, and
no for not asked and 0 to 6 = 0b0001111111001. So "all of" the two is yes in one box,

    {pregnant: 0b01000, weeks: 0b1110000000000}

and no in the union of two: {pregnant: 0b10001} and {weeks: 0b0001111111001}.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import combinations

from rules.engine.truth import answer_passes
from rules.model.answers import Blank, State, is_unknown
from rules.model.conditions import (
    Condition,
    QuestionTest,
    Test,
    Total,
)
from rules.model.interpreter import Interpreter
from rules.model.questions import AnyQuestion
from rules.model.truth import Truth

MOST_BOXES = 400  # a condition that needs more is left to the tree walker
MOST_OPTIONS = 10  # 1,024 sets of options; beyond that a question has too many states to list

Box = dict[str, int]  # question id -> its allowed states
Covering = Callable[["Region"], list[Box]]  # a condition, as its boxes in each of its regions


class TooManyBoxes(Exception):
    """This condition is too wide for the normal form."""


@dataclass(frozen=True)
class Region:
    """Where a condition has one of these truths; `negated` regions swap "all" and "any"."""

    truths: frozenset[Truth]
    negated: bool


YES = Region(frozenset({Truth.YES}), negated=False)
NOT_NO = Region(frozenset(Truth) - {Truth.NO}, negated=False)
NO = Region(frozenset({Truth.NO}), negated=True)
NOT_YES = Region(frozenset(Truth) - {Truth.YES}, negated=True)
SWAPPED = {YES: NO, NO: YES, NOT_NO: NOT_YES, NOT_YES: NOT_NO}


class Domain:
    """All states one question can be in, each with its place in the bits of an int."""

    def __init__(self, question: AnyQuestion) -> None:
        if question.kind == "choices" and len(question.options) > MOST_OPTIONS:
            raise TooManyBoxes(question.id)
        self.states: tuple[State, ...] = (*Blank, *question.answers())
        self.index: dict[State, int] = {state: i for i, state in enumerate(self.states)}
        self.all = (1 << len(self.states)) - 1

    def where(self, wanted: Callable[[State], bool]) -> int:
        """The states for which `wanted` holds."""
        return sum(1 << i for i, state in enumerate(self.states) if wanted(state))

    @cached_property
    def tried(self) -> Mapping[State, int]:
        """The states in which a test has to be tried, each with all states that it speaks for.

        Several ticked options pass a test when one of them does, so each option is tried alone.
        """
        alone: dict[State, int] = {}
        ticked: dict[str, int] = defaultdict(int)
        for i, state in enumerate(self.states):
            if isinstance(state, frozenset) and state:
                for option in state:
                    ticked[option] |= 1 << i
            else:
                alone[state] = 1 << i
        return alone | {frozenset({option}): states for option, states in ticked.items()}


class Cover(Interpreter[Covering]):
    """Covers conditions by boxes, for one questionnaire and its named conditions."""

    def __init__(
        self, questions: Mapping[str, AnyQuestion], conditions: Mapping[str, Condition]
    ) -> None:
        self._questions = questions
        self.conditions = conditions
        self.domain = cache(self._domain)
        self._named = cache(self._cover_named)
        self._allowed = cache(self._allowed_states)
        self._states_by_truth = cache(self._states_of_test)

    def _domain(self, question_id: str) -> Domain:
        return Domain(self._questions[question_id])

    def _cover_named(self, name: str, region: Region) -> list[Box]:
        return self.boxes(self.conditions[name], region)

    def _allowed_states(self, question: str, test: Test, region: Region) -> int:
        by_truth = self._states_by_truth(question, test)
        return sum(states for truth, states in by_truth.items() if truth in region.truths)

    def _states_of_test(self, question: str, test: Test) -> dict[Truth, int]:
        """For each truth, the states of the question in which the test has it."""
        found: dict[Truth, int] = defaultdict(int)
        for state, states in self.domain(question).tried.items():
            found[answer_passes(test, state)] |= states
        found[Truth.NO] &= ~found[Truth.YES]  # where one option passes and another does not
        return found

    def boxes(self, condition: Condition, region: Region) -> list[Box]:
        """Boxes that together are exactly where the condition lies in `region`.

        Raises TooManyBoxes when the normal form would be too large to be of use.
        """
        return self.read(condition)(region)

    def test(self, condition: QuestionTest) -> Covering:
        """The states of one question in which the test comes out so."""
        question, test = condition.question, condition.test
        return lambda region: self._box(question, self._allowed(question, test, region))

    def named(self, name: str) -> Covering:
        """The boxes of what the name stands for, made once for each region."""
        return partial(self._named, name)

    def opposite(self, part: Covering) -> Covering:
        """Yes where the part is no, and the other way round."""
        return lambda region: part(SWAPPED[region])

    def all(self, below: Sequence[Covering]) -> Covering:
        """Every part."""
        return partial(self._count, below, len(below))

    def any(self, below: Sequence[Covering]) -> Covering:
        """One part or more."""
        return partial(self._count, below, 1)

    def at_least(self, n: int, below: Sequence[Covering]) -> Covering:
        """`n` parts or more."""
        return partial(self._count, below, n)

    def total(self, condition: Total) -> Covering:
        """The numbers that add up to enough, or in a negated region to too little."""
        return partial(self._total, condition)

    def _box(self, question: str, allowed: int) -> list[Box]:
        if allowed == self.domain(question).all:
            return [{}]
        return [{question: allowed}] if allowed else []

    def _count(self, parts: Sequence[Covering], n: int, region: Region) -> list[Box]:
        # "fewer than n are yes" is "at least len - n + 1 are not"
        least = len(parts) - n + 1 if region.negated else n
        covers = [part(region) for part in parts]
        found: list[Box] = []
        for chosen in combinations(covers, least):
            found = union(found, self._product(chosen))
        return found

    def _product(self, covers: Sequence[list[Box]]) -> list[Box]:
        result: list[Box] = [{}]
        for cover in covers:
            met = (meet(left, right) for left in result for right in cover)
            result = union([], [box for box in met if box is not None])
        return result

    def _total(self, condition: Total, region: Region) -> list[Box]:
        total = condition.total
        if region.negated:
            return self._below(total.of, total.at_least, known_only=region is NO)
        found = self._reaching(total.of, total.at_least)
        if region is NOT_NO:
            for question in total.of:
                unknown = self.domain(question).where(_not_known)
                found = union(found, self._box(question, unknown))
        return found

    def _reaching(self, questions: tuple[str, ...], least: int) -> list[Box]:
        """The given numbers alone reach `least`."""
        if not questions:
            return [{}] if least <= 0 else []
        first, rest = questions[0], questions[1:]
        found: list[Box] = []
        for share in range(max(least, 0) + 1):
            here = self.domain(first).where(partial(_gives_at_least, share))
            covers = [self._box(first, here), self._reaching(rest, least - share)]
            found = union(found, self._product(covers))
        return found

    def _below(self, questions: tuple[str, ...], limit: int, known_only: bool) -> list[Box]:
        """The given numbers stay below `limit`; with `known_only`, none of them is unknown."""
        if not questions:
            return [{}] if limit > 0 else []
        first, rest = questions[0], questions[1:]
        found: list[Box] = []
        for share in range(limit):
            here = self.domain(first).where(partial(_gives_at_most, share, known_only))
            covers = [self._box(first, here), self._below(rest, limit - share, known_only)]
            found = union(found, self._product(covers))
        return found


def _given(state: State) -> int:
    return state if isinstance(state, int) else 0


def _gives_at_least(share: int, state: State) -> bool:
    return _given(state) >= share


def _gives_at_most(share: int, known_only: bool, state: State) -> bool:
    return _given(state) <= share and not (known_only and _not_known(state))


def _not_known(state: State) -> bool:
    return state is Blank.UNANSWERED or is_unknown(state)


def meet(left: Box, right: Box) -> Box | None:
    """The box that lies in both, or None where they have nothing in common."""
    result = dict(left)
    for question, allowed in right.items():
        both = result.get(question, allowed) & allowed
        if not both:
            return None
        result[question] = both
    return result


def union(left: list[Box], right: list[Box]) -> list[Box]:
    """All boxes of both, without those that lie inside another.

    Boxes that differ in one question only become one.
    """
    result = list(left)
    for box in right:
        result = _add(result, box)
        if len(result) > MOST_BOXES:
            raise TooManyBoxes
    return result


def _add(boxes: list[Box], new: Box) -> list[Box]:
    for old in boxes:
        if _inside(new, old):
            return boxes
        joined = _joined(old, new)
        if joined is not None:
            return _add([box for box in boxes if box is not old], joined)
    return [*(box for box in boxes if not _inside(box, new)), new]


def _inside(inner: Box, outer: Box) -> bool:
    if not outer.keys() <= inner.keys():  # nearly always: no need to look at any state
        return False
    return all(inner[question] & ~allowed == 0 for question, allowed in outer.items())


def _joined(one: Box, other: Box) -> Box | None:
    if one.keys() != other.keys():
        return None
    differing = [question for question in one if one[question] != other[question]]
    if len(differing) != 1:
        return None
    (question,) = differing
    return {**one, question: one[question] | other[question]}
