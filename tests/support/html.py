"""Reads a page as a tree, so that tests ask about elements and not about strings."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class Element:
    """One element: its name, attributes, children and text."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element] = []
        self._texts: list[str] = []

    def __iter__(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements of this kind; write `class_` for class and _ for - in names."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [element for element in self if element._is(tag, wanted)]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only element of this kind."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def get(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """The words in it and in all it holds, in order, with single spaces."""
        return " ".join(" ".join(self._texts).split())

    def _is(self, tag: str, wanted: dict[str, str]) -> bool:
        classes = self.get("class").split()
        return tag in ("", self.tag) and all(
            value in classes if name == "class" else self.attributes.get(name) == value
            for name, value in wanted.items()
        )

    def _say(self, text: str) -> None:
        self._texts.append(text)
        if self.parent:
            self.parent._say(text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID and not tag.startswith("path"):
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Element(tag, {n: v or "" for n, v in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here._say(data)


def parse(html: str) -> Element:
    """The page as a tree. Fails where a tag is not closed, or closes another one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root
