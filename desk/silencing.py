"""Warnings that somebody has looked at and leaves: silenced by a comment, with a reason.

    lead: Call today.   # check: off C003 because the phone service reads this aloud
    # check: off E002 because the new edition is out on 1 March; the team reads it then
    review_by: 2026-11-30

At the end of a line the comment is about that line, on a line of its own about the next one; where
a text of several lines begins there, about all of it. An error can never be silenced.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import yaml

from desk.catalogue import catalogue, nearest_code
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import MOST_PROBLEMS

MARK = re.compile(r"(?:^|(?<=\s))# *check:\s*(?P<said>.*)")
SAID = re.compile(r"off +(?P<code>[A-Za-z]\d{3})\b(?: +because +(?P<reason>\S.*))?")
FORM = "write '# check: off CODE because', and then the reason"
WORD = "check:"
BLOCK = ("|", ">")
REMEMBERED = 256  # files; the content has about a hundred

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class _Silencer:
    """One comment: its place, its code, the lines it is about (from 1), whether it says why."""

    file: str
    line: int
    column: int
    code: str
    has_reason: bool
    lines: range

    def is_about(self, problem: Problem) -> bool:
        here = problem.file == self.file and problem.line in self.lines
        return here and problem.code == self.code

    def problem(self, code: str, what: str, fix: str, severity: str = "error") -> Problem:
        return Problem(self.file, self.line, self.column, code, what, fix, severity)


def silence(problems: Iterable[Problem], files: Iterable[tuple[str, str]]) -> list[Problem]:
    """The problems without the warnings that are silenced, with what is wrong with the silencing.

    `files` are the names and the texts of the files in which comments may stand.
    """
    left = list(problems)
    whole = not any(problem.severity == "error" for problem in left)
    found = [silencer for name, text in files for silencer in _silencers(name, text)]
    mistakes = (problem for silencer in found for problem in _wrong(silencer, left, whole))
    wrong = [*islice(mistakes, MOST_PROBLEMS)]
    useful = [silencer for silencer in found if silencer.has_reason]
    left = [p for p in left if p.severity == "error" or not any(s.is_about(p) for s in useful)]
    return sorted([*left, *wrong])


def _wrong(silencer: _Silencer, problems: list[Problem], whole: bool) -> Iterator[Problem]:
    """What is wrong with one comment; `whole` says whether every check could run."""
    code = silencer.code
    about = [problem for problem in problems if silencer.is_about(problem)]
    if not code:
        yield silencer.problem("M001", "this comment silences nothing as it is written", FORM)
    elif code not in catalogue():
        yield silencer.problem("M002", f"there is no code '{code}'", nearest_code(code))
    elif any(problem.severity == "error" for problem in about):
        what = f"'{code}' is an error here, and an error cannot be silenced"
        yield silencer.problem("M003", what, "mend the error, and remove this comment")
    elif not silencer.has_reason:
        what = f"this comment silences '{code}' without a reason"
        fix = f"write '# check: off {code} because', and then the reason"
        yield silencer.problem("M001", what, fix)
    elif not about and whole:
        what = f"this comment silences nothing: '{code}' is not found here"
        yield silencer.problem("M004", what, "remove the comment", "warning")


@lru_cache(maxsize=REMEMBERED)
def _silencers(name: str, text: str) -> tuple[_Silencer, ...]:
    """What silences something in one file, looked for once."""
    return tuple(_found(name, text))


def _found(name: str, text: str) -> Iterator[_Silencer]:
    """The comments of one file that silence something. What stands inside a text is no comment."""
    if WORD not in text:
        return
    lines = text.split("\n")
    texts, following = _texts(text), _following(lines)
    ends = {words.line: words.last_line for words in texts}
    for number, line in enumerate(lines):
        mark = MARK.search(line)
        if mark is None or _is_inside(texts, (number, mark.start())):
            continue
        match = SAID.fullmatch(mark.group("said").strip())
        alone = not line[: mark.start()].strip()
        first = following[number] if alone else number
        yield _Silencer(
            file=name,
            line=number + 1,
            column=mark.start() + 1,
            code=match.group("code").upper() if match else "",
            has_reason=bool(match and match.group("reason")),
            lines=range(first + 1, max(first, ends.get(first, 0)) + 2),
        )


def _following(lines: list[str]) -> list[int]:
    """For each line (from 0) the next that is neither empty nor a comment."""
    found, after = [], len(lines)
    for number in range(len(lines) - 1, -1, -1):
        found.append(after)
        if not lines[number].lstrip().startswith("#") and lines[number].strip():
            after = number
    return found[::-1]


class _Text(NamedTuple):
    """A text of a file: the line where it begins, and where its words start and end, all from 0."""

    line: int
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def last_line(self) -> int:
        """The last line that has something of it."""
        line, column = self.end
        return line if column else line - 1


def _texts(text: str) -> list[_Text]:
    """The texts of a file, as far as it can be read."""
    found: list[_Text] = []
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                # Behind the sign | or > there may be a comment; the words start in the next line.
                words = (start.line + 1, 0) if token.style in BLOCK else (start.line, start.column)
                found.append(_Text(start.line, words, (end.line, end.column)))
    except yaml.YAMLError:
        pass  # the file has an error that is told; its texts up to there are enough
    return found


def _is_inside(texts: list[_Text], place: tuple[int, int]) -> bool:
    """Whether a place (line and column from 0) is inside one of the texts, which are in order."""
    before = bisect_right(texts, place, key=lambda text: text.start)
    return before > 0 and place < texts[before - 1].end
