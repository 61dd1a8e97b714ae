"""How a line with a problem may have been meant.

Each mend gives the line as it may have been meant, in one or several ways. None of them is trusted:
only what a new check of all content accepts is applied (see fixing.py).
"""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from rules.loading.yaml.hidden import without_hidden
from rules.loading.yaml.number_like import GROUPED
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import CURLY

NEAR = 0.8
MEANT = re.compile(r"did you mean '([^']+)'")
QUOTED = re.compile(r"'([^']+)'")
NAME = r"[\w.-]"
VALUE = re.compile(r"(\s*(?:- +)*(?:[\w.]+: *)?)(.*?)\s*$")
WRITE = re.compile(r"write (true|false|\[\w+\])\b|write (\[[^]]+\])")

Lines = list[str]
Ways = Iterable[str]


def ways(
    problem: Problem, lines: Lines, names: frozenset[str] | None = None
) -> Iterable[tuple[str, ...]]:
    """For each mend, from the most to the least likely: how the line may have been meant.

    With `names` (all that are known) a name is corrected only if no other is near.
    """
    if not 1 <= problem.line <= len(lines):
        return
    line = lines[problem.line - 1]
    yield tuple(_renamed(problem, line, names))
    for mend in MENDS:
        yield tuple(dict.fromkeys(way for way in mend(problem, lines) if way != line))


def _renamed(problem: Problem, line: str, names: frozenset[str] | None) -> Ways:
    """A misspelt name; with `names`, where exactly one known name is near."""
    meant = MEANT.search(problem.fix)
    if meant is None or "other places" in problem.what:
        return
    found = [_at(line, word, problem.column) for word in QUOTED.findall(problem.what)]
    places = sorted(match.span() for match in found if match)
    if not places:
        return
    start, end = places[0]
    if names is None or _is_sure(line[start:end], meant.group(1), names):
        yield line[:start] + meant.group(1) + line[end:]


def _at(line: str, word: str, column: int) -> re.Match[str] | None:
    """The word as a whole, at the place of the problem or behind it."""
    return re.compile(rf"(?<!{NAME}){re.escape(word)}(?!{NAME})").search(line, column - 1)


def _is_sure(word: str, meant: str, names: frozenset[str]) -> bool:
    """Whether one name only can be meant. Names that differ in their digits are never the same."""
    near = {name for name in names if SequenceMatcher(None, word, name).ratio() >= NEAR}
    return near - {word} == {meant} and re.findall(r"\d+", word) == re.findall(r"\d+", meant)


def _hidden(problem: Problem, lines: Lines) -> Ways:
    """Characters that nobody sees."""
    if problem.code == "Y002":
        yield without_hidden(lines[problem.line - 1])


def _tab(problem: Problem, lines: Lines) -> Ways:
    """Spaces in place of Tabs: two for each, or as many as the lines beside have."""
    line = lines[problem.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return
    yield indent.replace("\t", "  ") + line.lstrip()
    beside = [other for other in lines[problem.line : problem.line + 1] if other.strip()]
    beside += [other for other in lines[: problem.line - 1][-1:] if other.strip()]
    for other in beside:
        spaces = len(other) - len(other.lstrip())
        if "\t" not in other[:spaces]:
            yield " " * spaces + line.lstrip()


def _smart_quotes(problem: Problem, lines: Lines) -> Ways:
    """Curly quotes that stand around a whole text, where straight ones belong."""
    start, value = _parts(lines[problem.line - 1])
    if CURLY.fullmatch(value):
        yield start + _in_quotes(value[1:-1])


def _quotes(problem: Problem, lines: Lines) -> Ways:
    """Double quotes around the whole text of the line."""
    start, value = _parts(lines[problem.line - 1])
    if "double quotes" not in problem.fix or value[:1] in ('"', "", "|", ">"):
        return
    if CURLY.fullmatch(value) or ("with # in it" in problem.fix and value[0] != "#"):
        return
    single = len(value) > 1 and value[0] == value[-1] == "'"
    yield start + _in_quotes(value[1:-1].replace("''", "'") if single else value)


def _no_quotes(problem: Problem, lines: Lines) -> Ways:
    """A number without quotes."""
    start, value = _parts(lines[problem.line - 1])
    if "without quotes" in problem.fix:
        yield start + value.strip("\"'")


def _as_told(problem: Problem, lines: Lines) -> Ways:
    """The very value that the message asks for: true, false, or a list."""
    start, _ = _parts(lines[problem.line - 1])
    if match := WRITE.search(problem.fix):
        yield start + (match.group(1) or match.group(2))


def _space(problem: Problem, lines: Lines) -> Ways:
    """The space that is missing behind a colon or a dash."""
    line, at = lines[problem.line - 1], problem.column
    if "space after" in problem.what:
        yield line[:at] + " " + line[at:]


def _closed_quotes(problem: Problem, lines: Lines) -> Ways:
    """The quotes closed at the end of the line."""
    line, at = lines[problem.line - 1], problem.column - 1
    if "quotes that open here are not closed" in problem.what:
        yield line.rstrip() + line[at : at + 1]


def _inner_quotes(problem: Problem, lines: Lines) -> Ways:
    """Single quotes inside the double ones."""
    start, value = _parts(lines[problem.line - 1])
    if "use single quotes" in problem.fix and value[:1] == value[-1:] == '"':
        inner = value[1:-1].replace('"', "'")
        yield f'{start}"{inner}"'


def _indented_alike(problem: Problem, lines: Lines) -> Ways:
    """As many spaces in front as the lines beside have; what follows a dash counts too."""
    if "does not start in the same column" not in problem.what:
        return
    line, number = lines[problem.line - 1].lstrip(), problem.line - 1
    above = (other for other in reversed(lines[:number]) if other.strip())
    below = (other for other in lines[number + 1 :] if other.strip())
    for other in filter(None, (next(above, ""), next(below, ""))):
        indent = re.match(r"\s*(?:- +)*" if not line.startswith("- ") else r"\s*", other)
        assert indent is not None  # both patterns fit anything
        yield " " * indent.end() + line


def _test_of_an_option(problem: Problem, lines: Lines) -> Ways:
    """`is: true` and `is: [a, b]` as they were meant: `is: yes` and `one_of: [a, b]`."""
    line, at = lines[problem.line - 1], problem.column - 1
    word = re.match(r"\w*", line[at:])
    if word and (match := re.search(r"write \{is: (yes|no)\}", problem.fix)):
        yield line[:at] + match.group(1) + line[at + word.end() :]
    if "write one_of" in problem.fix:
        yield re.sub(r"\bis: *$", "one_of: ", line[:at]) + line[at:]


def _whole_number(problem: Problem, lines: Lines) -> Ways:
    """A number in digits alone: `010` as 10, `1_000` as 1000."""
    line, at = lines[problem.line - 1], problem.column - 1
    if match := re.match(r"write (\d+), in digits alone", problem.fix):
        written = GROUPED.match(line, at)
        yield line[:at] + match.group(1) + line[written.end() if written else at :]


def _two_numbers(problem: Problem, lines: Lines) -> Ways:
    """A range as two numbers in a list, the lower first."""
    line, start = lines[problem.line - 1], problem.column - 1
    if problem.code in ("S005", "R016") and "between" in problem.what:
        pair = re.compile(r"\[? *(\d+) *[-\u2013,] *(\d+) *\]?").search(line, start)
        if pair:
            low, high = sorted(pair.groups(), key=int)
            yield f"{line[: pair.start()].rstrip()} [{low}, {high}]{line[pair.end() :]}"


def _parts(line: str) -> tuple[str, str]:
    """The start of a line up to its value, and the value, to the end of the line."""
    match = VALUE.match(line)
    assert match is not None  # every part of the pattern may be empty
    start, value = match.groups()
    return (start if start.endswith((" ", "- ")) or not value else f"{start} "), value


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


MENDS: tuple[Callable[[Problem, Lines], Ways], ...] = (
    _hidden,
    _tab,
    _smart_quotes,
    _space,
    _as_told,
    _no_quotes,
    _quotes,
    _closed_quotes,
    _inner_quotes,
    _indented_alike,
    _test_of_an_option,
    _whole_number,
    _two_numbers,
)
