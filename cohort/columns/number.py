"""A question for a whole number: numbers, with special answers in a second column, or text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cohort.columns.faults import NOT_WHOLE, TWO_ANSWERS, Faults
from cohort.columns.reader import TEXT, Columns, Reader, Where, is_code
from cohort.columns.texts import ABSENT, Codes, text_codes
from rules.formulas.answers import AnswerVariables
from rules.model.questions import NumberQuestion

SPECIAL = "__special"
# Spreadsheets and pandas write 20.0 for 20.
WHOLE = re.compile(r"(-?[0-9]{1,9})(\.0+)?")


class NumberReader(Reader):
    """The code is the number's place in its range, from 1; then come the special answers."""

    def __init__(self, question: NumberQuestion) -> None:
        self._low, self._high = question.min, question.max
        self._outside = f"this is outside the range {question.min} to {question.max}"
        first = self._high - self._low + 2
        self._special = {word: first + i for i, word in enumerate(question.special_answers)}
        super().__init__(question)

    def names(self) -> Iterator[str]:
        """The number, and what stands in its place."""
        yield self.id
        if self._special:
            yield self.id + SPECIAL

    def kind_of_column(self) -> Any:
        """Text, so that a special answer may stand among the numbers."""
        return TEXT

    def may_hold(self) -> str:
        """Its range and special answers."""
        return " or ".join([f"{self._low} to {self._high}", *self._special])

    def _planes(self, given: AnswerVariables) -> dict[str, Where]:
        last = self._code(self._high)
        found = {
            formula.name: _between(self._code(bound), last)
            for bound, formula in given.reaches.items()
        }
        named = given.specials.items()
        return found | {formula.name: is_code(self._special[word]) for word, formula in named}

    def _codes(self, columns: Columns, faults: Faults) -> Codes:
        extra = columns.get(self.id + SPECIAL)
        codes = self._numbers(columns[self.id], faults) if self.id in columns else None
        if extra is None:
            assert codes is not None
            return codes
        special = text_codes(extra, self.id, self._understand_special, faults)
        if codes is None:
            return special
        faults.add(self.id, TWO_ANSWERS, (codes != ABSENT) & (special != ABSENT))
        return np.where(special != ABSENT, special, codes)

    def _numbers(self, column: Any, faults: Faults) -> Codes:
        kind = column.type
        if pa.types.is_decimal(kind) or pa.types.is_float16(kind):
            kind, column = pa.float64(), column.cast(pa.float64())
        if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
            return text_codes(column, self.id, self._understand, faults)
        given = column.is_valid().to_numpy(zero_copy_only=False)
        numbers = column.fill_null(self._low).to_numpy(zero_copy_only=False)
        whole = np.floor(numbers) == numbers  # not so for "not a number"
        inside = (numbers >= self._low) & (numbers <= self._high)
        faults.add(self.id, NOT_WHOLE, given & ~whole)
        faults.add(self.id, self._outside, given & whole & ~inside)
        usable = given & whole & inside
        return np.where(usable, self._place(np.where(usable, numbers, self._low)), ABSENT)

    def _place(self, numbers: npt.NDArray[Any]) -> Codes:
        return numbers.astype(np.int64) - self._low + 1

    def _code(self, number: int) -> int:
        return number - self._low + 1

    def _understand(self, word: str) -> int | str:
        written = WHOLE.fullmatch(word)
        if written:
            number = int(written[1])
            return self._code(number) if self._low <= number <= self._high else self._outside
        return self._special.get(word, NOT_WHOLE)

    def _understand_special(self, word: str) -> int | str:
        return self._special.get(word, "there is no such special answer")


def _between(low: int, high: int) -> Callable[[Codes], npt.NDArray[np.bool_]]:
    return lambda codes: (codes >= low) & (codes <= high)
