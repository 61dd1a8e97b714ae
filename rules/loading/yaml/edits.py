"""Edits: how a line with a problem may have been meant, as data beside the problem.

An edit is made where the cause of a problem is known, by one of the makers below. A maker sees the
lines of the file and the place of the problem, and gives every way in which the line may have been
meant. None of the ways is trusted: `cli.py fix` applies one only if a new check of all content is
happier with it, and if it is the only such way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rules.loading.yaml.number_like import GROUPED
from rules.model.names import suggestion

# "safe": the text says what was meant. "if_only_name": a guess at a misspelt name, safe where no
# other name is near. "by_hand": shown to be pasted, and never applied by the machine alone.
Applicability = Literal["safe", "if_only_name", "by_hand"]
CLOSED_BY = {"[": "]", "{": "}"}
CURLY = re.compile(
    "[\u201c-\u201f][^\u201c-\u201f]*[\u201c-\u201f]|[\u2018-\u201b][^\u2018]*[\u2018-\u201b]"
)
DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
NAME = r"[\w.-]"
VALUE = re.compile(r"(\s*(?:- +)*(?:[\w.]+: *)?)(.*?)\s*$")


@dataclass(frozen=True)
class Edit:
    """Part of one line, and the text to put in its place.

    Lines and columns count from 1; `end` is the column behind the part. A text that begins with a
    new line and stands at the end of its line leaves that line as it is.
    """

    line: int
    start: int
    end: int
    text: str
    applicability: Applicability = "safe"

    def applied(self, line: str) -> str:
        """The line as it reads with this edit; it may be several lines."""
        return line[: self.start - 1] + self.text + line[self.end - 1 :]


@dataclass(frozen=True)
class Place:
    """Where a problem stands: the lines of its file, its line and its column, from 1."""

    lines: Sequence[str]
    number: int
    column: int

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.lines[self.number - 1]

    @property
    def at(self) -> int:
        """The column, from 0."""
        return self.column - 1

    @property
    def value(self) -> tuple[str, str]:
        """The line up to its value, and the value, to the end of the line."""
        match = VALUE.match(self.line)
        assert match is not None  # every part of the pattern may be empty
        start, value = match.groups()
        return (start if start.endswith((" ", "- ")) or not value else f"{start} "), value

    def part(self, start: int, end: int, text: str) -> Edit:
        """An edit of the line from one column to another, both from 0."""
        return Edit(self.number, start + 1, end + 1, text)

    def whole(self, text: str) -> Edit:
        """An edit of the whole line."""
        return self.part(0, len(self.line), text)


Maker = Callable[[Place], Iterable[Edit]]


def edits_at(lines: Sequence[str], line: int, column: int, maker: Maker | None) -> tuple[Edit, ...]:
    """Every way to mend a problem at this place that changes something, each once."""
    if maker is None or not 1 <= line <= len(lines):
        return ()
    place = Place(lines, line, column)
    changing = (edit for edit in maker(place) if edit.applied(place.line) != place.line)
    return tuple(dict.fromkeys(changing))


def nearest_name(word: object, known: Iterable[str]) -> Maker | None:
    """The known name that is spelt most like a word, in its place."""
    near = suggestion(word, known)
    return _in_place_of(str(word), near) if near else None


def _in_place_of(word: str, meant: str) -> Maker:
    whole = re.compile(rf"(?<!{NAME}){re.escape(word)}(?!{NAME})")

    def make(place: Place) -> Iterator[Edit]:
        match = whole.search(place.line, place.at)
        if match:
            yield replace(place.part(*match.span(), meant), applicability="if_only_name")

    return make


def by_hand(maker: Maker) -> Maker:
    """The same edits, to be pasted by somebody who has read them."""
    return lambda place: (replace(edit, applicability="by_hand") for edit in maker(place))


def either(*makers: Maker) -> Maker:
    """The edits of several makers."""
    return lambda place: (edit for maker in makers for edit in maker(place))


def value_is(text: str) -> Maker:
    """Another value for the field of the line."""
    return lambda place: [place.whole(place.value[0] + text)]


def in_double_quotes(place: Place) -> Iterator[Edit]:
    """Double quotes around the whole value of the line."""
    start, value = place.value
    if value[:1] in ('"', "", "|", ">") or CURLY.fullmatch(value):
        return
    single = len(value) > 1 and value[0] == value[-1] == "'"
    yield place.whole(start + _quoted(value[1:-1].replace("''", "'") if single else value))


def lost_in_double_quotes(place: Place) -> Iterable[Edit]:
    """Double quotes around a value that was lost because it begins with `#`."""
    return in_double_quotes(place) if place.value[1][:1] == "#" else ()


def straight_quotes(place: Place) -> Iterable[Edit]:
    """Straight double quotes in place of curly ones, or around a text that begins with one."""
    start, value = place.value
    if CURLY.fullmatch(value):
        return [place.whole(start + _quoted(value[1:-1]))]
    return in_double_quotes(place)


def single_quotes_inside(place: Place) -> Iterator[Edit]:
    """Single quotes inside double ones."""
    start, value = place.value
    if value[:1] == value[-1:] == '"':
        inner = value[1:-1].replace('"', "'")
        yield place.whole(f'{start}"{inner}"')


def no_quotes(place: Place) -> Iterator[Edit]:
    """The value of the line without its quotes."""
    start, value = place.value
    yield place.whole(start + value.strip("\"'"))


def closed_quotes(place: Place) -> Iterator[Edit]:
    """The quotes that open here, closed at the end of the line."""
    yield place.whole(place.line.rstrip() + place.line[place.at : place.column])


def closed_bracket(place: Place) -> Iterator[Edit]:
    """The bracket that opens here, closed at the end of the line."""
    opened = place.line[place.at : place.column]
    if opened in CLOSED_BY:
        yield place.whole(place.line.rstrip() + CLOSED_BY[opened])


def space_behind(place: Place) -> Iterator[Edit]:
    """A space behind the sign that stands here."""
    yield place.part(place.column, place.column, " ")


def spaces_for_tabs(place: Place) -> Iterator[Edit]:
    """Spaces in place of Tabs: two for each, or as many as the lines beside have."""
    line, number = place.line, place.number
    indent = line[: len(line) - len(line.lstrip())]
    yield place.whole(indent.replace("\t", "  ") + line.lstrip())
    beside = [other for other in place.lines[number : number + 1] if other.strip()]
    beside += [other for other in place.lines[: number - 1][-1:] if other.strip()]
    for other in beside:
        spaces = len(other) - len(other.lstrip())
        if "\t" not in other[:spaces]:
            yield place.whole(" " * spaces + line.lstrip())


def indented_alike(place: Place) -> Iterator[Edit]:
    """As many spaces in front as the lines beside have; what follows a dash counts too."""
    line, number = place.line.lstrip(), place.number - 1
    above = (other for other in reversed(place.lines[:number]) if other.strip())
    below = (other for other in place.lines[number + 1 :] if other.strip())
    for other in filter(None, (next(above, ""), next(below, ""))):
        indent = re.match(r"\s*(?:- +)*" if not line.startswith("- ") else r"\s*", other)
        assert indent is not None  # both patterns fit anything
        yield place.whole(" " * indent.end() + line)


def below_a_sign(place: Place) -> Iterator[Edit]:
    """A text that runs on, put below `>-`."""
    below = place.lines[place.number] if place.number < len(place.lines) else ""
    indent = below[: len(below) - len(below.lstrip())]
    yield place.part(place.at, len(place.line), f">-\n{indent}{place.line[place.at :]}")


def word_is(text: str) -> Maker:
    """Another word in the place of the one that stands here."""
    return lambda place: _word(place, r"\w+", text)


def label_is(text: str) -> Maker:
    """Another label in the place of READ, READ-2 or MEMORY."""
    return lambda place: _word(place, r"READ(?:-2)?|MEMORY", text)


def _word(place: Place, pattern: str, text: str) -> Iterator[Edit]:
    match = re.compile(pattern).match(place.line, place.at)
    if match:
        yield place.part(*match.span(), text)


def one_of_these(place: Place) -> Iterator[Edit]:
    """`is: [a, b]` as `one_of: [a, b]`."""
    before = re.sub(r"\bis: *$", "one_of: ", place.line[: place.at])
    yield place.part(0, place.at, before)


def in_digits(digits: str) -> Maker:
    """A number in digits alone: `010` as 10, `1_000` as 1000."""

    def make(place: Place) -> Iterator[Edit]:
        written = GROUPED.match(place.line, place.at)
        if written:
            yield place.part(place.at, written.end(), digits)

    return make


def two_numbers(place: Place) -> Iterator[Edit]:
    """A range as two numbers in a list, the lower first."""
    line = place.line
    pair = re.compile(r"\[? *(\d+) *[-\u2013,] *(\d+) *\]?").search(line, place.at)
    if pair:
        low, high = sorted(pair.groups(), key=int)
        yield place.whole(f"{line[: pair.start()].rstrip()} [{low}, {high}]{line[pair.end() :]}")


def date_in_full(place: Place) -> Iterator[Edit]:
    """A date as it is written here: 22/11/2026 becomes 2026-11-22."""
    match = DATE.search(place.line, place.at)
    if match:
        day, month, year = match.groups()
        yield place.part(*match.span(), f"{year}-{month:0>2}-{day:0>2}")


def field_below(text: str) -> Maker:
    """A new field below the line, indented like those beside it."""

    def make(place: Place) -> Iterator[Edit]:
        column = place.at
        if re.fullmatch(r"[\w.]+:\s*", place.line[column:]):  # a block: its fields stand below
            below = next((other for other in place.lines[place.number :] if other.strip()), "")
            column = max(len(below) - len(below.lstrip()), column + 1)
        end = len(place.line)
        yield place.part(end, end, "\n" + " " * column + text)

    return by_hand(make)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
