"""The fields of a form, made from the models: what each is for, and what it can be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from rules.loading.slips.slip_words import IDS
from rules.model.base import IDENTIFIER_PATTERN
from rules.model.references import MARK, OR

Kind = Literal["text", "flag", "number", "date", "one_of", "some_of", "texts", "condition", "yaml"]
Choices = Mapping[str, str]
Names = Mapping[str, Mapping[str, str]]
INTERNAL = "#/$defs/"
LEFT = {"id", "members"}  # asked apart, or too much for a form


@dataclass(frozen=True)
class Field:
    """One field: its name, what it is for, and what can be put in; `choices` by what each means."""

    name: str
    kind: Kind
    about: str
    is_required: bool
    choices: Choices

    @property
    def label(self) -> str:
        """Its name as it is read."""
        return self.name.replace("_", " ")


def fields_of(model: type[BaseModel], names: Names) -> list[Field]:
    """The fields of a model in their order. `names` are those of the content, by kind."""
    schema = model.model_json_schema(by_alias=True)
    required = set(schema.get("required", ()))
    return [
        _field(name, value, name in required, schema, names)
        for name, value in schema["properties"].items()
        if name not in LEFT and "const" not in _resolved(value, schema)
    ]


def fixed_of(model: type[BaseModel]) -> dict[str, str]:
    """The fields that can be one thing only, such as the kind of a question."""
    schema = model.model_json_schema(by_alias=True)
    values = {name: _resolved(value, schema) for name, value in schema["properties"].items()}
    return {name: value["const"] for name, value in values.items() if "const" in value}


def wrong_id(model: type[BaseModel], name: str) -> str:
    """Why this cannot be the id of such an item, or its name in a block; nothing where it can."""
    properties = model.model_json_schema(by_alias=True)["properties"]
    pattern = properties.get("id", {}).get("pattern", IDENTIFIER_PATTERN)
    what, fix = IDS[pattern]
    return "" if re.fullmatch(pattern, name) else f"'{name}' is not {what}: {fix}."


def filled(fields: list[Field], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was put into a form as the files have it: nothing of what was left empty.

    A field that has to be there and was left empty is there with null, where that is an answer.
    """
    found: dict[str, Any] = {}
    for field in fields:
        value = given.get(field.name)
        if isinstance(value, str):
            value = " ".join(value.split())
        if value or (value == 0 and field.kind == "number"):
            found[field.name] = value
        elif field.is_required and field.kind == "date":
            found[field.name] = None
    return found


def _field(name: str, value: Any, required: bool, schema: Any, names: Names) -> Field:
    plain = _resolved(value, schema)
    kind, choices = _kind(plain, schema, names)
    about = value.get("description", plain.get("description", ""))
    return Field(name, kind, about, required, choices)


def _kind(value: Any, schema: Any, names: Names) -> tuple[Kind, Choices]:
    if _is_condition(value):
        return "condition", {}
    if MARK in value and (known := _known(value[MARK], names)):
        return "one_of", known
    if "enum" in value:
        return "one_of", {one: str(one).replace("_", " ") for one in value["enum"]}
    if value.get("type") == "array":
        item = _resolved(value.get("items", {}), schema)
        inner, choices = _kind(item, schema, names)
        kinds: dict[Kind, Kind] = {"one_of": "some_of", "text": "texts"}
        return kinds.get(inner, "yaml"), choices
    if value.get("type") == "string":
        return ("date" if value.get("format") == "date" else "text"), {}
    single: dict[str, Kind] = {"boolean": "flag", "integer": "number"}
    return single.get(value.get("type"), "yaml"), {}


def _known(mark: str, names: Names) -> Choices:
    kind, *also = mark.split(OR)
    return {**names.get(kind, {}), **{word: word for word in also}}


def _is_condition(value: Any) -> bool:
    first: Any = next(iter(value.get("oneOf", ())), {})
    return str(first.get("$ref", "")).endswith("/All")


def _resolved(value: Any, schema: Any) -> Any:
    """The schema of a value that is there: references followed, `or null` left out.

    Of several shapes, the one that a single text can have.
    """
    shapes = [shape for shape in _shapes(value, schema) if shape.get("type") != "null"]
    plain = [shape for shape in shapes if shape.get("type") == "string" and "const" not in shape]
    found = (plain or shapes or [{}])[0]
    return {**found, **{key: value[key] for key in (MARK,) if key in value}}


def _shapes(value: Any, schema: Any) -> Iterator[Any]:
    if "$ref" in value:
        yield from _shapes(schema["$defs"][value["$ref"].removeprefix(INTERNAL)], schema)
    elif "anyOf" in value:
        for shape in value["anyOf"]:
            yield from _shapes(shape, schema)
    elif len(value.get("allOf", ())) == 1:
        yield from _shapes(value["allOf"][0], schema)
    else:
        yield value
