"""Which questions are asked, from the boxes of each "asked when"."""

from collections.abc import Sequence

from rules.engine.boxes import YES, Cover, TooManyBoxes
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.conditions import Condition, reach
from rules.model.truth import Truth


class Asking:
    """One "asked when", which many questions may share."""

    def __init__(self, condition: Condition, cover: Cover, order: Sequence[str]) -> None:
        self._condition, self._conditions, self._order = condition, cover.conditions, order
        position = {question: i for i, question in enumerate(order)}
        self._read = [position[name] for name in reach(condition, cover.conditions).questions]
        try:
            self._boxes = [
                [
                    (position[name], cover.domain(name).index, allowed)
                    for name, allowed in box.items()
                ]
                for box in cover.boxes(condition, YES)
            ]
            self._walked = False
        except TooManyBoxes:
            self._boxes, self._walked = [], True

    def blank(self, states: list[State]) -> Blank | None:
        """Why its questions have no answer; None when they are asked.

        `states` holds what is known of the questions that come before them.
        """
        for box in self._boxes:
            for position, index, allowed in box:
                if not allowed >> index[states[position]] & 1:
                    break
            else:
                return None
        if self._walked or any(states[position] is Blank.UNANSWERED for position in self._read):
            return self._walk(states)
        return Blank.NOT_ASKED  # no or can't tell: neither asks anything

    def _walk(self, states: list[State]) -> Blank | None:
        truth = truth_of(
            self._condition, dict(zip(self._order, states, strict=False)), self._conditions
        )
        return blank_when(truth)


def blank_when(asked: Truth) -> Blank | None:
    """Why a question has no answer, given whether it is asked; None when it is asked."""
    if asked is Truth.YES:
        return None
    return Blank.UNANSWERED if asked is Truth.OPEN else Blank.NOT_ASKED
