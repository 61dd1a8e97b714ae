"""What became of a condition: nothing, another number, or another logic."""

import json
from collections.abc import Iterator
from typing import Any

from rules.changes.change import Kind, Value
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.signoff.meaning import PlainConditions

Found = tuple[Kind, Value, Value]


class Conditions:
    """Compares conditions of two books.

    A condition that only uses a named one whose own condition changed is not itself changed, and
    neither is one that means the same in other words.
    """

    def __init__(self, old: RuleBook, new: RuleBook) -> None:
        self._written = PlainConditions(old, keep_names=True), PlainConditions(new, keep_names=True)
        self._meant = PlainConditions(old), PlainConditions(new)

    def compared(self, old: Condition | None, new: Condition | None) -> Iterator[Found]:
        """What kind of change it is, with both conditions; nothing when there is none."""
        if old is None or new is None:
            if old is not new:
                yield Kind.LOGIC, old, new
            return
        if self._meant[0](old) == self._meant[1](new):
            return
        written = self._written[0](old), self._written[1](new)
        if written[0] != written[1]:
            only_numbers = _without_numbers(written[0]) == _without_numbers(written[1])
            yield (Kind.THRESHOLD if only_numbers else Kind.LOGIC), old, new


def _without_numbers(plain: Any) -> Any:
    """The condition with every number hidden, its parts in an order that no number decides."""
    if isinstance(plain, dict):
        return {key: _without_numbers(value) for key, value in plain.items()}
    if isinstance(plain, list):
        hidden = map(_without_numbers, plain)
        return sorted(hidden, key=lambda part: json.dumps(part, sort_keys=True))
    return "a number" if isinstance(plain, int) else plain
