"""What a screen reader says of a page, line by line, from Chromium's own accessibility tree.

In square brackets stands what the reader adds by itself; the rest are our words. What a closed
drawer holds is indented below it: it is said once somebody opens the drawer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Page

Node = Mapping[str, Any]

INDENT: Final = "    "
DRAWER: Final = "DisclosureTriangle"
# What readers call things, more or less alike; these are the words of NVDA.
CONTROLS: Final = {
    "button": "button",
    "checkbox": "check box",
    DRAWER: "button",
    "image": "graphic",
    "link": "link",
    "radio": "radio button",
    "textbox": "edit",
}
LANDMARKS: Final = {"banner": "banner", "contentinfo": "footer", "main": "main"}
# Told only where they have a name.
PLACES: Final = {
    "alert": "alert",
    "article": "article",
    "complementary": "complementary",
    "figure": "figure",
    "group": "group",
    "navigation": "navigation",
    "radiogroup": "group",
    "region": "region",
}
# What stands inside these is one line of text, links and all.
TEXTS: Final = {"definition", "listitem", "paragraph", "term", "Figcaption"}
SILENT: Final = {"InlineTextBox", "LineBreak", "ListMarker"}
ITEM: Final = "-"
BEFORE_A_STOP: Final = re.compile(r" (?=[.,:;?!](?!\.))")
OPEN_ALL: Final = """() => {
    const drawers = [...document.querySelectorAll("details")]
    const open = new Set(drawers.filter(drawer => drawer.open))
    drawers.forEach(drawer => (drawer.open = true))
    return drawers.filter(drawer => drawer.checkVisibility()).map(drawer => open.has(drawer))
}"""


def spoken(page: Page) -> list[str]:
    """Every line that a screen reader says of the page as it stands. All drawers are left open."""
    were_open = page.evaluate(OPEN_ALL)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return _Speech(nodes, were_open).lines


class _Speech:
    def __init__(self, nodes: Sequence[Node], were_open: Sequence[bool]) -> None:
        self._nodes = {node["nodeId"]: node for node in nodes}
        self._were_open: Iterator[bool] = iter(were_open)
        self._told: set[str] = set()  # what was said as the description of something
        self._parts: list[str] = []
        self._depth = self._texts = 0
        self.lines: list[str] = []
        self._children(nodes[0])
        self._ends_line()

    def _children(self, node: Node) -> None:
        for child in node.get("childIds", ()):
            if child in self._nodes:
                self._says(self._nodes[child])

    def _says(self, node: Node) -> None:
        role = _value(node, "role")
        if node["ignored"]:
            self._children(node)
        elif role == "StaticText":
            self._parts.append(_value(node, "name"))
        elif role in CONTROLS:
            self._control(node, role)
        elif role == "heading":
            self._line(_called(f"heading level {_state(node, 'level')}", node))
        elif role in TEXTS:
            self._text(node, role)
        elif role not in SILENT:
            self._around(node, role)

    def _control(self, node: Node, role: str) -> None:
        """Inside a text it is a part of the line; elsewhere it has one of its own."""
        if not self._texts:
            self._ends_line()
        states = ["collapsed"] if role == DRAWER and not next(self._were_open) else _states(node)
        self._parts.append(_called(", ".join([CONTROLS[role], *states]), node))
        self._told.add(_value(node, "description"))
        if not self._texts:
            self._ends_line()

    def _text(self, node: Node, role: str) -> None:
        if self._parts != [ITEM]:  # else it is the first text of an item, on its line
            self._ends_line()
        if role == "listitem":
            self._parts.append(ITEM)
        with self._inside_a_text():
            self._children(node)

    @contextmanager
    def _inside_a_text(self) -> Iterator[None]:
        self._texts += 1
        yield
        self._texts -= 1
        self._ends_line()

    def _around(self, node: Node, role: str) -> None:
        """What holds other things: said by itself where that tells something."""
        if not self._texts:
            self._ends_line()
        name, drawer = _value(node, "name"), self._is_drawer(node)
        if role in LANDMARKS:
            self._line(_called(LANDMARKS[role], node))
        elif role in PLACES and name:
            self._line(_called(PLACES[role], node))
        elif role == "list":
            self._line(_called(f"list of {self._items(node)}", node))
        if drawer:
            self._drawer(node)
        else:
            self._children(node)
        if not self._texts:
            self._ends_line()

    def _drawer(self, node: Node) -> None:
        first, *rest = self._shown(node)
        self._says(first)
        self._depth += 1
        self._children({"childIds": [child["nodeId"] for child in rest]})
        self._ends_line()
        self._depth -= 1

    def _is_drawer(self, node: Node) -> bool:
        return [_value(child, "role") for child in self._shown(node)][:1] == [DRAWER]

    def _items(self, node: Node) -> int:
        return sum(_value(child, "role") == "listitem" for child in self._shown(node))

    def _shown(self, node: Node) -> Iterator[Node]:
        """What it holds, without what only the program sees in between."""
        for child in node.get("childIds", ()):
            found = self._nodes.get(child)
            if found and found["ignored"]:
                yield from self._shown(found)
            elif found:
                yield found

    def _line(self, text: str) -> None:
        self._ends_line()
        self._parts.append(text)
        self._ends_line()

    def _ends_line(self) -> None:
        text = BEFORE_A_STOP.sub("", " ".join(" ".join(self._parts).split()))
        self._parts.clear()
        if text and text not in self._told:
            self.lines.append(self._depth * INDENT + text)


def _called(what: str, node: Node) -> str:
    """The node as it is said: what it is, its name, what it holds, and its description."""
    said = [f"[{what}]", _value(node, "name"), _value(node, "value")]
    description = _value(node, "description")
    return " ".join(part for part in [*said, description and f"({description})"] if part)


def _states(node: Node) -> list[str]:
    """What is said of how a control stands just now."""
    checked, states = _state(node, "checked"), []
    if checked is not None:
        states.append("checked" if checked == "true" else "not checked")
    if _state(node, "expanded") is not None:
        states.append("expanded" if _state(node, "expanded") else "collapsed")
    if _state(node, "invalid") == "true":
        states.append("invalid entry")
    if _state(node, "disabled"):
        states.append("unavailable")
    return states


def _value(node: Node, name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


def _state(node: Node, name: str) -> Any:
    states = (state for state in node.get("properties", ()) if state["name"] == name)
    return next((state["value"].get("value") for state in states), None)
