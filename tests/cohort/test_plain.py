"""Results without dictionaries, and the same function on a cluster's engine where it is here."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cohort.kernel import Kernel
from cohort.plain import plain, spark_schema
from rules import load
from rules.loading.layout import HOME
from tests.support.population import differing, people, table
from tests.support.real_book import BOOK

COUNT = int(os.environ.get("SPARK_PEOPLE", "500"))
FORM = "whole numbers, blanks"


def test_no_dictionary_is_left_and_nothing_else_changes() -> None:
    found = Kernel(BOOK)(table(BOOK, people(BOOK, 50), FORM), ["person"])
    made = plain(found)
    assert not any("dictionary" in str(kind) for kind in made.schema.types)
    assert made.to_pylist() == found.to_pylist()


def test_the_kinds_of_columns_in_the_words_of_spark() -> None:
    assert spark_schema().startswith("level string, level_at_least string, ")
    assert ", complete boolean, rules array<string>, " in spark_schema()


def assessed(batches: Iterator[Any]) -> Iterator[Any]:
    """What runs on each machine of a cluster: docs/populations.md shows it."""
    kernel = Kernel(load())
    for batch in batches:
        yield plain(kernel(batch, ["person"]))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not here, and Spark needs it")
def test_spark_says_what_the_engine_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(HOME))
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed here")
    group = people(BOOK, COUNT)
    batch = table(BOOK, group, FORM)
    columns = [c.cast(pa.string()) if pa.types.is_dictionary(c.type) else c for c in batch.columns]
    pq.write_table(pa.table(columns, names=batch.schema.names), tmp_path / "people.parquet")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = session.config("spark.driver.host", "127.0.0.1").getOrCreate()
    try:
        given = session.read.parquet(str(tmp_path / "people.parquet"))
        out = given.mapInArrow(assessed, f"person bigint, {spark_schema()}")
        rows = sorted(out.toArrow().to_pylist(), key=lambda row: int(row["person"]))
    finally:
        session.stop()
    assert differing(BOOK, group, rows) == []
