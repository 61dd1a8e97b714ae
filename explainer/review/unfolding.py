"""Conditions with the named ones in them opened, so that nobody has to turn a page to read them."""

from collections.abc import Callable, Iterator, Sequence

from explainer.sentences.simple import simplified
from rules import RuleBook
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    CountOf,
    Named,
    Not,
    QuestionTest,
    Total,
    walk,
)
from rules.model.interpreter import Interpreter


def opened(condition: Condition, book: RuleBook, keep: Callable[[str], bool]) -> Condition:
    """The condition with what each name stands for in its place; `keep` says which names stay."""
    return simplified(_Opened(book, keep).read(condition))


def names_in(condition: Condition) -> Iterator[str]:
    """The names that a condition reads itself."""
    return (part.condition for _, part in walk(condition) if isinstance(part, Named))


class _Opened(Interpreter[Condition]):
    def __init__(self, book: RuleBook, keep: Callable[[str], bool]) -> None:
        self._conditions, self._keep = book.conditions, keep

    def test(self, condition: QuestionTest) -> Condition:
        return condition

    def named(self, name: str) -> Condition:
        return Named(condition=name) if self._keep(name) else self.read(self._conditions[name])

    def total(self, condition: Total) -> Condition:
        return condition

    def all(self, below: Sequence[Condition]) -> Condition:
        return All(all=tuple(below))

    def any(self, below: Sequence[Condition]) -> Condition:
        return AnyOf(any=tuple(below))

    def at_least(self, n: int, below: Sequence[Condition]) -> Condition:
        return AtLeast(at_least=CountOf(n=n, of=tuple(below)))

    def opposite(self, part: Condition) -> Condition:
        return Not.model_validate({"not": part})
