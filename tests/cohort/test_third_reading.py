"""A third reading: the same formulas, worked out by polars and by duckdb, where they are here."""

import os
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from cohort.kernel import Kernel
from tests.support.population import people
from tests.support.real_book import BOOK

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.slow,
]
COUNT = int(os.environ.get("FRAME_PEOPLE", "1000"))
COMPARED = ("level", "contact", "card", "rules", "cant_tell", "missing")


def by_polars(given: Any, assessed: Callable[..., Any]) -> tuple[Any, Any]:
    polars = pytest.importorskip("polars", reason="polars is not installed here")
    frame, results = assessed(polars.from_arrow(given).lazy(), BOOK)
    return frame.collect().to_arrow(), results


def by_duckdb(given: Any, assessed: Callable[..., Any]) -> tuple[Any, Any]:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed here")
    frame, results = assessed(duckdb.from_arrow(given), BOOK)
    return frame.to_arrow_table(), results


@pytest.mark.parametrize("by", [by_polars, by_duckdb], ids=["polars", "duckdb"])
def test_another_engine_says_what_the_kernel_says(by: Callable[..., Any]) -> None:
    pytest.importorskip("narwhals", reason="narwhals is not installed here")
    from tests.support.frames import assessed, said, typed

    batch = typed(BOOK, people(BOOK, COUNT))
    truth = Kernel(BOOK)(batch, ["person"])
    good = truth.column("problem").is_null()
    given = pa.Table.from_batches([batch]).filter(good)
    found, results = by(given, assessed)
    rows = found.sort_by("person").to_pylist()
    wanted = truth.filter(good).to_pylist()
    assert [row["person"] for row in rows] == [row["person"] for row in wanted]
    assert len(rows) > COUNT // 2
    for row, want in zip(rows, wanted, strict=True):
        assert said(row, results) == {name: want[name] for name in COMPARED}
