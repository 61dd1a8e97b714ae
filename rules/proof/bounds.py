"""Rules that share out a number among them, and whether their bounds leave a hole or meet twice.

Rules (or named conditions) belong together when they are the same but for bounds on one number,
such as `weeks` at most 17, from 18 to 23, and at least 24. A bound may also speak of the questions
that decide whether the number is asked for at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rules.formulas.formula import Formula, all_of, any_of, negated
from rules.formulas.meanings import Meaning
from rules.model.book import RuleBook
from rules.model.conditions import All, Condition, QuestionTest
from rules.model.questions import NumberQuestion
from rules.model.reach import reach, reads
from rules.proof.space import Space


@dataclass(frozen=True)
class Gap:
    """A hole between bounds, or a place where two of them meet twice."""

    kind: str
    about: tuple[str, ...]
    words: str
    where: Formula


@dataclass(frozen=True)
class _Sharing:
    """One rule or condition, split into its bounds on a number and all the rest."""

    name: str
    bounds: tuple[Condition, ...]
    rest: frozenset[Condition]


def bound_gaps(space: Space) -> Iterator[Gap]:
    """Every hole and every double meeting."""
    entries = (
        {rule.id: rule.when for rule in space.book.rules},
        {named.id: named.when for named in space.book.named_conditions},
    )
    for question in space.book.questionnaire:
        if isinstance(question, NumberQuestion):
            for conditions in entries:
                for group in _groups(space.book, question, conditions):
                    yield from _gaps(space, question, group)


def _groups(
    book: RuleBook, question: NumberQuestion, conditions: Mapping[str, Condition]
) -> list[list[_Sharing]]:
    found: dict[frozenset[Condition], list[_Sharing]] = {}
    for name, condition in conditions.items():
        sharing = _split(book, question, name, condition)
        if sharing is not None:
            found.setdefault(sharing.rest, []).append(sharing)
    return [group for group in found.values() if len(group) > 1]


def _split(
    book: RuleBook, question: NumberQuestion, name: str, condition: Condition
) -> _Sharing | None:
    """The condition as bounds and rest; None when it does not simply bound this number."""
    gate = {question.id}
    if question.asked_when is not None:
        gate.update(reach(question.asked_when, book.conditions).questions)
    bounds, rest = [], []
    for part in _conjuncts(condition):
        read = set(reach(part, book.conditions).questions)
        if question.id not in read:
            rest.append(part)
        elif read <= gate:
            bounds.append(part)
        else:
            return None
    if not any(_is_bound(book, part, question.id) for part in bounds):
        return None
    return _Sharing(name, tuple(bounds), frozenset(rest))


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for part in condition.all:
            yield from _conjuncts(part)
    else:
        yield condition


def _is_bound(book: RuleBook, condition: Condition, question: str) -> bool:
    """Whether some test in the condition compares the number."""
    return any(
        read.question == question
        and isinstance(read.part, QuestionTest)
        and read.part.test.looks_at == "number"
        for read in reads(condition, book.conditions)
    )


def _gaps(space: Space, question: NumberQuestion, group: list[_Sharing]) -> Iterator[Gap]:
    meanings = space.outcome.meanings
    names = tuple(sharing.name for sharing in group)
    shown = ", ".join(f"'{name}'" for name in names)
    others = all_of(*(meanings.meaning(part).yes for part in group[0].rest))
    asked = all_of(meanings.counts(question.id), others)
    within = {s.name: _all(meanings.meaning(part) for part in s.bounds) for s in group}
    number = all_of(asked, space.answers[question.id].known)
    hole = all_of(number, negated(any_of(*(m.yes for m in within.values()))))
    if space.exists(hole):
        yield Gap("hole", names, f"a number of '{question.id}' lies in none of {shown}", hole)
    spoken_of = any_of(*(_says_something(space, name) for name in names))
    doubt = all_of(asked, space.answers[question.id].unknown, negated(spoken_of))
    if space.exists(doubt):
        yield Gap("hole", names, f"none of {shown} speaks when '{question.id}' is not known", doubt)
    for one, other in combinations(names, 2):
        twice = all_of(number, within[one].yes, within[other].yes)
        if space.exists(twice):
            words = f"a number of '{question.id}' lies in both '{one}' and '{other}'"
            yield Gap("meet twice", (one, other), words, twice)


def _says_something(space: Space, name: str) -> Formula:
    """Where a rule applies, or a named condition is not a plain no."""
    rule = space.book.rules_by_id.get(name)
    if rule is not None:
        return space.outcome.applies(rule)
    return negated(space.outcome.meanings.meaning(space.book.conditions[name]).no)


def _all(meanings: Iterator[Meaning]) -> Meaning:
    found = list(meanings)
    yes = all_of(*(m.yes for m in found))
    return Meaning(yes, any_of(*(m.no for m in found)), any_of(*(m.open for m in found)))
