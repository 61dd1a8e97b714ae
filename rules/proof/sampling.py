"""Random people, thousands at a time: bits instead of loops.

What random people already show need not be asked of the solver: a rule that somebody meets is not
dead, and two conditions that differ for somebody are not the same. What they do not show is proved.
"""

import random
from collections.abc import Iterable

from rules.formulas.answers import Answers, AnswerVariables
from rules.formulas.formula import Formula, Simulation

PEOPLE = 1 << 13


def sample(answers: Answers, people: int = PEOPLE, seed: int = 1) -> Simulation:
    """A simulation of random people; half of them have little to report."""
    drawing = _Drawing(random.Random(seed), people)  # noqa: S311 - nothing secret here
    return Simulation(drawing.planes(answers), people)


class _Drawing:
    def __init__(self, rng: random.Random, people: int) -> None:
        self._rng, self._people = rng, people
        self._everyone = (1 << people) - 1
        self._calm = self._coins(1)

    def _coins(self, halvings: int) -> int:
        """A set of people that each belongs to with chance 1 in 2**halvings."""
        plane = self._everyone
        for _ in range(halvings):
            plane &= self._rng.getrandbits(self._people)
        return plane

    def planes(self, answers: Answers) -> dict[str, int]:
        planes: dict[Formula, int] = {}
        for answer in answers.values():
            self._answer(answer, planes)
        return {v.name: plane for v, plane in planes.items() if v.kind == "variable"}

    def _answer(self, answer: AnswerVariables, planes: dict[Formula, int]) -> None:
        left = self._everyone
        for formula in (answer.unanswered, *answer.specials.values()):
            if formula.kind == "variable":
                planes[formula] = left & self._coins(4)
                left &= ~planes[formula]
        if answer.question.kind == "number":
            self._number(answer, left, planes)
        elif answer.question.kind == "choice":
            self._share(list(answer.options.values()), left, planes)
        else:
            self._ticks(answer, left, planes)

    def _share(self, options: list[Formula], left: int, planes: dict[Formula, int]) -> None:
        """One option for each person."""
        self._rng.shuffle(options)
        for option in options[:-1]:
            planes[option] = left & self._coins(1)
            left &= ~planes[option]
        planes[options[-1]] = left

    def _ticks(self, answer: AnswerVariables, left: int, planes: dict[Formula, int]) -> None:
        """A few options for each person, or none where that is an answer."""
        may_be_none = answer.question.kind == "choices" and answer.question.none is not None
        quiet = left & (self._coins(2) | (self._calm & ~self._coins(3))) if may_be_none else 0
        ticked = 0
        options = list(answer.options.values())
        for option in options:
            planes[option] = left & ~quiet & self._coins(2)
            ticked |= planes[option]
        if not may_be_none:
            self._share_more(options, left & ~ticked, planes)

    def _share_more(self, options: list[Formula], left: int, planes: dict[Formula, int]) -> None:
        more: dict[Formula, int] = {}
        self._share(list(options), left, more)
        for option, plane in more.items():
            planes[option] |= plane

    def _number(self, answer: AnswerVariables, left: int, planes: dict[Formula, int]) -> None:
        """A number for each person, each bound reached only where the one below it is."""
        bounds = sorted(answer.reaches)
        pending: list[tuple[int, int, int]] = [(0, len(bounds), left)]
        reached = dict.fromkeys(bounds, 0)
        while pending:
            low, high, who = pending.pop()  # their number lies from bounds[low - 1] to [high - 1]
            if low == high or not who:
                continue
            middle = (low + high) // 2
            upper = who & self._coins(1)
            for bound in bounds[low : middle + 1]:
                reached[bound] |= upper
            pending += [(low, middle, who & ~upper), (middle + 1, high, upper)]
        planes.update({answer.reaches[bound]: plane for bound, plane in reached.items()})


def first_of(people: int) -> int:
    """The number of the first person in a non-empty set."""
    return (people & -people).bit_length() - 1


def person_of(simulation: Simulation, number: int, formulas: Iterable[Formula]) -> dict[str, bool]:
    """The values of these variables for one person of the simulation."""
    return {f.name: bool(simulation.where(f) >> number & 1) for f in formulas}
