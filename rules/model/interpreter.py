"""One way to read a condition from the inside out: what each operator makes of its parts.

A reader says, in one method for each operator, what it makes of the parts once they are read. The
methods are abstract, so a new operator is an error of the type checker in every reader that does
not know it yet. What a condition becomes is the reader's own affair: a truth, a sentence, boxes.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar, assert_never

from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
    parts,
)

Result = TypeVar("Result")


class Interpreter(ABC, Generic[Result]):
    """Reads conditions; `Result` is what a condition becomes."""

    def read(self, condition: Condition) -> Result:
        """What the condition becomes, with all its parts."""
        return self.join(condition, [self.read(part) for part in parts(condition)])

    def join(self, condition: Condition, below: Sequence[Result]) -> Result:
        """What the condition becomes, from what its parts have become."""
        match condition:
            case QuestionTest():
                return self.test(condition)
            case Named(condition=name):
                return self.named(name)
            case All():
                return self.all(below)
            case AnyOf():
                return self.any(below)
            case AtLeast(at_least=count):
                return self.at_least(count.n, below)
            case Not():
                return self.opposite(below[0])
            case Total():
                return self.total(condition)
        assert_never(condition)

    @abstractmethod
    def test(self, condition: QuestionTest) -> Result:
        """A test of one answer."""

    @abstractmethod
    def named(self, name: str) -> Result:
        """A named condition. It is not opened unless the reader does so."""

    @abstractmethod
    def total(self, condition: Total) -> Result:
        """Numbers that are added up."""

    @abstractmethod
    def all(self, below: Sequence[Result]) -> Result:
        """Every part."""

    @abstractmethod
    def any(self, below: Sequence[Result]) -> Result:
        """One part or more."""

    @abstractmethod
    def at_least(self, n: int, below: Sequence[Result]) -> Result:
        """`n` parts or more."""

    @abstractmethod
    def opposite(self, part: Result) -> Result:
        """Not this part."""
