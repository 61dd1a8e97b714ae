"""Whether what a control or a goal names as its evidence is there."""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rules.model.hazards import Proof

HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')


@dataclass
class Evidence:
    """What there is in a project folder: promises, people, tests and documents."""

    root: Path
    properties: Collection[str]
    vignettes: Collection[str]
    _tests: dict[str, frozenset[str]] = field(default_factory=dict)

    def lost(self, proof: Proof) -> Iterator[str]:
        """Everything that is named and is not there."""
        yield from (name for name in proof.properties if name not in self.properties)
        yield from (name for name in proof.vignettes if name not in self.vignettes)
        yield from (name for name in proof.tests if not self._is_test(name))
        yield from (name for name in proof.documents if not self._is_document(name))

    def _is_test(self, name: str) -> bool:
        file, _, function = name.partition("::")
        if file not in self._tests:
            self._tests[file] = frozenset(_functions(self.root / file))
        return function in self._tests[file]

    def _is_document(self, link: str) -> bool:
        name, _, anchor = link.partition("#")
        file = self.root / name
        return file.exists() and (not anchor or anchor in _anchors(file))


def _functions(file: Path) -> Iterator[str]:
    """The names of the test functions of a file; none when it is not there."""
    if file.is_file():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name


def _anchors(page: Path) -> set[str]:
    """Where a link into a page may lead: its marks, and its headings as GitHub names them."""
    text = page.read_text(encoding="utf-8")
    slugs = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {*ANCHOR.findall(text), *(slug.strip().replace(" ", "-") for slug in slugs)}
