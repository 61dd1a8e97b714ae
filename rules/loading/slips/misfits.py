"""Pydantic's errors as problems with a place, in an editor's words."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rules.loading.slips.folding import folded
from rules.loading.slips.own_words import OWN_POINTS
from rules.loading.slips.shape import fields_of, models_at
from rules.loading.slips.slip import Slip
from rules.loading.slips.slip_words import words_of
from rules.loading.yaml.documents import Document, Path
from rules.loading.yaml.problems import Problem


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document
) -> Iterator[Problem]:
    """What does not fit the model, each mistake once."""
    for slip in folded(list(_slips(error, model, document)), model, document):
        path = slip.location
        at_name = slip.is_name or slip.kind == "missing"
        if slip.kind in OWN_POINTS:
            path, at_name = (*path, OWN_POINTS[slip.kind]), True
        yield document.problem(path, *words_of(slip), key=at_name)


def _slips(error: ValidationError, model: type[BaseModel], document: Document) -> Iterator[Slip]:
    for detail in error.errors(include_url=False):
        kind, location = detail["type"], _in_the_file(detail, document)
        block = location[:-1] if kind == "extra_forbidden" else location
        known = fields_of(models_at(model, block))
        if kind == "extra_forbidden":  # what is already written there cannot be meant
            known = [name for name in known if not document.has((*document.known(block), name))]
        yield Slip(
            kind=kind,
            location=location,
            value=detail["input"],
            context=detail.get("ctx", {}),
            message=detail["msg"],
            known=tuple(known),
            sign=_sign(location, document),
        )


def _sign(location: Path, document: Document) -> str:
    """The first sign of the value, as it is written."""
    line, column = document.place(location)
    return document.lines[line - 1][column - 1 : column] if line <= len(document.lines) else ""


def _in_the_file(detail: ErrorDetails, document: Document) -> Path:
    """The error's steps without the names of types that pydantic adds at their end."""
    location = detail["loc"]
    if detail["type"] == "missing":
        return location
    last = document.known(location)[-1:]
    while location and location[-1:] != last and str(location[-1])[0] not in "<[":
        location = location[:-1]
    return location
