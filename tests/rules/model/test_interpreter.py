"""The fold over conditions: each part is read before what it belongs to, and once."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given

from rules.model.conditions import QuestionTest, Total, walk
from rules.model.interpreter import Interpreter
from tests.support.small_book import condition, condition_data


class Written(Interpreter[Any]):
    """Writes a condition out again, as YAML has it."""

    def test(self, condition: QuestionTest) -> Any:
        return condition.model_dump(by_alias=True, exclude_unset=True)

    def named(self, name: str) -> Any:
        return {"condition": name}

    def total(self, condition: Total) -> Any:
        return condition.model_dump(by_alias=True)

    def all(self, below: Sequence[Any]) -> Any:
        return {"all": [*below]}

    def any(self, below: Sequence[Any]) -> Any:
        return {"any": [*below]}

    def at_least(self, n: int, below: Sequence[Any]) -> Any:
        return {"at_least": {"n": n, "of": [*below]}}

    def opposite(self, part: Any) -> Any:
        return {"not": part}


@given(condition_data())
def test_nothing_is_lost_on_the_way(data: Any) -> None:
    assert condition(Written().read(condition(data))) == condition(data)


class Counted(Written):
    """Counts how often a part is read."""

    def __init__(self) -> None:
        self.times = 0

    def join(self, condition: Any, below: Sequence[Any]) -> Any:
        self.times += 1
        return super().join(condition, below)


@given(condition_data())
def test_every_part_is_read_once(data: Any) -> None:
    reader = Counted()
    reader.read(condition(data))
    assert reader.times == len(list(walk(condition(data))))
