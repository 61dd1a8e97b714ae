"""Results for engines that read no dictionaries of Arrow, such as Spark."""

from typing import Any

import pyarrow as pa

from cohort.kernel import COLUMNS

LISTS = ("rules", "cant_tell", "missing")


def plain(batch: Any) -> Any:
    """A batch of results with texts and lists of texts in place of dictionaries."""
    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        kind = column.type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        elif pa.types.is_list(kind) and pa.types.is_dictionary(kind.value_type):
            kind = pa.list_(kind.value_type.value_type)
        columns[name] = column.cast(kind)
    return pa.RecordBatch.from_pydict(columns)


def spark_schema() -> str:
    """The columns of results as Spark names their kinds."""
    kinds = dict.fromkeys(LISTS, "array<string>") | {"complete": "boolean"}
    return ", ".join(f"{name} {kinds.get(name, 'string')}" for name in COLUMNS)
