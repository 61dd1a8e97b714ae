"""How many sets of answers there are: counted exactly, never one by one.

Questions are gone through in order. After each, all that matters of the answers so far is what
they leave open of the later "asked when" conditions and of the condition that is counted; answers
that leave the same are counted together.

Example: `pregnant` (yes, no, not sure), and `weeks` (0 to 9, or not sure), asked when pregnant is
yes. After `pregnant`, 1 answer leaves "weeks is asked" and 2 leave "weeks is not asked": two groups
instead of three answers. After `weeks` the first group has grown 11-fold: 1 x 11 + 2 x 1 = 13 sets
of answers. Counted for "weeks at least 7" it grows 3-fold (7, 8 and 9), and the rest can no longer
count: 3 sets.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from math import prod

from rules.formulas.answers import Answers, AnswerVariables, planes_of
from rules.formulas.formula import (
    FALSE,
    TRUE,
    Formula,
    Rewrite,
    any_of,
    assuming,
    variable,
    variables,
)
from rules.formulas.meanings import Meanings

Left = tuple[Formula, ...]  # what is left of the counted condition, and of each "asked" to come

SMALL_SCALES = ("thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
LARGE_SCALES = ("sextillion", "septillion", "octillion", "nonillion", "decillion", "undecillion")
SCALES = SMALL_SCALES + LARGE_SCALES


class SetCounter:
    """Counts complete sets of answers to one questionnaire, again and again.

    With the meanings of several books it counts the sets of answers to all their questions, where
    a question counts as asked when one of them asks it. Raises CycleError when each of two
    questions is asked depending on the other.
    """

    def __init__(self, *books: Meanings) -> None:
        self._books = books
        answers = {name: answer for book in books for name, answer in book.answers.items()}
        in_order = {name: answers[name] for name in self._in_order(answers)}
        self._planes = {name: list(planes_of(answer, None)) for name, answer in in_order.items()}
        self._states = {name: list(_states(answer)) for name, answer in in_order.items()}

    def _in_order(self, answers: Answers) -> list[str]:
        """The questions, each behind those that decide whether it is asked."""
        of = {plane: name for name, answer in answers.items() for plane in planes_of(answer, None)}
        rests_on = {name: {of[v] for v in variables([self._asked(name)])} for name in answers}
        in_order = {name: n for n, name in enumerate(answers)}
        sorter = TopologicalSorter(rests_on)
        sorter.prepare()
        found: list[str] = []
        ready: set[str] = set()
        while sorter.is_active():
            ready |= set(sorter.get_ready())
            found.append(min(ready, key=in_order.__getitem__))
            ready.remove(found[-1])
            sorter.done(found[-1])
        return found

    def _asked(self, name: str, *others: Meanings) -> Formula:
        books = (*self._books, *others)
        return any_of(*(book.asked[name].yes for book in books if name in book.asked))

    def count(self, counted: Formula = TRUE, *others: Meanings) -> int:
        """How many sets make `counted` true, a formula over these answers.

        A set holds an answer to each question that is asked and to no other. With other books
        of the same answers, a question also counts as asked where one of them asks it.
        """
        return self.count_each([counted], *others)[0]

    def count_each(self, wanted: Sequence[Formula], *others: Meanings) -> list[int]:
        """How many sets make each of these true; what they have in common is worked out once.

        All counts stand side by side in one int, each with room for every set there could be.
        """
        asked = [self._asked(name, *others) for name in self._states]
        room = prod(max(1, len(states)) for states in self._states.values()).bit_length()
        counts: Counter[Left] = Counter()
        for place, counted in enumerate(wanted):
            counts[(counted, *asked)] += 1 << (room * place)
        for name in self._states:
            counts = self._answered(name, counts)
        assert set(counts) <= {(TRUE,)}, "what is counted reads other answers"
        return [
            counts[(TRUE,)] >> (room * place) & ((1 << room) - 1) for place in range(len(wanted))
        ]

    def _answered(self, name: str, counts: Mapping[Left, int]) -> Counter[Left]:
        """The sets after one more question; those that cannot count any more are left out."""
        after: Counter[Left] = Counter()
        read = variables(f for counted, _, *later in counts for f in (counted, *later))
        kinds = [(_given(values), size) for values, size in self._kinds(name, read)]
        moot = [(_given(dict.fromkeys(self._planes[name], False)), 1)]
        for (counted, asked, *later), number in counts.items():
            assert asked in (TRUE, FALSE), f"'{name}' is asked depending on a later question"
            for left, size in kinds if asked is TRUE else moot:
                if (still := left(counted)) is not FALSE:
                    after[(still, *map(left, later))] += number * size
        return after

    def _kinds(self, name: str, read: set[str]) -> list[tuple[dict[str, bool], int]]:
        """The answers to one question, those together that nothing to come tells apart."""
        mine = [v for v in self._planes[name] if v in read]
        kinds = Counter(tuple(values[v] for v in mine) for values in self._states[name])
        return [(dict(zip(mine, held, strict=True)), size) for held, size in kinds.items()]


def _states(answer: AnswerVariables) -> Iterator[dict[str, bool]]:
    """Every answer to one question; none where it is never answered."""
    if answer.unanswered is not TRUE:
        yield from (planes_of(answer, state) for state in answer.question.answers())


def _given(values: Mapping[str, bool]) -> Rewrite:
    """What is left of a formula once these variables are known."""
    return assuming({variable(name): held for name, held in values.items()})


def in_words(number: int) -> str:
    """A large number as people say it: "about 3.1 sextillion (31 with 20 more digits)"."""
    digits = f"{number:,}"
    groups = digits.count(",")
    if groups == 0:
        return str(number)
    if groups == 1:
        return digits
    if groups > len(SCALES):
        return f"more than 1 {SCALES[-1]}, a number of {len(str(number))} digits"
    leading = round(number / 1000**groups, 1)
    return f"about {leading:g} {SCALES[groups - 1]}, a number of {len(str(number))} digits"
