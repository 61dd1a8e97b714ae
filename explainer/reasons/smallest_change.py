"""The smallest change to a person's answers that would raise or lower the level.

A change is one answer given otherwise. Every other answer to every question that is asked is tried,
so what is found for one change is all there is. Only where no single change does, two are tried:
each of them then puts one option, one number or one tick in place of what was answered, so a pair
that needs several ticks at once in one question is not found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from explainer.reasons.whatif import Data, answers_of
from rules import Assessment, Level, RuleBook, assess, named_states
from rules.model.answers import Answer, Blank, State, as_data
from rules.model.questions import NONE, AnyQuestion

NO_LEVEL = len(Level)  # the rank of "none yet": less urgent than any level


@dataclass(frozen=True)
class Change:
    """One question, what was answered (or why nothing was), and the other answer."""

    question: str
    was: State
    now: Answer


@dataclass(frozen=True)
class Changed:
    """What some changes lead to.

    `asked` names the questions that are then asked and still need an answer. Where a change raises
    the level, their answers can only raise it further (a safety property); a change that lowers it
    leaves none.
    """

    changes: tuple[Change, ...]
    level: Level | None
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class SmallestChanges:
    """What raises and what lowers the level: single changes, or pairs where no single one does.

    `singles` and `pairs` count what was tried; `pairs` is 0 where none had to be.
    """

    raising: tuple[Changed, ...]
    lowering: tuple[Changed, ...]
    singles: int
    pairs: int = 0


def smallest_changes(book: RuleBook, assessment: Assessment) -> SmallestChanges:
    """Every smallest change that raises the level, and every one that lowers it.

    Of several options, a change counts only when no part of it leads as far. Of pairs, the first is
    given for each two questions, those that leave fewer questions open before the others.
    """
    search = _Search(book, assessment)
    singles = list(search.singles())
    raising = _least((c for c in singles if search.raises(c)), assessment.level)
    lowering = _least((c for c in singles if search.lowers(c)), assessment.level)
    if (raising or is_highest(assessment)) and (lowering or is_lowest(assessment)):
        return SmallestChanges(raising, lowering, len(singles))
    tried = list(search.pairs())
    raising = raising or _one_of_each(c for c in tried if search.raises(c))
    lowering = lowering or _one_of_each(c for c in tried if search.lowers(c))
    return SmallestChanges(raising, lowering, len(singles), len(tried))


def is_highest(assessment: Assessment) -> bool:
    """Whether no level is more urgent."""
    return assessment.level is Level.EMERGENCY


def is_lowest(assessment: Assessment) -> bool:
    """Whether no level is less urgent."""
    return assessment.level in (Level.INFORMATION, None)


def _rank(level: Level | None) -> int:
    return NO_LEVEL if level is None else level.rank


@dataclass
class _Search:
    """Tries changes of one person's answers."""

    book: RuleBook
    assessment: Assessment
    _answers: Data = field(init=False)
    _states: dict[str, State] = field(init=False)

    def __post_init__(self) -> None:
        self._answers = answers_of(self.book, self.assessment)
        self._states = named_states(self.book, self.assessment)

    def raises(self, changed: Changed) -> bool:
        """Whether the level is more urgent than before."""
        return _rank(changed.level) < _rank(self.assessment.level)

    def lowers(self, changed: Changed) -> bool:
        """Whether the level is less urgent, and no question that is new can take that back."""
        return _rank(changed.level) > _rank(self.assessment.level) and not changed.asked

    def singles(self) -> Iterator[Changed]:
        """Every other answer to each question that is asked."""
        for question, was in _asked(self.book, self.assessment):
            for now in question.answers():
                if now != was:
                    yield self._tried(Change(question.id, was, now))

    def pairs(self) -> Iterator[Changed]:
        """Every two steps; a question comes after the ones that decide whether it is asked."""
        place = {name: number for number, name in enumerate(self._states)}
        for question, was in _asked(self.book, self.assessment):
            for now in _steps(question, was):
                first = Change(question.id, was, now)
                between = assess(self.book, self._with(first))
                for later, state in _asked(self.book, between):
                    if place[later.id] > place[question.id]:
                        for step in _steps(later, state):
                            yield self._tried(first, Change(later.id, state, step))

    def _tried(self, *changes: Change) -> Changed:
        after = assess(self.book, self._with(*changes))
        states = named_states(self.book, after)
        asked = () if after.complete else tuple(self._newly_open(states))
        return Changed(changes, after.level, asked)

    def _newly_open(self, states: dict[str, State]) -> Iterator[str]:
        for name, state in states.items():
            if state is Blank.UNANSWERED and self._states[name] is not Blank.UNANSWERED:
                yield name

    def _with(self, *changes: Change) -> Data:
        questions = self.book.questionnaire
        others = {c.question: as_data(c.now, questions.question(c.question)) for c in changes}
        return {**self._answers, **others}


def _asked(book: RuleBook, assessment: Assessment) -> Iterator[tuple[AnyQuestion, State]]:
    """The questions that are asked, each with what is answered."""
    for name, state in named_states(book, assessment).items():
        open_still = state is Blank.UNANSWERED and name not in assessment.missing
        if state is not Blank.NOT_ASKED and not open_still:
            yield book.questionnaire.question(name), state


def _steps(question: AnyQuestion, was: State) -> Iterator[Answer]:
    """The other answers that are one step away; of several options, one tick more or less."""
    ticked = was if isinstance(was, frozenset) else frozenset[str]()
    for now in question.answers():
        far = isinstance(now, frozenset) and now and len(now ^ ticked) > 1
        if now != was and not far:
            yield now


def _least(found: Iterable[Changed], before: Level | None) -> tuple[Changed, ...]:
    """For a question with several options: only the smallest sets of ticks that lead as far."""
    kept: list[Changed] = []
    for changed in sorted(found, key=_size):
        if not any(_is_enough(smaller, changed, _rank(before)) for smaller in kept):
            kept.append(changed)
    return tuple(kept)


def _is_enough(smaller: Changed, changed: Changed, before: int) -> bool:
    """Whether a change is a part of another one and leads as far from the level there was."""
    (one,), (other,) = smaller.changes, changed.changes
    part = one.question == other.question and _difference(one) < _difference(other)
    both = isinstance(one.now, frozenset) and isinstance(other.now, frozenset)
    far, wanted = (abs(_rank(c.level) - before) for c in (smaller, changed))
    return part and both and far >= wanted


def _difference(change: Change) -> frozenset[str]:
    """What is ticked or no longer ticked; empty where the answer is not one of several options."""
    if not isinstance(change.now, frozenset):
        return frozenset()
    if not isinstance(change.was, frozenset):  # nothing was ticked, "none of these" neither
        return change.now or frozenset({NONE})
    return change.now ^ change.was


def _size(changed: Changed) -> int:
    return sum(len(_difference(change)) for change in changed.changes)


def _one_of_each(found: Iterable[Changed]) -> tuple[Changed, ...]:
    """The first of the pairs for each two questions, those that leave fewest questions open."""
    first: dict[tuple[str, ...], Changed] = {}
    for changed in sorted(found, key=lambda changed: len(changed.asked)):
        first.setdefault(tuple(change.question for change in changed.changes), changed)
    return tuple(first.values())
