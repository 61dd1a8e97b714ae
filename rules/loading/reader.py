"""One YAML file to one model, with pydantic's errors turned into problems an editor can act on."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rules.loading.problems import Problem
from rules.loading.strict_yaml import Document, Path, read
from rules.model.conditions import OPERATORS, TESTS
from rules.model.names import did_you_mean

M = TypeVar("M", bound=BaseModel)

SENTENCES = {
    "missing": "'{field}' is missing in this block",
    "extra_forbidden": "'{field}' is not known here",
    "string_type": "'{field}' must be a text",
    "string_too_short": "'{field}' must not be empty",
    "string_pattern_mismatch": "{input} is not a valid id here",
    "int_type": "'{field}' must be a whole number",
    "bool_type": "'{field}' must be true or false",
    "tuple_type": "'{field}' must be a list: lines that start with '- ', or [a, b]",
    "dict_type": "'{field}' must be a block of 'name: value' lines",
    "model_type": "'{field}' must be a block of 'name: value' lines",
    "model_attributes_type": "'{field}' must be a block of 'name: value' lines",
    "too_short": "'{field}' must not be empty",
    "enum": "{input} is not one of {expected}",
    "literal_error": "{input} is not one of {expected}",
    "union_tag_not_found": "'kind' is missing in this block",
    "union_tag_invalid": "{input} is not one of {expected_tags}",
    "date_from_datetime_parsing": "'{field}' must be a date such as 2026-11-22",
    "date_type": "'{field}' must be a date such as 2026-11-22",
    "greater_than_equal": "'{field}' must be {ge} or more",
}
FIXES = {
    "missing": "add a line '{field}: ...'",
    "string_pattern_mismatch": "use small letters, digits and _ only, starting with a letter",
}


def read_model(path: FilePath, shown: str, model: type[M]) -> tuple[M | None, Document]:
    """The file as a model, or None when it cannot be; what is wrong is in the document."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, _unread(shown, "this file is missing", "put it back")
    except UnicodeDecodeError:
        return None, _unread(shown, "this file is not saved as UTF-8", "save it as UTF-8")
    document = read(text, shown)
    if document.data is None:
        return None, document
    try:
        return model.model_validate(document.data), document
    except ValidationError as error:
        found = problems_of(error, model, document)
        # A file that does not read well also does not validate well: one finding per cause.
        places = {(problem.line, problem.column) for problem in document.problems}
        document.problems += [p for p in found if (p.line, p.column) not in places]
        return None, document


def _unread(shown: str, what: str, fix: str) -> Document:
    return Document(shown, problems=[Problem(shown, 1, 1, "Y000", what, fix)])


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document
) -> Iterator[Problem]:
    """Each of pydantic's errors as a problem with its place, in an editor's words."""
    details = error.errors(include_url=False)
    renamed = dict(_renamed(details))
    for detail in details:
        location = detail["loc"]
        if detail["type"] == "missing" and location in renamed.values():
            continue
        yield _problem(detail, renamed.get(location), model, document)


def _renamed(details: list[ErrorDetails]) -> Iterator[tuple[Path, Path]]:
    """Pairs of an unknown and a missing field of one block that look alike: one slip, not two."""
    from difflib import get_close_matches

    missing: dict[Path, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    for detail in details:
        block, name = detail["loc"][:-1], str(detail["loc"][-1] if detail["loc"] else "")
        if detail["type"] == "extra_forbidden" and block in missing:
            for near in get_close_matches(name, missing[block], n=1, cutoff=0.6):
                yield detail["loc"], (*block, near)


def _problem(
    detail: ErrorDetails, meant: Path | None, model: type[BaseModel], document: Document
) -> Problem:
    kind, location = detail["type"], detail["loc"]
    field = next(
        (str(step) for step in reversed(location) if not str(step).startswith("<")), "file"
    )
    words = {"field": field, "input": _shown(detail["input"]), **detail.get("ctx", {})}
    what = SENTENCES.get(kind, detail["msg"]).format_map(words)
    fix = FIXES.get(kind, "").format_map(words)
    if kind == "extra_forbidden":
        fix = f"did you mean '{meant[-1]}'?" if meant else _nearest(field, _fields(model, location))
    at_key = kind in ("extra_forbidden", "missing", "one_condition")
    return document.problem(location, f"S-{kind}".replace("_", "-"), what, fix, key=at_key)


def _shown(value: object) -> str:
    text = str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"


def _nearest(word: str, known: list[str]) -> str:
    return did_you_mean(word, known) or f"known here: {', '.join(known)}"


def _fields(model: type[BaseModel], location: Path) -> list[str]:
    """The fields known in the block that holds the last step of `location`."""
    here: Any = model
    for step in location[:-1]:
        here = _inner(here, step)
    if here is None:
        return [*OPERATORS, *TESTS]
    return [info.alias or name for name, info in here.model_fields.items()]


def _inner(model: Any, step: str | int) -> Any:
    """The model of a field, through lists and optional types; None inside a condition."""
    if model is None or not hasattr(model, "model_fields"):
        return None
    if isinstance(step, int):
        return model
    if step in ("choice", "choices", "number"):
        return model  # a union tag, not a field
    info = model.model_fields.get(step)
    return _model_in(info.annotation) if info else None


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [_model_in(argument) for argument in get_args(annotation)]
    models = [model for model in found if model is not None]
    return models[-1] if len(models) == 1 else None
