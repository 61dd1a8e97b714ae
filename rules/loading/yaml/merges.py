"""Marks that git leaves where two versions of a file could not be put together."""

import re
from collections.abc import Iterator

from rules.loading.yaml.documents import Document
from rules.loading.yaml.problems import Problem

SIDES = ("<" * 7, ">" * 7)  # without one of them no merge is unfinished
MARK = re.compile(r" *(?:<{7}|>{7}|\|{7})(?: |$)| *={7}$")
FIX = "keep of the lines between the marks what is right, and take the marks out"


def unfinished_merges(document: Document) -> Iterator[Problem]:
    """One problem where a merge was not finished, at its first mark."""
    if not any(side in line for side in SIDES for line in document.lines):
        return
    marks = [number for number, line in enumerate(document.lines, 1) if MARK.match(line)]
    if marks and any(document.lines[number - 1].lstrip()[0] in "<>" for number in marks):
        left = "1 mark" if len(marks) == 1 else f"{len(marks)} marks"
        what = f"a merge was not finished: git left {left} in this file"
        yield Problem(document.file, marks[0], 1, "Y018", what, FIX)
