"""Telling *open* from *can't tell*, which boxes do not part."""

from collections.abc import Mapping, Sequence
from typing import Final

from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.conditions import Condition
from rules.model.questions import SPECIAL_ANSWERS
from rules.model.reach import reach
from rules.model.truth import Truth

_UNKNOWN: Final = frozenset(SPECIAL_ANSWERS)


class Doubt:
    """A condition, for when it is neither yes nor no: an answer is missing, or one is "not sure".

    Nearly always only one of the two is there, and then nothing has to be walked. `order` names
    the questions of the states, which may be fewer than all.
    """

    def __init__(
        self, condition: Condition, conditions: Mapping[str, Condition], order: Sequence[str]
    ) -> None:
        self._condition, self._conditions, self._order = condition, conditions, order
        position = {question: i for i, question in enumerate(order)}
        self._read = [position[name] for name in reach(condition, conditions).questions]

    def is_open(self, states: Sequence[State]) -> bool:
        """Whether an answer that is still to come keeps it in doubt."""
        read = [states[position] for position in self._read]
        if Blank.UNANSWERED not in read:
            return False
        return _UNKNOWN.isdisjoint(read) or self.truth(states) is Truth.OPEN

    def truth(self, states: Sequence[State]) -> Truth:
        """The truth of the condition, by walking its tree."""
        named = dict(zip(self._order, states, strict=False))
        return truth_of(self._condition, named, self._conditions)
