"""FHIR bulk files: NDJSON with one QuestionnaireResponse a line."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from cohort.columns.faults import BETWEEN, REFUSED
from cohort.ndjson import json_column, json_rows
from interop.fhir.response import ResponseError, ResponseReader, is_response

ID = "id"  # of the resource; nothing that is said of the person is taken along


def holds_fhir(file: Path) -> bool:
    """Whether the first line is a resource of FHIR."""
    return is_response(next(json_rows(file), None))


def response_batches(
    file: Path, size: int, reader: ResponseReader, wanted: Sequence[str], lists: Collection[str]
) -> Iterator[Any]:
    """The answers in batches; one that cannot be taken has none, and why in the column REFUSED."""
    rows = json_rows(file)
    while group := list(islice(rows, size)):
        read = [_answers(reader, row) for row in group]
        yield pa.RecordBatch.from_pydict(
            {name: json_column([row.get(name) for row in read], name in lists) for name in wanted}
        )


def _answers(reader: ResponseReader, row: dict[str, Any]) -> dict[str, Any]:
    try:
        found = reader.read(row).answers
    except ResponseError as error:
        found = {REFUSED: BETWEEN.join(dict.fromkeys(map(str, error.faults)))}
    return {**found, ID: row.get(ID)}
