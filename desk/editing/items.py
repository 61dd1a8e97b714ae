"""The items of a list, or the blocks of a file, as lines: to add one, move it, or take it out.

Comments right above an item are about it, and go where it goes.
"""

from typing import Any, NamedTuple

import yaml

from desk.editing.errors import EditError
from desk.editing.scalars import LOADER
from rules.loading.yaml.strict_yaml import Path

Named = tuple[str, ...]  # a path with ids in place of numbers


class Item(NamedTuple):
    """One item: its id or key, and its lines, from `first` to before `last`; `head` has its name.

    `indent` is the column of its dash or its key.
    """

    id: str
    first: int
    head: int
    last: int
    indent: int


def path_of(data: Any, named: Named) -> Path:
    """The path of something named by ids. Raises EditError when it is gone."""
    path: Path = ()
    for name in named:
        if isinstance(data, dict) and name in data:
            path, data = (*path, name), data[name]
            continue
        ids = (
            [item.get("id") for item in data if isinstance(item, dict)]
            if isinstance(data, list)
            else []
        )
        if name in ids:
            at = ids.index(name)
        elif isinstance(data, list) and name.isdigit() and int(name) < len(data):
            at = int(name)
        else:
            raise EditError(f"{'.'.join(named)} is no longer there. Look at the page again.")
        path, data = (*path, at), data[at]
    return path


def items_of(text: str, path: Path) -> list[Item]:
    """The items of the list, or of the block, at a path. Raises EditError for one in brackets."""
    node = _node(text, path)
    if node.flow_style or isinstance(node, yaml.ScalarNode):
        raise EditError("This list is written in brackets, so its items are changed as one text.")
    lines = text.split("\n")
    if isinstance(node, yaml.MappingNode):
        heads = [(key.value, key.start_mark.line, key.start_mark.column) for key, _ in node.value]
    else:
        heads = [
            (_id(item), item.start_mark.line, _dash(lines[item.start_mark.line]))
            for item in node.value
        ]
    return [_item(lines, *head) for head in heads]


def _node(text: str, path: Path) -> Any:
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        node = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            node = None
    if node is None:
        raise EditError("This place is no longer in the file. Look at the page again.")
    return node


def _id(item: Any) -> str:
    if isinstance(item, yaml.MappingNode):
        return next((str(value.value) for key, value in item.value if key.value == "id"), "")
    return ""


def _dash(line: str) -> int:
    return line.index("-")


def _item(lines: list[str], name: str, head: int, indent: int) -> Item:
    last = head + 1
    for number in range(head + 1, len(lines)):
        line = lines[number]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            last = number + 1
    first = head
    while first > 0 and lines[first - 1].startswith(" " * indent + "#"):
        first -= 1
    return Item(name, first, head, last, indent)
