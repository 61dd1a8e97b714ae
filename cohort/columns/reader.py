"""What the reader of each kind of question has: its columns, its codes, and its bit planes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from cohort.columns.faults import Faults, Flags
from cohort.columns.texts import ABSENT, Codes
from rules.formulas.answers import AnswerVariables, any_answer
from rules.model.questions import AnyQuestion

Columns = Mapping[str, Any]  # Arrow columns by name
Where = Callable[[Codes], Flags]


class Reader(ABC):
    """Reads the answers to one question.

    A code is a small whole number for an answer, 0 where there is none. `planes` has, for each
    variable of the question in the formulas, which codes make it true.
    """

    takes_lists = False

    def __init__(self, question: AnyQuestion) -> None:
        self.id = question.id
        self.specials = tuple(question.special_answers)
        given = any_answer(question, complete=False)
        self.planes: dict[str, Where] = {given.unanswered.name: lambda codes: codes == ABSENT}
        self.planes |= self._planes(given)

    def names(self) -> Iterator[str]:
        """Every column that can hold an answer to this question."""
        yield self.id

    def used(self, present: Collection[str]) -> list[str]:
        """The columns of a table that hold its answers.

        Raises TableError when they do not fit together.
        """
        return [name for name in self.names() if name in present]

    def read(self, columns: Columns, faults: Faults, rows: int) -> Codes:
        """The codes of one batch; what cannot be read is noted and has the code 0."""
        present = self.used(columns)
        if not present:
            return np.zeros(rows, np.int64)
        return self._codes({name: columns[name] for name in present}, faults)

    @abstractmethod
    def kind_of_column(self) -> Any:
        """The Arrow type that fits best."""

    @abstractmethod
    def may_hold(self) -> str:
        """What may stand in the column, in words."""

    @abstractmethod
    def _planes(self, given: AnswerVariables) -> dict[str, Where]:
        """The planes of all variables but that of no answer."""

    @abstractmethod
    def _codes(self, columns: Columns, faults: Faults) -> Codes:
        """The codes of a batch that has an answer to this question."""


def is_code(wanted: int) -> Where:
    """Where the code is this one."""
    return lambda codes: codes == wanted


def has_bit(bit: int) -> Where:
    """Where the code has this bit."""
    return lambda codes: (codes & bit) != 0


TEXT = pa.string()
