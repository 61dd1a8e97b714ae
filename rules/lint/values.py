"""Every single value of a file, words or not, with its name: ids stand in place of numbers."""

from typing import Any, NamedTuple

from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.base import worked_out_once


class Value(NamedTuple):
    """One value, where it stands, and its name: `levels.emergency.heading`."""

    name: str
    value: Any
    path: Path


def values_of(document: Document) -> list[Value]:
    """Every single value of one file, as far as it can be read."""
    data = document.data if isinstance(document.data, dict) else {}
    return worked_out_once(document, "_values", lambda: _all_values(data))


def name_at(document: Document, line: int) -> str:
    """The name of what stands first on a line, from 1, or last before it."""
    lines = {value.name: document.place(value.path)[0] for value in values_of(document)}
    on_it = [name for name, at in lines.items() if at == line]
    return (on_it or [name for name, at in lines.items() if at < line][-1:] or [""])[0]


def _all_values(data: Any) -> list[Value]:
    found: list[Value] = []
    _below(data, (), "", found)
    return found


def _below(data: Any, path: Path, name: str, found: list[Value]) -> None:
    """Adds to a list, for speed: these are all values of all files."""
    if isinstance(data, dict):
        for key, item in data.items():
            _below(item, (*path, key), f"{name}.{key}" if name else str(key), found)
    elif isinstance(data, list):
        for i, item in enumerate(data):
            step = item.get("id", i) if isinstance(item, dict) else i
            _below(item, (*path, i), f"{name}.{step}", found)
    else:
        found.append(Value(name, data, path))
