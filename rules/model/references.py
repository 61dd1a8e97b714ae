"""References: which fields of the content name something else, declared once, on the field.

    advice: tuple[Annotated[Identifier, Names("advice")], ...]

From this alone the name is checked (rules/loading/names), offered by editors (desk/schemas.py), and
counted as a use of what it names (rules/lint/checks/unused.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler, RootModel
from pydantic_core import CoreSchema

from rules.model.base import Identifier, Text, worked_out_once

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
OR = "_or_"
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
        return OR.join((self.kind, *self.also))

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

    @property
    def has_names(self) -> bool:
        """Whether there can be names in it, blocks aside."""
        return bool(self.names or self.keys or (self.items and self.items.has_names))

    def __or__(self, other: "_Shape") -> "_Shape":
        items = [shape for shape in (self.items, other.items) if shape]
        return _Shape(
            self.names or other.names,
            reduce(_Shape.__or__, items) if items else None,
            self.keys or other.keys,
            self.blocks or other.blocks,
        )


def references(value: object) -> list[Reference]:
    """Every name that a block of content, and all within it, names something by."""
    if isinstance(value, BaseModel):
        return worked_out_once(value, "_references", lambda: _references(value))
    return _references(value)


def _references(value: object) -> list[Reference]:
    found: list[Reference] = []
    for place, block in blocks(value):
        for step, field, shape in _fields(type(block)).names:
            _names(getattr(block, field), (*place, *step), shape, found)
    return found


def blocks(value: object) -> list[tuple[Path, BaseModel]]:
    """A block of content and all blocks within it, outermost first, each with its path."""
    if isinstance(value, BaseModel):
        return worked_out_once(value, "_blocks", lambda: _all_blocks(value))
    return _all_blocks(value)


def _all_blocks(value: object) -> list[tuple[Path, BaseModel]]:
    found: list[tuple[Path, BaseModel]] = []
    _blocks(value, (), found)
    return found


def _blocks(value: object, path: Path, found: list[tuple[Path, BaseModel]]) -> None:
    """Adds to a list, for speed: a check walks through all content several times."""
    if isinstance(value, BaseModel):
        found.append((path, value))
        for step, field in _fields(type(value)).blocks:
            inner = getattr(value, field)
            if inner is not None:
                _blocks(inner, (*path, *step), found)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _blocks(item, (*path, i), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _blocks(item, (*path, str(key)), found)


def names_of_keys(model: type[BaseModel]) -> dict[str, Names]:
    """The fields of a model whose lines begin with names, each with what is named."""
    return {field: shape.keys for _, field, shape in _fields(model).names if shape.keys}


def _names(value: object, path: Path, shape: _Shape | None, found: list[Reference]) -> None:
    """The names in one field; those of the blocks in it are found with the blocks."""
    if shape is None:
        return
    if isinstance(value, str):
        _name(shape.names, value, path, found, at_key=False)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _names(item, (*path, i), shape.items, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            place = (*path, str(key))
            _name(shape.keys, key, place, found, at_key=True)
            _names(item, place, shape.items, found)


def _name(
    names: Names | None, word: str, path: Path, found: list[Reference], *, at_key: bool
) -> None:
    if names is not None and word not in names.also:
        found.append(Reference(names, str(word), path, at_key))


class _Fields(NamedTuple):
    """The fields of a model that hold blocks, and those that hold names, each with its step."""

    blocks: tuple[tuple[Path, str], ...]
    names: tuple[tuple[Path, str, _Shape], ...]


@cache
def _fields(model: type[BaseModel]) -> _Fields:
    inner, named = [], []
    for field, info in model.model_fields.items():
        step: Path = () if issubclass(model, RootModel) else (info.alias or field,)
        shape = _shape(info.annotation) | _marked(info.metadata)
        if shape.blocks:
            inner.append((step, field))
        if shape.has_names:
            named.append((step, field, shape))
    return _Fields(tuple(inner), tuple(named))


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
