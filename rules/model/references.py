"""References: which fields of the content name something else, declared once, on the field.

    advice: tuple[Annotated[Identifier, Names("advice")], ...]

From this alone the name is checked (rules/loading/names), offered by editors (desk/schemas.py), and
counted as a use of what it names (rules/lint/checks/unused.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler, RootModel
from pydantic_core import CoreSchema

from rules.model.base import Identifier, Text

Kind = Literal[
    "question",
    "answers",
    "named_condition",
    "contact",
    "card",
    "advice",
    "topic",
    "rule",
    "level",
    "source",
    "hazard",
    "property",
    "vignette",
    "person",
    "phone",
    "picture",
]
Path = tuple[str | int, ...]
MARK = "x-names"  # in a JSON Schema: what is named here


@dataclass(frozen=True)
class Names:
    """Metadata of a field: its text names something of this kind.

    `also` is what it may say instead, such as `none`. With `each`, the names stand at the start of
    the lines of a block, and everything of the kind has a line there (see explainer/wording.py).
    """

    kind: Kind
    also: tuple[str, ...] = ()
    each: bool = False

    @property
    def definition(self) -> str:
        """The name of these names in docs/schemas/names.json."""
        return "_or_".join((self.kind, *self.also))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema of the field, marked with what it names."""
        return {**handler(schema), MARK: self.definition}


class Reference(NamedTuple):
    """A name as it is written somewhere; `at_key`: it is the start of a line, not what follows."""

    names: Names
    name: str
    path: Path
    at_key: bool = False


@dataclass(frozen=True)
class _Shape:
    """What a value may hold: names, blocks, or lists and mappings of such."""

    names: Names | None = None
    items: "_Shape | None" = None
    keys: Names | None = None
    blocks: bool = False

    def __bool__(self) -> bool:
        return self != _Shape()

    def __or__(self, other: "_Shape") -> "_Shape":
        items = [shape for shape in (self.items, other.items) if shape]
        return _Shape(
            self.names or other.names,
            reduce(_Shape.__or__, items) if items else None,
            self.keys or other.keys,
            self.blocks or other.blocks,
        )


def references(value: object, path: Path = ()) -> Iterator[Reference]:
    """Every name that a block of content, and all within it, names something by."""
    for place, block in blocks(value, path):
        for field, shape in _fields(type(block)):
            step = () if isinstance(block, RootModel) else (_written(type(block), field),)
            yield from _names(getattr(block, field), (*place, *step), shape)


def blocks(value: object, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """A block of content and all blocks within it, outermost first, each with its path."""
    if isinstance(value, BaseModel):
        yield path, value
        for field, shape in _fields(type(value)):
            step = () if isinstance(value, RootModel) else (_written(type(value), field),)
            if shape.blocks:
                yield from blocks(getattr(value, field), (*path, *step))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from blocks(item, (*path, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from blocks(item, (*path, str(key)))


def names_of_keys(model: type[BaseModel]) -> dict[str, Names]:
    """The fields of a model whose lines begin with names, each with what is named."""
    return {_written(model, field): shape.keys for field, shape in _fields(model) if shape.keys}


def _names(value: object, path: Path, shape: _Shape | None) -> Iterator[Reference]:
    """The names in one field; those of the blocks in it are found with the blocks."""
    if shape is None:
        return
    if isinstance(value, str):
        yield from _reference(shape.names, value, path, at_key=False)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _names(item, (*path, i), shape.items)
    elif isinstance(value, dict):
        for key, item in value.items():
            place = (*path, str(key))
            yield from _reference(shape.keys, key, place, at_key=True)
            yield from _names(item, place, shape.items)


def _reference(names: Names | None, word: str, path: Path, *, at_key: bool) -> Iterator[Reference]:
    if names is not None and word not in names.also:
        yield Reference(names, str(word), path, at_key)


def _written(model: type[BaseModel], field: str) -> str:
    """A field as it is written in YAML."""
    return model.model_fields[field].alias or field


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, _Shape], ...]:
    """The fields of a model that hold names or blocks."""
    found = {
        name: _shape(info.annotation) | _marked(info.metadata)
        for name, info in model.model_fields.items()
    }
    return tuple((name, shape) for name, shape in found.items() if shape)


def _marked(metadata: Iterable[object]) -> _Shape:
    return _Shape(names=next((item for item in metadata if isinstance(item, Names)), None))


def _shape(annotation: Any) -> _Shape:
    """What a value of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Shape(blocks=True)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0]) | _marked(arguments[1:])
    if origin in (Union, UnionType):
        return reduce(_Shape.__or__, map(_shape, arguments))
    if origin is tuple:
        items = reduce(_Shape.__or__, (_shape(item) for item in arguments if item is not ...))
        return _Shape(items=items or None, blocks=items.blocks)
    if origin is dict:
        keys, values = map(_shape, arguments)
        return _Shape(items=values or None, keys=keys.names, blocks=values.blocks)
    return _Shape()


QuestionName = Annotated[Identifier, Names("question")]
AdviceName = Annotated[Identifier, Names("advice")]
TopicName = Annotated[Identifier, Names("topic")]
RuleName = Annotated[Text, Names("rule")]
