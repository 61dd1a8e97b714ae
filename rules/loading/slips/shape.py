"""Which fields a block may have, read from the models."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

from rules.loading.yaml.documents import Path

Models = list[type[BaseModel]]


def models_at(model: type[BaseModel], location: Path) -> Models:
    """The models that a block may be; `location` is pydantic's, with its tags for kinds."""
    found: Models = [model]
    for step in location:
        if isinstance(step, int):
            continue
        of_kind = [m for m in found if step in kinds(m)]
        found = of_kind or list(_of_field(found, step)) or found
    return found


def fields_of(models: Iterable[type[BaseModel]]) -> list[str]:
    """Their fields, as written in a file."""
    names = (_written(m, name) for m in models for name in m.model_fields)
    return list(dict.fromkeys(names))


def kinds(model: type[BaseModel]) -> tuple[str, ...]:
    """The words for `kind` that stand for this model; empty when it has no kind."""
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind else ()


def _of_field(models: Models, step: str) -> Iterator[type[BaseModel]]:
    for model in models:
        for name, info in model.model_fields.items():
            if _written(model, name) == step:
                yield from _within(info.annotation)


def _written(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def _within(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model in a type, through lists, blocks and alternatives."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _within(argument)
