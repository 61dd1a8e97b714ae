"""The examples of the documentation of codes (desk/catalogue.py), put into a copy of content."""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desk.catalogue import Entry, Place, place_of
from desk.checking import check_content
from rules import AnswerError, ContentError, Problem, RuleBook, assess
from rules.loading.answers import read_answers
from rules.loading.layout import ACCEPTED, HOME
from rules.loading.project import Project
from screens.every_page import page_problems
from tests.support.messages import MessageCase, broken
from tests.support.translated import completed

TODAY = date(2026, 12, 1)
ANSWERS = "answers.yaml"
ACCEPTANCE = {"W040", "W041", "W042"}
WHEN_DRAWN = {"W020", "W023"}
ON_DEMAND = {"C007": ("reading-age",), "C008": ("spelling",)}
ON_DEMAND |= dict.fromkeys(("D001", "D002", "D003"), ("easy-read",))
HIDDEN = re.compile(r"<U\+([0-9A-F]{4})>")


@contextmanager
def in_place(folder: Path, entry: Entry, example: str) -> Iterator[str]:
    """The copy of the content with one of the examples in it; gives the example's file."""
    place, lines = place_of(example, default=place_of(entry.bad)[0])
    (folder / place.file).parent.mkdir(parents=True, exist_ok=True)
    if entry.code in ACCEPTANCE:
        shutil.copy(HOME / ACCEPTED, folder / ACCEPTED)
    try:
        with broken(folder, _case(place, HIDDEN.sub(_character, lines))):
            yield place.file
    finally:
        (folder / ACCEPTED).unlink(missing_ok=True)


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _case(place: Place, lines: str) -> MessageCase:
    more: dict[str, object] = {"with": lines, "line": place.line, "below": place.below}
    if place.whole:
        text = f"{completed(lines) if place.file.endswith('.po') else lines}\n"
        more = {"text": text, "times": place.times, "encoding": place.encoding}
    if place.rename:
        more = {"rename": place.rename}
    return MessageCase.model_validate({"slip": "x", "says": ["x"], "file": place.file, **more})


def codes(folder: Path, file: str, code: str, book: RuleBook) -> set[str]:
    """The codes of all that is found in the copy, as whoever edits this file would find it."""
    if file == ANSWERS:
        return _codes(_of_answers(folder / file, book))
    project = Project(folder)
    checked = check_content(project, TODAY, ON_DEMAND.get(code, ()), accepted=code in ACCEPTANCE)
    if code in WHEN_DRAWN and checked.book is not None:
        return _codes([*checked.problems, *page_problems(project, checked.book)])
    return _codes(checked.problems)


def stands_alone(entry: Entry) -> bool:
    """Whether its examples cannot be tried beside others.

    A plain check does not look for it; or it is in a translation, which is of the content as it is.
    """
    file = place_of(entry.bad)[0].file
    asked_for = ACCEPTANCE | WHEN_DRAWN | {*ON_DEMAND}
    return entry.code in asked_for or file == ANSWERS or file.endswith(".po")


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
