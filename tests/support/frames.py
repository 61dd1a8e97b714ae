"""A third reading of the rules: the formulas as expressions of data engines, through narwhals.

A formula is a graph: written out as one expression it would have half a million parts. So each node
that is used more than once becomes a column of a stage of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

import narwhals as nw
import pyarrow as pa

from cohort.program import in_order
from cohort.results import Result, results
from rules.formulas.answers import any_answer
from rules.formulas.formula import Formula
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion
from tests.support.population import table

SPECIAL = "__special"  # as tests/support/population.py writes numbers


def assessed(native: Any, book: RuleBook) -> tuple[Any, list[Result]]:
    """A frame with a column of truths for each result, named by its place, and the results.

    Cells must be ones that the questions offer: unlike the kernel, this reads a bad one as no.
    """
    wanted = results(book)
    places = _Places(book, [result.formula for result in wanted])
    frame = nw.from_native(native)
    for stage in places.stages:
        frame = frame.with_columns(**stage)
    truths = {f"r{i}": places.written[each.formula] for i, each in enumerate(wanted)}
    return frame.select("person", **truths).to_native(), wanted


def said(row: dict[str, Any], results: list[Result]) -> dict[str, Any]:
    """What a row of truths says of one person, as the engine would say it."""
    names: dict[str, list[str]] = {}
    for place, result in enumerate(results):
        names.setdefault(result.kind, []).extend([result.name] if row[f"r{place}"] else [])
    first = {kind: next(iter(names[kind]), None) for kind in ("level", "contact", "card")}
    lists = {kind: names[kind] for kind in ("cant_tell", "missing")}
    return {**first, "rules": names["rule"], **lists}


def typed(book: RuleBook, group: Sequence[Mapping[str, Any]]) -> Any:
    """People in a table: lists of texts, plain text, and numbers with special answers beside."""
    lists = table(book, group, "text and lists")
    numbers = table(book, group, "whole numbers, blanks")
    columns = {name: numbers.column(name) for name in numbers.schema.names}
    for question in book.questionnaire:
        if question.kind != "number":
            columns[question.id] = lists.column(question.id)
    return pa.RecordBatch.from_pydict(columns)


class _Places:
    """Where each node is written: in a column of a stage, or in place."""

    def __init__(self, book: RuleBook, wanted: list[Formula]) -> None:
        order = in_order(wanted)
        uses = Counter(part for node in order for part in node.parts)
        uses.update([*wanted, *wanted])
        atoms = {name: atom for q in book.questionnaire for name, atom in _atoms(q).items()}
        self.written: dict[Formula, Any] = {}
        self._depth: dict[Formula, int] = {}
        found: dict[int, dict[str, Any]] = {}
        for node in order:
            expression = self._expression(node, atoms)
            depth = max((self._depth[part] for part in node.parts), default=0)
            if uses[node] > 1 and node.kind != "true":
                name = f"_{node.number}"
                found.setdefault(depth, {})[name] = expression
                expression, depth = nw.col(name), depth + 1
            self.written[node], self._depth[node] = expression, depth
        self.stages = [found[depth] for depth in sorted(found)]

    def _expression(self, node: Formula, atoms: dict[str, Any]) -> Any:
        if node.kind == "variable":
            return atoms[node.name]
        if node.kind == "true":
            return nw.lit(True)
        parts = [self.written[part] for part in node.parts]
        if node.kind == "not":
            return ~parts[0]
        return reduce(and_ if node.kind == "all" else or_, parts)


def _atoms(question: AnyQuestion) -> dict[str, Any]:
    """The variables of a question, as truths that are never null."""
    given = any_answer(question, complete=False)
    number = question.kind == "number"
    mine = nw.col(question.id)
    special = nw.col(f"{question.id}{SPECIAL}") if number and question.special_answers else None

    def sure(expression: Any) -> Any:
        return nw.when(expression).then(nw.lit(True)).otherwise(nw.lit(False))

    def named(word: str) -> Any:
        if question.kind == "choices":
            return sure(mine.list.contains(word))
        return sure((mine if special is None else special) == word)

    found = {formula.name: named(word) for word, formula in given.options.items()}
    found |= {formula.name: named(word) for word, formula in given.specials.items()}
    empty = mine.is_null() if special is None else mine.is_null() & special.is_null()
    found[given.unanswered.name] = empty
    for bound, formula in given.reaches.items():
        found[formula.name] = sure(mine >= bound)
    return found
