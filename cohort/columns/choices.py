"""A question with several options: a list, one text with all of them, or a box for each."""

import re
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cohort.columns.faults import (
    EMPTY_LIST,
    NO_BOX,
    NO_SUCH_OPTION,
    NOT_A_BOX,
    NOT_ALONE,
    SOME_BOXES,
    Faults,
    Flags,
    TableError,
)
from cohort.columns.reader import Columns, Reader, Where, has_bit
from cohort.columns.texts import ABSENT, Codes, encoded, text_codes
from rules.formulas.answers import AnswerVariables
from rules.model.questions import NONE, ChoicesQuestion

BETWEEN = re.compile(r"[\s,;]+")
JOINTS = ("___", "/")  # as REDCap names the column of a box, and as ODK does
UNKNOWN = 1 << 62
BOX = {"": -1, "0": 0, "1": 1, "false": 0, "true": 1, "0.0": 0, "1.0": 1, "no": 0, "yes": 1}


class ChoicesReader(Reader):
    """The code has a bit for each option, for `none`, and for each special answer."""

    takes_lists = True

    def __init__(self, question: ChoicesQuestion) -> None:
        self._options = [option.id for option in question.options]
        alone = [*([NONE] if question.none else []), *question.special_answers]
        self._bit = {word: 1 << i for i, word in enumerate([*self._options, *alone])}
        self._alone = sum(self._bit[word] for word in alone)
        super().__init__(question)

    def names(self) -> Iterator[str]:
        """One column, or one for each box."""
        yield self.id
        for joint in JOINTS:
            yield from (f"{self.id}{joint}{word}" for word in self._bit)

    def used(self, present: Collection[str]) -> list[str]:
        """One way of writing it; with boxes, each option has one."""
        found = super().used(present)
        ways = {_way(self.id, name) for name in found}
        if len(ways) > 1:
            raise TableError(f"{self.id} is given in two ways: {found[0]} and {found[-1]}")
        if ways and self.id not in found:
            (joint,) = ways
            wanted = [f"{self.id}{joint}{option}" for option in self._options]
            missing = [name for name in wanted if name not in present]
            if missing:
                raise TableError(f"{self.id}: each option needs its box; add {', '.join(missing)}")
        return found

    def kind_of_column(self) -> Any:
        """A list of texts."""
        return pa.list_(pa.string())

    def may_hold(self) -> str:
        """Its options, and what stands alone."""
        alone = [word for word, bit in self._bit.items() if bit & self._alone]
        several = f"one or more of: {', '.join(self._options)}"
        return f"{several}; or alone: {', '.join(alone)}" if alone else several

    def _planes(self, given: AnswerVariables) -> dict[str, Where]:
        named = {**given.options, **given.specials}
        return {formula.name: has_bit(self._bit[word]) for word, formula in named.items()}

    def _codes(self, columns: Columns, faults: Faults) -> Codes:
        column = columns.get(self.id)
        if column is None:
            return self._boxes(columns, faults)
        if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
            return self._lists(column, faults)
        return text_codes(column, self.id, self._understand, faults)

    def _understand(self, text: str) -> int | str:
        code = 0
        for word in filter(None, BETWEEN.split(text)):
            if word not in self._bit:
                return NO_SUCH_OPTION
            code |= self._bit[word]
        if not code:  # nothing but commas
            return NO_SUCH_OPTION
        return NOT_ALONE if self._mixed(np.array([code])).any() else code

    def _mixed(self, codes: Codes) -> Flags:
        """An answer that stands alone, beside another."""
        mixed: Flags = ((codes & self._alone) != 0) & ((codes & (codes - 1)) != 0)
        return mixed

    def _lists(self, column: Any, faults: Faults) -> Codes:
        words, places = encoded(column.flatten(), self.id)
        bits = np.array([self._bit.get(word, UNKNOWN) for word in words], np.int64)[places]
        lengths = pc.list_value_length(column).fill_null(0).to_numpy(zero_copy_only=False)
        some = lengths > 0
        codes = np.zeros(len(column), np.int64)
        if some.any():
            starts = np.cumsum(lengths) - lengths
            codes[some] = np.bitwise_or.reduceat(bits, starts[some])
        unknown = (codes & UNKNOWN) != 0
        faults.add(self.id, NO_SUCH_OPTION, unknown)
        faults.add(self.id, NOT_ALONE, ~unknown & self._mixed(codes))
        given = column.is_valid().to_numpy(zero_copy_only=False)
        faults.add(self.id, EMPTY_LIST, given & ~some)
        return codes

    def _boxes(self, columns: Columns, faults: Faults) -> Codes:
        rows = len(next(iter(columns.values())))
        codes, wrong = np.zeros(rows, np.int64), np.zeros(rows, np.bool_)
        filled, empty = np.zeros(rows, np.bool_), np.zeros(rows, np.bool_)
        for name, column in columns.items():
            words, places = encoded(column, name)
            box = np.array([BOX.get(word.lower(), -2) for word in words])[places]
            codes |= np.where(box == 1, self._bit[_option(self.id, name)], ABSENT)
            wrong |= box == -2
            empty |= box == -1
            filled |= box >= 0
        faults.add(self.id, NOT_A_BOX, wrong)
        faults.add(self.id, SOME_BOXES, ~wrong & filled & empty)
        faults.add(self.id, NO_BOX, ~wrong & ~empty & (codes == 0))
        faults.add(self.id, NOT_ALONE, self._mixed(codes))
        return codes


def _way(question: str, name: str) -> str:
    """How a column is joined to its question; empty where it is the question's own."""
    rest = name.removeprefix(question)
    return next((joint for joint in JOINTS if rest.startswith(joint)), "")


def _option(question: str, name: str) -> str:
    return name.removeprefix(question + _way(question, name))
