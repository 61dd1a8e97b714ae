"""YAML for people who do not program: read strictly, and remembering every place.

Plain scalars follow YAML 1.2: `yes`, `no`, `on`, `12:30` and `010` stay text. What would change
meaning without a word (a repeated key, an anchor, a tag, a text that runs on to the next line) is
refused, with its place. A file is read event by event, so that one made to grow while it is read
(too deep, too often referred to) is refused before it takes any time or space.
"""

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

import yaml

from rules.loading.yaml.causes import QUOTE, LastText, cause_of
from rules.loading.yaml.documents import Document, Path
from rules.loading.yaml.edits import (
    CURLY,
    Maker,
    below_a_sign,
    by_hand,
    in_double_quotes,
    straight_quotes,
)
from rules.loading.yaml.hidden import hidden_characters, without_hidden
from rules.loading.yaml.merges import unfinished_merges
from rules.loading.yaml.problems import Problem

__all__ = ["Document", "Path", "decode", "first_bytes", "read", "unreadable"]

MOST_BYTES = 500_000  # several times the longest file there is
MOST_PROBLEMS = 50  # more of them in one file have one cause, and nobody would read them
DEEPEST = 40
NO_TEXT: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
NO_TEXT |= dict.fromkeys(("true", "True", "TRUE"), True)
NO_TEXT |= dict.fromkeys(("false", "False", "FALSE"), False)
WHOLE_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")  # any longer is no number
SPECIAL = ("&", "*", "!")  # without one of them a file has no anchor, no alias and no tag

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Event = Any  # PyYAML's types say too little of its events


def first_bytes(path: FilePath) -> bytes:
    """The bytes of a file; of one that is too long, just enough to tell. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def unreadable(error: OSError, shown: str) -> Document:
    """What stands for a file that could not be opened: an empty document that says so."""
    if isinstance(error, FileNotFoundError):
        return _refused(shown, "Y000", "this file is missing", "put it back, under this name")
    return _refused(shown, "Y000", "this file cannot be opened", "see whether it is a file")


def decode(data: bytes, file: str) -> Document:
    """Read the bytes of one file."""
    if len(data) > MOST_BYTES:
        what = f"this file is larger than {MOST_BYTES // 1000} kB"
        return _refused(file, "Y001", what, "remove what does not belong in it, or split it")
    try:
        return read(data.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this file is not saved as UTF-8, so a letter in this line cannot be read"
        return _refused(file, "Y003", what, "save it again with the encoding UTF-8", line)


def read(text: str, file: str) -> Document:
    """Read one file. Whatever is wrong is in `problems`; then `data` may be incomplete."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = Document(file, lines=text.removesuffix("\n").split("\n"))
    document.problems.extend(unfinished_merges(document))
    if document.problems:
        return document
    document.problems.extend(islice(hidden_characters(document), MOST_PROBLEMS))
    if len(document.problems) < MOST_PROBLEMS:
        _Builder(document, without_hidden(text) if document.problems else text).build()
    if document.data is None and not document.problems:
        what = "this file is empty"
        document.problems.append(Problem(file, 1, 1, "Y004", what, "put back what belongs in it"))
    return document


def _refused(file: str, code: str, what: str, fix: str, line: int = 1) -> Document:
    return Document(file, problems=[Problem(file, line, 1, code, what, fix)])


def _text_of(event: _Event) -> LastText:
    start, end = event.start_mark, event.end_mark
    return LastText(event.style, start.line, start.column, end.line, end.column)


class _Enough(Exception):
    """There is no point in reading on; why is among the problems."""


class _Builder:
    """Turns the events of one file into data and remembers their places."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._loader = _Loader(text)
        self._take: Callable[[], _Event] = self._loader.get_event
        self._may_be_special = any(sign in text for sign in SPECIAL)
        self._anchors: set[str] = set()
        self._last_text: _Event | None = None

    def build(self) -> None:
        """Read the whole file into the document, as far as it can be read."""
        try:
            self._take()  # the start of the stream
            if not isinstance(self._take(), yaml.StreamEndEvent):
                self._document.data = self._node((), None, self._take())
                self._take()  # the end of the document
                self._only_one_document()
        except yaml.MarkedYAMLError as error:
            text = self._last_text and _text_of(self._last_text)
            self._stopped(cause_of(error, self._document, text), text)
        except _Enough:
            pass
        finally:
            self._loader.dispose()

    def _stopped(self, problem: Problem, text: LastText | None) -> None:
        """Add why the reader stopped. A text that seemed to run on up to there is the same slip."""
        problems = self._document.problems
        last = problems[-1] if problems else None
        runs_on = last and text and (last.code, last.line) == ("Y011", text.line + 1)
        if runs_on and text and problem.line <= text.end_line + 2:
            problems.pop()
        problems.append(problem)

    def _only_one_document(self) -> None:
        event = self._take()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "Y010", "a second document starts here", "remove the line '---'")

    def _node(self, path: Path, key: _Event | None, event: _Event) -> Any:
        """The value that begins with this event. Nothing here is done twice: it is done often."""
        start = event.start_mark
        at = key.start_mark if key else start
        span = (at.line, at.column, start.line, start.column, event.end_mark.line)
        self._document.remember(path, span)
        if self._may_be_special:
            self._refuse_special(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return None
        if len(path) > DEEPEST:
            self._too_deep(event)
        return self._list(path) if kind is yaml.SequenceStartEvent else self._block(path)

    def _list(self, path: Path) -> list[Any]:
        result: list[Any] = []
        while type(event := self._take()) is not yaml.SequenceEndEvent:
            result.append(self._node((*path, len(result)), None, event))
        return result

    def _block(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        twice: list[_Event] = []
        try:
            while type(key := self._take()) is not yaml.MappingEndEvent:
                self._field(key, result, twice, path)
        finally:  # also where the reader stops
            if twice:
                self._refuse_twice(twice, path)
        return result

    def _field(self, key: _Event, block: dict[str, Any], twice: list[_Event], path: Path) -> None:
        """Add a field to its block, or its name to those that are written twice."""
        if type(key) is not yaml.ScalarEvent:
            self._no_name(key)
            return
        if self._may_be_special:
            self._refuse_special(key)
        name = key.value
        if name in block:
            twice.append(key)
            self._skip(self._take())
        else:
            block[name] = self._node((*path, name), key, self._take())

    def _refuse_twice(self, keys: list[_Event], path: Path) -> None:
        """Refuse what is written again; of several names, an entry has lost its beginning."""
        name = keys[0].value
        first, _ = self._document.place((*path, name), key=True)
        what = f"'{name}' is written twice in this block (first in line {first})"
        fix = "only one of them could be used; remove one"
        if len(keys) > 1:
            what = f"'{name}' and {len(keys) - 1} more are written twice in this block"
            fix = "if an entry begins here, put back its first line, with '- '; else remove them"
        self._refuse(keys[0], "Y008", what, fix)

    def _no_name(self, event: _Event) -> None:
        """A list, a block or an alias stands where the name of a field belongs."""
        self._skip(event)
        what = "brackets have a meaning of their own here"
        self._refuse(event, "Y007", what, QUOTE, in_double_quotes)
        self._skip(self._take())

    def _skip(self, event: _Event) -> None:
        """Pass over a key or a value that begins with this event, with all that is in it."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                self._too_deep(event)
            if not depth:
                return
            event = self._take()

    def _scalar(self, event: _Event) -> Any:
        self._last_text = event
        value: str = event.value
        if not event.implicit[0]:
            return value
        if value in NO_TEXT:
            return NO_TEXT[value]
        if value.isidentifier():  # as most are, and done with
            return value
        if WHOLE_NUMBER.fullmatch(value):
            return int(value)
        if CURLY.fullmatch(value):
            fix = "put straight double quotes in their place"
            what = "curly quotes do not hold a text together"
            self._refuse(event, "Y016", what, fix, straight_quotes)
            return value[1:-1]  # what was probably meant, so that the rest can be read
        if event.start_mark.line != event.end_mark.line:
            what = "this text runs on to the next line"
            self._refuse(event, "Y011", what, *self._one_text(event))
        return value

    def _one_text(self, event: _Event) -> tuple[str, Maker | None]:
        """How to mend a text that runs on: it is meant as one text, or as two entries of a list."""
        line = event.start_mark.line
        here, *below = self._document.lines[line : line + 2]
        if "".join(below).lstrip().startswith("-"):
            return "start the next entry in the same column as this one, with '- '", None
        sign = "dash" if here[: event.start_mark.column].endswith("- ") else "colon"
        fix = f"write '>-' after the {sign}, and indent the text below it"
        return fix, by_hand(below_a_sign)

    def _refuse_special(self, event: _Event) -> None:
        """Refuse anchors (&), aliases (*) and tags (!): most often texts that start with one."""
        anchor, is_alias = event.anchor, type(event) is yaml.AliasEvent
        if not is_alias and event.tag is not None:
            self._refuse(event, "Y009", "a text cannot start with '!'", QUOTE, in_double_quotes)
        if anchor is None:
            return
        fix = f"{QUOTE}; to use a block twice, write it out twice"
        if not is_alias:
            self._anchors.add(anchor)
            self._refuse(event, "Y006", "a text cannot start with '&'", fix, in_double_quotes)
        elif anchor not in self._anchors:  # where it is known, the & is already refused
            self._refuse(event, "Y006", "a text cannot start with '*'", fix, in_double_quotes)

    def _too_deep(self, event: _Event) -> None:
        what = f"this is nested more than {DEEPEST} levels deep"
        self._refuse(event, "Y005", what, "check the brackets and the indentation")
        raise _Enough

    def _refuse(
        self, event: _Event, code: str, what: str, fix: str, mend: Maker | None = None
    ) -> None:
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        problem = self._document.problem_at(place, code, what, fix, mend)
        self._document.problems.append(problem)
        if len(self._document.problems) >= MOST_PROBLEMS:
            raise _Enough
