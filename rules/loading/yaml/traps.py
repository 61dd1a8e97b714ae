"""What reads well and may still not be meant: told as warnings, while the content can be used."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rules.loading.yaml.documents import Document, Path
from rules.loading.yaml.edits import in_double_quotes
from rules.loading.yaml.number_like import LIKE_A_NUMBER
from rules.loading.yaml.problems import Problem
from rules.model.base import worked_out_once

# Lines without a # behind a word, or a digit behind `id:`, are never warned of.
MAY_WARN = re.compile(r"^[ \t]*[^\s#].*?[ \t]#|\bid:[ \t]*[-+\d]")
COMMENT = re.compile(r"\s+#(.*)")
# Words for programs, behind which a comment is a comment: ids, labels, numbers, dates, addresses.
NO_TEXT = re.compile(r"[a-z][\w.-]*|[A-Z][A-Z\d-]*|[\d.:_/-]+|https?://\S+|[\w.+-]+@[\w.-]+")
SILENCER = re.compile(r"\s*check:")  # see desk/silencing.py
QUOTED = tuple("\"'|>[{")
LONGEST = 80


def warnings_of(document: Document) -> tuple[Problem, ...]:
    """A warning for each text that loses its end to a `#`, and each id that looks like a number."""
    return worked_out_once(document, "_warnings", lambda: tuple(_warnings(document)))


def _warnings(document: Document) -> Iterator[Problem]:
    suspect = {
        number
        for number, line in enumerate(document.lines)
        if ("#" in line or "id:" in line) and MAY_WARN.search(line)
    }
    for path, value in _texts(document.data, ()) if suspect else ():
        span = document.span(path)
        if span is None or span.line not in suspect or span.line != span.last_line:
            continue
        rest = document.lines[span.line][span.column :]
        if rest.startswith(QUOTED) or not rest.startswith(value):
            continue
        if path[-1:] == ("id",) and LIKE_A_NUMBER.fullmatch(value):
            yield _number_like(value, path, document)
        lost = COMMENT.match(rest, len(value))
        if lost and _is_lost(value, lost.group(1)):
            at = span.column + lost.start(1)
            yield _lost(lost.group(1), (span.line + 1, at), document)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _texts(item, (*path, i))
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from _texts(item, (*path, key))


def _is_lost(value: str, comment: str) -> bool:
    """Whether what follows a `#` belongs to the text in front of it."""
    if SILENCER.match(comment):
        return False
    return not NO_TEXT.fullmatch(value) or bool(comment.strip() and not comment.startswith(" "))


def _lost(comment: str, place: tuple[int, int], document: Document) -> Problem:
    text = f"#{comment}".rstrip()
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
    what = f"a # begins a comment, so this is lost: '{shown}'"
    fix = "put the whole text in double quotes"
    problem = document.problem_at(place, "Y014", what, fix, in_double_quotes)
    return replace(problem, severity="warning")


def _number_like(value: str, path: Path, document: Document) -> Problem:
    what = f"the id '{value}' looks like a number, and other programs may read it as one"
    problem = document.problem(path, "Y015", what, "begin it with a letter")
    return replace(problem, severity="warning")
