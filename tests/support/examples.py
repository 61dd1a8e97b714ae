"""The examples of the documentation of codes (desk/catalogue.py), put into a copy of content."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desk.catalogue import Entry, Place, place_of
from desk.checking import check_content
from rules import AnswerError, ContentError, Problem, RuleBook, assess
from rules.loading.answers import read_answers
from rules.loading.project import Project
from screens.content import content
from screens.workspaces.snapshot import Desk
from tests.support.messages import MessageCase, broken

TODAY = date(2026, 12, 1)
ANSWERS = "answers.yaml"
ON_DEMAND = {"C007": ("reading-age",), "C008": ("spelling",)}
HIDDEN = re.compile(r"<U\+([0-9A-F]{4})>")


@contextmanager
def in_place(folder: Path, entry: Entry, example: str) -> Iterator[str]:
    """The copy of the content with one of the examples in it; gives the example's file."""
    place, lines = place_of(example, default=place_of(entry.bad)[0])
    (folder / place.file).parent.mkdir(parents=True, exist_ok=True)
    with broken(folder, _case(place, HIDDEN.sub(_character, lines))):
        yield place.file


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _case(place: Place, lines: str) -> MessageCase:
    more: dict[str, object] = {"with": lines, "line": place.line, "below": place.below}
    if place.whole:
        text = f"{lines}\n"
        more = {"text": text, "times": place.times, "encoding": place.encoding}
    if place.rename:
        more = {"rename": place.rename}
    return MessageCase.model_validate({"slip": "x", "says": ["x"], "file": place.file, **more})


def codes(folder: Path, file: str, code: str, book: RuleBook) -> set[str]:
    """The codes of all that is found in the copy, as whoever edits this file would find it."""
    if file == ANSWERS:
        return _codes(_of_answers(folder / file, book))
    if code == "W020":  # found when the pages are drawn
        return _codes(Desk(folder, content().screens["content"]).look().problems)
    return _codes(check_content(Project(folder), TODAY, ON_DEMAND.get(code, ())).problems)


def _codes(problems: Iterable[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def _of_answers(file: Path, book: RuleBook) -> Iterable[Problem]:
    try:
        answers = read_answers(str(file))
    except ContentError as error:
        return error.problems
    try:
        assess(book, answers.data)
    except AnswerError as error:
        return answers.problems(error)
    return ()
