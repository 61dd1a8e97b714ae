"""Why a file cannot be read on, in an editor's words instead of the parser's."""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from rules.loading.yaml.documents import Document
from rules.loading.yaml.edits import (
    Maker,
    by_hand,
    closed_bracket,
    closed_quotes,
    either,
    in_double_quotes,
    indented_alike,
    single_quotes_inside,
    space_behind,
    spaces_for_tabs,
    straight_quotes,
)
from rules.loading.yaml.problems import Problem

QUOTE = "put the text in double quotes"
SPECIAL = tuple("@`%&*!|>{}[],?")
QUOTES = ('"', "'")
OPENING_CURLY = tuple("\u201c\u201d\u201e\u201f\u2018\u201a\u201b")
FIELD = re.compile(r"\s*(?:- +)*[\w.]+:(?= |$)")
ENTRY = re.compile(rf"{FIELD.pattern}|\s*- ")
VALUE = re.compile(r"\s*(?:- +)*(?:[\w.]+: +)?")


class LastText(NamedTuple):
    """The last text that was read: how it is quoted, and where it starts and ends, from 0."""

    quotes: str
    line: int
    column: int
    end_line: int
    end_column: int


class _Stop(NamedTuple):
    """Where and why the parser stopped, and the last text that it read."""

    error: yaml.MarkedYAMLError
    lines: list[str]
    last_text: LastText | None

    @property
    def problem(self) -> str:
        return self.error.problem or ""

    @property
    def mark(self) -> tuple[int, int]:
        """Line and column (from 0) of what the parser did not expect."""
        mark = self.error.problem_mark or self.error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)

    @property
    def start(self) -> tuple[int, int]:
        """Line and column (from 0) where the thing starts that the parser was reading."""
        mark = self.error.context_mark
        return (mark.line, mark.column) if mark else self.mark

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""


class Cause(NamedTuple):
    """Line and column (from 0) of a mistake, what it is, how to mend it, and the edits for that."""

    place: tuple[int, int]
    what: str
    fix: str
    mend: Maker | None = None


def cause_of(
    error: yaml.MarkedYAMLError, document: Document, last_text: LastText | None
) -> Problem:
    """The problem that stopped the reader, where an editor has to mend it."""
    stop = _Stop(error, document.lines, last_text)
    causes = (find(stop) for find in CAUSES)
    cause = next(cause for cause in causes if cause is not None)
    line, column = cause.place
    place = (line + 1, column + 1)
    return document.problem_at(place, "Y012", cause.what, cause.fix, cause.mend)


def _tab(stop: _Stop) -> Cause | None:
    line = stop.line(stop.mark[0])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    place = (stop.mark[0], indent.index("\t"))
    what = "this line is indented with a Tab"
    return Cause(place, what, "use spaces, two for each level", spaces_for_tabs)


def _open_quotes(stop: _Stop) -> Cause | None:
    """Quotes that are never closed, or only by the next text in quotes."""
    what, fix = "the quotes that open here are not closed", "close them at the end of the text"
    if stop.error.context == "while scanning a quoted scalar":
        return Cause(stop.start, what, fix, closed_quotes)
    text = stop.last_text
    if text is None or text.quotes not in QUOTES or text.end_line != stop.mark[0]:
        return None
    within = range(text.line + 1, text.end_line + 1)
    if any(ENTRY.match(stop.line(number)) for number in within):
        return Cause((text.line, text.column), what, fix, closed_quotes)
    return None


def _quotes_end_early(stop: _Stop) -> Cause | None:
    text = stop.last_text
    if text is None or text.quotes not in QUOTES or text.end_line != stop.mark[0]:
        return None
    if stop.line(stop.mark[0])[text.end_column : stop.mark[1]].strip():
        return None
    place = (text.end_line, text.end_column - 1)
    if text.quotes == "'":
        what = "an apostrophe ends a text in single quotes"
        return Cause(place, what, f"{QUOTE} instead", in_double_quotes)
    what = "the quotes end here, before the text does"
    fix = "use single quotes for what is quoted inside it"
    return Cause(place, what, fix, single_quotes_inside)


def _backslash(stop: _Stop) -> Cause | None:
    if "escape character" not in stop.problem:
        return None
    return Cause(stop.mark, "a backslash cannot stand in double quotes", "remove it")


def _no_colon(stop: _Stop) -> Cause | None:
    if stop.problem != "could not find expected ':'":
        return None
    return _no_field(stop, stop.start)


def _no_field_first(stop: _Stop) -> Cause | None:
    """The first line is no field, so that the file seems to be one text."""
    text = stop.last_text
    ended = "<document start>" in stop.problem or stop.problem.startswith("mapping values")
    if not ended or text is None or text.quotes or text.column or text.line >= stop.mark[0]:
        return None
    return _no_field(stop, (text.line, text.column))


def _no_field(stop: _Stop, start: tuple[int, int]) -> Cause:
    """A line that has no colon, or no space behind it."""
    line = stop.line(start[0])
    if ":" in line[start[1] :].partition(" #")[0]:
        place = (start[0], line.index(":", start[1]))
        what = "there is no space after the colon"
        return Cause(place, what, "write a space after it", space_behind)
    what = "this line is neither a field nor part of a text"
    fix = "write 'name: text', or indent it if it belongs to the text above"
    return Cause(start, what, fix)


def _too_far_in(stop: _Stop) -> Cause | None:
    """A whole `name: value` line that seems to belong to the text above it."""
    line, column = stop.mark
    field = FIELD.match(stop.line(line))
    if not stop.problem.startswith("mapping values") or not field or field.end() - 1 != column:
        return None
    return _no_space_after_dash(stop, line - 1) or _indented(stop, line)


def _no_space_after_dash(stop: _Stop, line: int) -> Cause | None:
    dash = re.match(r"\s*-(?=\w)", stop.line(line))
    if dash is None:
        return None
    place = (line, dash.end() - 1)
    what = "there is no space after the dash"
    return Cause(place, what, "write '- ' with a space", space_behind)


def _indented(stop: _Stop, number: int) -> Cause:
    line = stop.line(number)
    what = "this line does not start in the same column as the lines it belongs with"
    place = (number, len(line) - len(line.lstrip()))
    return Cause(place, what, "change the spaces in front of it", indented_alike)


def _indentation(stop: _Stop) -> Cause | None:
    line, column = stop.mark
    if _in_brackets(stop) or not stop.problem.startswith("did not find expected"):
        return None
    if stop.line(line)[:column].strip():
        return None
    return _no_space_after_dash(stop, line) or _indented(stop, line)


def _colon(stop: _Stop) -> Cause | None:
    line, column = stop.mark
    if not re.match(r":( |$)", stop.line(line)[column:]):
        return None
    fix = f"{QUOTE}, or a comma before the next field" if _in_brackets(stop) else QUOTE
    return Cause(stop.mark, "this text has a colon in it", fix, in_double_quotes)


def _curly_quotes(stop: _Stop) -> Cause | None:
    """Curly quotes around a text that would need straight ones."""
    line, column = stop.mark
    match = VALUE.match(stop.line(line))
    if (
        match is None
        or match.end() > column
        or not stop.line(line).startswith(OPENING_CURLY, match.end())
    ):
        return None
    what = "curly quotes do not hold a text together"
    fix = "put straight double quotes in their place"
    return Cause((line, match.end()), what, fix, straight_quotes)


def _special_start(stop: _Stop) -> Cause | None:
    line, column = stop.mark
    words = stop.line(line)
    match = VALUE.match(words)
    at = match.end() if match and not _in_brackets(stop) else column
    if stop.problem.startswith("block sequence entries"):
        what = "a text cannot start with a dash and a space"
        return Cause(stop.mark, what, QUOTE, in_double_quotes)
    if stop.problem.startswith("found character"):
        at = column
    if words[at : at + 1] not in SPECIAL or at > column:
        return None
    what = f"a text cannot start with '{words[at]}'"
    return Cause((line, at), what, QUOTE, in_double_quotes)


def _in_brackets(stop: _Stop) -> bool:
    return (stop.error.context or "").startswith("while parsing a flow")


def _open_bracket(stop: _Stop) -> Cause | None:
    if not _in_brackets(stop):
        return None
    line, column = stop.start
    sign = stop.line(line)[column : column + 1]
    what = f"the bracket {sign} that opens here is not closed"
    fix = f"close it; if it belongs to a text, {QUOTE}"
    return Cause(stop.start, what, fix, either(in_double_quotes, by_hand(closed_bracket)))


def _open_bracket_above(stop: _Stop) -> Cause | None:
    """The next entry has begun, and the bracket is still open."""
    below = stop.mark[0] > stop.start[0] and ENTRY.match(stop.line(stop.mark[0]))
    return _open_bracket(stop) if below else None


def _anything(stop: _Stop) -> Cause:
    fix = "check its quotes and its indentation, and the line above"
    return Cause(stop.mark, "this line does not fit the lines around it", fix)


# From the most to the least certain; the first that fits is told.
CAUSES: tuple[Callable[[_Stop], Cause | None], ...] = (
    _tab,
    _open_quotes,
    _quotes_end_early,
    _backslash,
    _no_colon,
    _no_field_first,
    _too_far_in,
    _open_bracket_above,
    _curly_quotes,
    _colon,
    _indentation,
    _open_bracket,
    _special_start,
    _anything,
)
