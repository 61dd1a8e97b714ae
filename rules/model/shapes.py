"""What a model says of each place in its data: its JSON Schema, one step after the other."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """The JSON Schema of a model, made once. Nobody changes it."""
    return model.model_json_schema(by_alias=True)


def inside(here: Any, step: str | int, schema: Schema) -> Any:
    """The part of a schema that is about one step, whichever of several shapes has it."""
    for shape in shapes(here, schema):
        if isinstance(step, int) and "items" in shape:
            return shape["items"]
        if isinstance(step, str) and step in shape.get("properties", {}):
            return shape["properties"][step]
        others = [*shape.get("patternProperties", {}).values(), shape.get("additionalProperties")]
        if isinstance(step, str) and isinstance(others[0], dict):
            return others[0]
    return {}


def shapes(here: Any, schema: Schema) -> Iterator[Schema]:
    """Every shape that a part of a schema allows, references followed."""
    if not isinstance(here, dict):
        return
    if "$ref" in here:
        yield from shapes(schema["$defs"][here["$ref"].rpartition("/")[2]], schema)
    for shape in (*here.get("anyOf", ()), *here.get("oneOf", ())):
        yield from shapes(shape, schema)
    yield here
