"""The Markdown pages of the project: their headings, their marks, and where their links lead."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
TEST = re.compile(r"\btests/[\w/]+\.py::test_\w+")


@cache
def text_of(page: Path) -> str:
    """The text of a page."""
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """Where a link into a page may lead: its marks, and its headings as GitHub names them."""
    slugs = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text_of(page)))
    return {*ANCHOR.findall(text_of(page)), *(slug.strip().replace(" ", "-") for slug in slugs)}


def lost_links(page: Path) -> Iterator[str]:
    """Every link inside the project that leads nowhere."""
    for target, anchor in LINK.findall(text_of(page)):
        file = (page.parent / target).resolve() if target else page
        if not _leads_somewhere(file, anchor):
            yield f"{target}#{anchor}" if anchor else target


def is_document(link: str) -> bool:
    """Whether `docs/deployment.md#the-proxy`, counted from the project, is there."""
    name, _, anchor = link.partition("#")
    return _leads_somewhere(ROOT / name, anchor)


def is_test(name: str) -> bool:
    """Whether `tests/commands/test_explain.py::test_why_not` is there."""
    file, _, function = name.partition("::")
    return (ROOT / file).is_file() and function in _functions(ROOT / file)


def _leads_somewhere(file: Path, anchor: str) -> bool:
    return file.exists() and (not anchor or anchor in anchors(file))


@cache
def _functions(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))
