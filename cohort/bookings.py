"""Makes people up from shares (bookings.yaml), as an Arrow batch of answers.

The shares themselves are drawn from their ranges, once for a group of people: so what is said of
several groups shows how far the guesses go.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cohort.columns.faults import Flags
from cohort.program import PEOPLE_A_WORD, Plane, Program, compiled, packed, unpacked
from rules.formulas.answers import AnswerVariables, any_answer, anyone
from rules.formulas.formula import Formula
from rules.formulas.meanings import Meanings
from rules.model.book import RuleBook
from rules.model.bookings import EVERYBODY, BookingsFile, Shares, answered
from rules.model.questions import NONE, AnyQuestion

Drawn = npt.NDArray[Any]  # answers: the place of each, or a flag for each option
Rows = npt.NDArray[np.intp]  # the places of some people
Chance = np.random.Generator
NOT_ASKED = -1


class Bookings:
    """One rule book and the shares of its answers, made ready."""

    def __init__(self, book: RuleBook, shares: BookingsFile) -> None:
        meanings = Meanings(book, anyone(book, complete=False))
        self._questions = [
            _Question(
                question,
                meanings.asked[question.id].yes,
                [each for each in shares.shares if each.question == question.id],
                meanings,
            )
            for question in book.questionnaire
        ]

    def group(self, people: int, chance: Chance) -> Any:
        """People who answer all that they are asked, one of whose shares each was drawn once."""
        planes: dict[str, Plane] = {}
        columns: dict[str, Any] = {}
        for question in self._questions:
            column, more = question.answers(people, planes, chance)
            columns[question.id] = column
            planes |= more
        return pa.RecordBatch.from_pydict(columns)


class _Question:
    """One question: who is asked it, and how the answers are spread among whom."""

    def __init__(
        self, question: AnyQuestion, asked: Formula, shares: list[Shares], meanings: Meanings
    ) -> None:
        self.id = question.id
        self._given = any_answer(question, complete=False)
        self._asked = compiled([asked])
        self._spread: _One | _Several = (
            _Several(question) if question.kind == "choices" else _One(question)
        )
        self._shares = [
            (compiled([meanings.meaning(each.when).yes]) if each.when else None, each)
            for each in shares
        ]

    def answers(
        self, people: int, planes: dict[str, Plane], chance: Chance
    ) -> tuple[Any, dict[str, Plane]]:
        """The column of answers, and a plane for each variable of the question."""
        left = _where(self._asked, planes, people)
        made = self._spread.nobody(people)
        for program, shares in self._shares:
            mine = left if program is None else left & _where(program, planes, people)
            self._spread.draw(made, np.flatnonzero(mine), shares, chance)
            left = left & ~mine
        return self._spread.column(made), self._spread.planes(made, self._given)


def _where(program: Program, planes: dict[str, Plane], people: int) -> Flags:
    words = -(-people // PEOPLE_A_WORD)
    return unpacked(program.run(planes, words)[0], people)


class _One:
    """A question with one answer: the place of the answer, or NOT_ASKED."""

    def __init__(self, question: AnyQuestion) -> None:
        self._question = question
        numbers = map(str, question.range) if question.kind == "number" else ()
        options = (option.id for option in question.options)
        self._sure = [*numbers, *options]
        self._words = [*self._sure, *question.special_answers]
        self._place = {word: place for place, word in enumerate(self._words)}

    def nobody(self, people: int) -> Drawn:
        return np.full(people, NOT_ASKED, np.int16)

    def draw(self, made: Drawn, rows: Rows, shares: Shares, chance: Chance) -> None:
        """Answers that exclude each other: each has its part of the line from 0 to 1."""
        assert shares.rest
        names = [*shares.per_1000, shares.rest]
        widths = [_drawn(between, chance) for between in shares.per_1000.values()]
        which = np.searchsorted(np.cumsum(widths), chance.random(len(rows)), side="right")
        for i, name in enumerate(names):
            mine = rows[which == i]
            places = [self._place[answer] for answer in answered(self._question, name)]
            made[mine] = chance.choice(places, len(mine))

    def column(self, made: Drawn) -> Any:
        absent = made == NOT_ASKED
        places = pa.array(np.where(absent, 0, made), mask=absent)
        return pa.DictionaryArray.from_arrays(places, pa.array(self._words, pa.string()))

    def planes(self, made: Drawn, given: AnswerVariables) -> dict[str, Plane]:
        found = {given.unanswered.name: packed(made == NOT_ASKED)}
        for word, formula in {**given.options, **given.specials}.items():
            found[formula.name] = packed(made == self._place[word])
        last = len(self._sure)
        for bound, formula in given.reaches.items():
            found[formula.name] = packed((made >= self._place[str(bound)]) & (made < last))
        return found


class _Several:
    """A question with several: a flag for each option, what stands alone, and who is not asked."""

    def __init__(self, question: AnyQuestion) -> None:
        self._options = [option.id for option in question.options]
        self._alone = [*([NONE] if question.none else []), *question.special_answers]
        self._words = [*self._options, *self._alone]

    def nobody(self, people: int) -> Drawn:
        return np.zeros((len(self._words), people), np.bool_)

    def draw(self, made: Drawn, rows: Rows, shares: Shares, chance: Chance) -> None:
        """Each option by itself; who has none, or something that stands alone, has only that."""
        none = np.ones(len(rows), np.bool_)
        for name, between in sorted(shares.per_1000.items(), key=self._alone_first):
            chosen = chance.random(len(rows)) < _drawn(between, chance)
            if name in self._alone:
                chosen &= none
                rows, none = self._settled(made, rows, name, chosen)
            else:
                made[self._words.index(name), rows[chosen]] = True
                none &= ~chosen
        made[self._words.index(shares.rest or NONE), rows[none]] = True

    def _alone_first(self, item: tuple[str, object]) -> bool:
        return item[0] not in self._alone

    def _settled(self, made: Drawn, rows: Rows, name: str, chosen: Flags) -> tuple[Rows, Flags]:
        """Who answers this alone is done with; the others go on."""
        made[self._words.index(name), rows[chosen]] = True
        rest = rows[~chosen]
        return rest, np.ones(len(rest), np.bool_)

    def column(self, made: Drawn) -> Any:
        """Lists, each in the order of the questionnaire; null for who is not asked."""
        people, words = np.nonzero(made.T)
        ends = np.concatenate(([0], np.cumsum(made.sum(axis=0)))).astype(np.int32)
        listed = pa.array(self._words, pa.string()).take(pa.array(words))
        assert len(people) == ends[-1]
        return pa.ListArray.from_arrays(pa.array(ends), listed, mask=pa.array(~made.any(axis=0)))

    def planes(self, made: Drawn, given: AnswerVariables) -> dict[str, Plane]:
        found = {given.unanswered.name: packed(np.asarray(~made.any(axis=0), np.bool_))}
        for word, formula in {**given.options, **given.specials}.items():
            found[formula.name] = packed(made[self._words.index(word)])
        return found


def _drawn(between: tuple[int, int], chance: Chance) -> float:
    """A share from its range."""
    least, most = between
    return float(chance.uniform(least, most)) / EVERYBODY


def people_of(bookings: Bookings, groups: Sequence[int], seed: int) -> list[Any]:
    """Groups of made-up people; the same seed gives the same people."""
    chance = np.random.default_rng(seed)
    return [bookings.group(people, chance) for people in groups]
