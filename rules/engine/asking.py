"""Which questions are asked, from the boxes of each "asked when"."""

from collections.abc import Sequence

from rules.engine.boxes import NOT_NO, YES, Cover, Region, TooManyBoxes
from rules.engine.doubt import Doubt
from rules.model.answers import Blank, State
from rules.model.conditions import Condition
from rules.model.truth import Truth

# For some questions: the place of each, the bits of its states, and those that are allowed.
PlacedBox = list[tuple[int, dict[State, int], int]]


class Asking:
    """One "asked when", which many questions may share."""

    def __init__(self, condition: Condition, cover: Cover, order: Sequence[str]) -> None:
        self._condition, self._cover, self._order = condition, cover, order
        self._doubt = Doubt(condition, cover.conditions, order)
        try:
            self._yes, self._not_no = self._boxes(YES), self._boxes(NOT_NO)
            self._walked = False
        except TooManyBoxes:
            self._yes, self._not_no = [], []
            self._walked = True

    def blank(self, states: list[State]) -> Blank | None:
        """Why its questions have no answer; None when they are asked.

        `states` holds what is known of the questions that come before them.
        """
        if self._walked:
            return blank_when(self._doubt.truth(states))
        if _lies_in(self._yes, states):
            return None
        if _lies_in(self._not_no, states) and self._doubt.is_open(states):
            return Blank.UNANSWERED
        return Blank.NOT_ASKED  # no or can't tell: neither asks anything

    def _boxes(self, region: Region) -> list[PlacedBox]:
        position = {question: i for i, question in enumerate(self._order)}
        return [
            [
                (position[name], self._cover.domain(name).index, allowed)
                for name, allowed in box.items()
            ]
            for box in self._cover.boxes(self._condition, region)
        ]


def _lies_in(boxes: list[PlacedBox], states: list[State]) -> bool:
    for box in boxes:
        for position, index, allowed in box:
            if not allowed >> index[states[position]] & 1:
                break
        else:
            return True
    return False


def blank_when(asked: Truth) -> Blank | None:
    """Why a question has no answer, given whether it is asked; None when it is asked."""
    if asked is Truth.YES:
        return None
    return Blank.UNANSWERED if asked is Truth.OPEN else Blank.NOT_ASKED
