"""YAML for people who do not program: read strictly, and remembering every place.

Plain scalars follow YAML 1.2: `yes`, `no`, `on`, `12:30` and `010` stay text. What would change
meaning without a word (a repeated key, an anchor, a tag, a text that runs on to the next line) is
refused, with its place.
"""

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from rules.loading.problems import Problem

MOST_BYTES = 2_000_000
DEEPEST = 40
# Blank-looking characters that are not spaces: no-break, zero-width, direction marks, separators.
HIDDEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
Path = tuple[str | int, ...]
Node = yaml.nodes.Node


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's safe loader with the scalars of YAML 1.2 only."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass
class Document:
    """One file as read: its data, the place of every key and value, and what is wrong with it."""

    file: str
    data: Any = None
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _places: dict[Path, tuple[Node | None, Node]] = field(default_factory=dict)

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `path`, or of its key.

        Steps that are not in the file are left out, so the nearest block above is named.
        """
        known: Path = ()
        for step in path:
            if (*known, step) in self._places:
                known = (*known, step)
        if known not in self._places:
            return 1, 1
        key_node, node = self._places[known]
        mark = (key_node if key and key_node is not None else node).start_mark
        return mark.line + 1, mark.column + 1

    def problem(
        self, path: Path, code: str, what: str, fix: str = "", key: bool = False
    ) -> Problem:
        """A problem at this path of the file."""
        return Problem(self.file, *self.place(path, key), code, what, fix)

    def has(self, path: Path) -> bool:
        """Whether this path is in the file."""
        return path in self._places


def read(text: str, file: str) -> Document:
    """Read one file. Whatever is wrong is in `problems`; then `data` may be incomplete."""
    document = Document(file, lines=text.splitlines())
    if len(text.encode()) > MOST_BYTES:
        what = f"this file is larger than {MOST_BYTES:,} bytes"
        document.problems.append(Problem(file, 1, 1, "Y001", what, "split it into several files"))
        return document
    document.problems.extend(_hidden_characters(document))
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        document.problems.append(_unreadable(document, error))
        return document
    except yaml.YAMLError:
        what = "this file holds a character that cannot be used"
        document.problems.append(Problem(file, 1, 1, "Y003", what, "remove control characters"))
        return document
    if root is None:
        document.problems.append(Problem(file, 1, 1, "Y004", "this file is empty"))
        return document
    document.data = _Builder(document).build(root, (), None)
    return document


def _compose(text: str) -> Node | None:
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _hidden_characters(document: Document) -> list[Problem]:
    return [
        Problem(
            document.file,
            number,
            match.start() + 1,
            "Y002",
            f"there is a hidden character here (U+{ord(match.group()):04X})",
            "it looks like a space or like nothing; delete it, and type a space if needed",
        )
        for number, line in enumerate(document.lines, 1)
        for match in HIDDEN.finditer(line)
    ]


def _unreadable(document: Document, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = document.lines[mark.line] if mark and mark.line < len(document.lines) else ""
    what, fix = _cause(line, error.problem or "")
    number, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(document.file, number, column, "Y010", what, fix)


def _cause(line: str, problem: str) -> tuple[str, str]:
    """What the reader stumbled over, in an editor's words."""
    stripped = line.strip()
    value = stripped.partition(": ")[2].strip() or stripped
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "this line is indented with a Tab", "use spaces, two for each level"
    if "expected a single document" in problem:
        return "this file holds more than one document", "remove the line '---'"
    if "undefined alias" in problem or "anchor" in problem:
        return "a text cannot start with * or &", "put the text in double quotes"
    if value.startswith("'") and value.count("'") > 1:
        return "an apostrophe ends a text in single quotes", 'use "double quotes" round it'
    if value.startswith('"'):
        return "the quotes end before the text does", "use single quotes inside the double quotes"
    if value[:1] in tuple("@`%&*!|>{}[]#"):
        return f"a text cannot start with {value[:1]}", "put the text in double quotes"
    if ": " in value or value.endswith(":"):
        return "this text has a colon in it", 'put the text in double quotes: "..."'
    return (
        "this line does not fit the lines around it",
        "check its indentation, its quotes and the line above",
    )


class _Builder:
    """Turns the nodes of one file into data and remembers their places."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()

    def build(self, node: Node, path: Path, key: Node | None) -> Any:
        self._document._places[path] = (key, node)
        if len(path) > DEEPEST:
            self._refuse(node, "Y005", f"this is nested more than {DEEPEST} levels deep")
            return None
        if id(node) in self._seen:
            what = "a block is used twice here by an anchor (&) and an alias (*)"
            self._refuse(node, "Y006", what, "write the text out again")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, i), None) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                what = "curly brackets { } have a meaning of their own here"
                self._refuse(key, "Y007", what, "put a text that has them in double quotes")
            elif key.value in first:
                line = first[key.value]
                what = f"'{key.value}' is written twice in this block (first in line {line})"
                self._refuse(key, "Y008", what, "only one of them would be used; remove one")
            else:
                first[key.value] = key.start_mark.line + 1
                result[key.value] = self.build(value, (*path, key.value), key)
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        tag = node.tag.removeprefix("tag:yaml.org,2002:")
        if tag not in ("str", "null", "bool", "int"):
            self._refuse(
                node, "Y009", "a text cannot start with !", "put the text in double quotes"
            )
            return None
        if tag == "null":
            return None
        if tag == "bool":
            return node.value.lower() == "true"
        if tag == "int":
            return int(node.value)
        if not node.style and node.start_mark.line != node.end_mark.line:
            what = "this text runs on to the next line"
            self._refuse(
                node, "Y011", what, "write '>-' after the colon and indent the text below it"
            )
        return node.value

    def _refuse(self, node: Node, code: str, what: str, fix: str = "") -> None:
        mark = node.start_mark
        place = (self._document.file, mark.line + 1, mark.column + 1)
        self._document.problems.append(Problem(*place, code, what, fix))
