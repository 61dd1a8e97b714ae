"""One content file as read: its data, and the place of every key and value."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rules.loading.yaml.edits import Maker, edits_at
from rules.loading.yaml.problems import Problem

Path = tuple[str | int, ...]


class Span(NamedTuple):
    """Where a key and its value start, and the value's last line; all count from 0."""

    key_line: int
    key_column: int
    line: int
    column: int
    last_line: int


@dataclass
class Document:
    """One file as read: its data, the place of every key and value, and what is wrong with it."""

    file: str
    data: Any = None
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _spans: dict[Path, tuple[int, int, int, int, int]] = field(default_factory=dict)

    def remember(self, path: Path, span: tuple[int, int, int, int, int]) -> None:
        """Keep where the value at this path stands, as a Span has it: few are ever asked for."""
        self._spans[path] = span

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `path`, or of its key.

        Steps that are not in the file are left out, so the nearest block above is named.
        """
        span = self.span(path)
        if span is None:
            return 1, 1
        if key:
            return span.key_line + 1, span.key_column + 1
        return span.line + 1, span.column + 1

    def place_of_words(self, path: Path, words: str) -> tuple[int, int]:
        """Line and column of some words of the text at `path`; of the text if they are split."""
        span = self.span(path)
        if span is not None and words:
            for number in range(span.line, min(span.last_line + 1, len(self.lines))):
                start = span.column if number == span.line else 0
                column = self.lines[number].find(words, start)
                if column >= 0:
                    return number + 1, column + 1
        return self.place(path)

    def known(self, path: Path) -> Path:
        """The path without the steps that are not in the file."""
        known: Path = ()
        for step in path:
            if (*known, step) in self._spans:
                known = (*known, step)
        return known

    def span(self, path: Path) -> Span | None:
        """Where the value at `path`, or the nearest block above it, stands."""
        span = self._spans.get(self.known(path))
        return span and Span(*span)

    def problem(
        self,
        path: Path,
        code: str,
        what: str,
        fix: str = "",
        mend: Maker | None = None,
        *,
        key: bool = False,
        words: str = "",
    ) -> Problem:
        """A problem at this path of the file: at its value, its key, or some words of its text.

        `mend` makes the edits that may mend it.
        """
        place = self.place_of_words(path, words) if words else self.place(path, key)
        return self.problem_at(place, code, what, fix, mend)

    def problem_at(
        self, place: tuple[int, int], code: str, what: str, fix: str, mend: Maker | None = None
    ) -> Problem:
        """A problem at this line and column, from 1."""
        edits = edits_at(self.lines, *place, mend)
        return Problem(self.file, *place, code, what, fix, edits=edits)

    def has(self, path: Path) -> bool:
        """Whether this path is in the file."""
        return path in self._spans
