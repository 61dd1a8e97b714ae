"""Which decisions are nearest to each other: those that read most of the same answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from rules import RuleBook
from rules.model.conditions import QuestionTest
from rules.model.reach import reads
from rules.model.rules import Rule

NEIGHBOURS = 2
Answers = frozenset[tuple[str, str]]  # a question and an answer; of a number, no answer


def neighbours(decisions: Mapping[str, Iterable[Rule]], book: RuleBook) -> dict[str, list[str]]:
    """The nearest of each, the nearest first."""
    read = _telling({name: _read(rules, book) for name, rules in decisions.items()})
    return {name: _nearest(name, read) for name in read}


def _read(rules: Iterable[Rule], book: RuleBook) -> Answers:
    """Every answer that some rule tests, by itself or by a named condition."""
    keys: set[tuple[str, str]] = set()
    for rule in rules:
        for question, part in reads(rule.when, book.conditions):
            if isinstance(part, QuestionTest) and part.test.looks_at != "number":
                keys.update((question, str(value)) for value in part.test.values)
            else:
                keys.add((question, ""))
    return frozenset(keys)


def _telling(read: Mapping[str, Answers]) -> dict[str, Answers]:
    """Without the answers that more than half of the decisions read: they tell nothing apart."""
    often = Counter(key for keys in read.values() for key in keys)
    common = {key for key, number in often.items() if number > len(read) / 2}
    return {name: keys - common for name, keys in read.items()}


def _nearest(name: str, read: Mapping[str, Answers]) -> list[str]:
    """Those that share most answers; among equals, those that share most questions."""
    mine = read[name]

    def alike(other: str) -> tuple[float, float]:
        theirs = read[other]
        return _share(mine, theirs), _share({q for q, _ in mine}, {q for q, _ in theirs})

    others = sorted((other for other in read if other != name), key=alike, reverse=True)
    return others[:NEIGHBOURS]


def _share(some: Set[object], others: Set[object]) -> float:
    return len(some & others) / len(some | others) if some | others else 0
