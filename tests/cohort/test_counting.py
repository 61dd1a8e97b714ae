"""What is counted, and what is shown of it."""

from collections import Counter

import pyarrow as pa
import pytest

from cohort.columns.faults import TableError
from cohort.counting import Counts, grid, pairs, shown
from cohort.kernel import Kernel
from rules import load


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (1, "<10"), (9, "<10"), (10, "10"), (12, "10"), (13, "15"), (123_456, "123,455")],
)
def test_small_counts_are_hidden_and_others_rounded(count: int, text: str) -> None:
    assert shown(count) == text


def test_pairs_are_counted() -> None:
    left, right = pa.array(["a", "b", "a", "a"]), pa.array(["x", "x", "y", "x"])
    assert pairs(left, right) == {("a", "x"): 2, ("a", "y"): 1, ("b", "x"): 1}


def test_a_grid_leaves_out_rows_and_columns_without_anybody() -> None:
    counts = Counter({("a", "x"): 20, ("b", "y"): 3})
    assert grid(["a", "b", "c"], ["x", "y", "z"], counts) == [
        *("    x    y", "a  20    0", "b   0  <10"),
    ]


def test_groups_that_would_tell_of_single_people_are_refused() -> None:
    people = {"pregnant": ["no"] * 201, "person": [str(i) for i in range(201)]}
    found = Kernel(load())(pa.RecordBatch.from_pydict(people), ["person"])
    message = r"^column person: more than 200 groups would tell of single people$"
    with pytest.raises(TableError, match=message):
        Counts("person").add(found)


def test_a_column_that_makes_no_groups() -> None:
    people = {"pregnant": ["no"], "unit": [{"name": "Jo"}]}
    found = Kernel(load())(pa.RecordBatch.from_pydict(people), ["unit"])
    message = r"^column unit: this kind of column \(struct<name: string>\) is not read$"
    with pytest.raises(TableError, match=message):
        Counts("unit").add(found)
