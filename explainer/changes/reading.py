"""Reads two versions and compares them."""

from collections.abc import Callable
from graphlib import CycleError
from pathlib import Path

from explainer.changes.report import Report, Writer
from explainer.sentences import load_sentence_words
from explainer.signoff.approval import words_shown
from explainer.wording import coverage_problems, load_wording
from rules import ContentError, Problem
from rules.changes.comparing import changes, restale
from rules.changes.effect import effect
from rules.changes.pair import Side, TooFarApart
from rules.changes.revisions import folder_of
from rules.changes.versions import Version, read_version
from rules.loading.layout import WORDS
from rules.loading.project import Project

AS_THEY_ARE = "the files as they are now"


class BrokenSide(Exception):
    """One of the two versions has problems; `problems` lists them."""

    def __init__(self, side: Side, name: str, error: ContentError) -> None:
        super().__init__(f"the {side} version, {name}, cannot be read:")
        self.problems: tuple[Problem, ...] = error.problems


def compare(
    old: str, new: str | None, project: Project, progress: Callable[[str], None] = lambda _: None
) -> Report:
    """What changed from one version to another: each a folder, or a git revision of the project.

    Without `new`, the old one is compared with the files as they are now.

    Raises RevisionError when there is no such version, and BrokenSide when it cannot be read.
    """
    with folder_of(old, project.root) as before, folder_of(new, project.root) as after:
        progress("reading both versions")
        sides = _read(before, old, Side.OLD), _read(after, new or AS_THEY_ARE, Side.NEW)
    writer = Writer(*sides, load_wording(project), load_sentence_words(project))
    found = changes(*sides)
    try:
        result = effect(sides[0].book, sides[1].book, progress) if found else None
        why_not = None
    except CycleError:
        result = None
        why_not = "each of two questions is asked depending on the other, one in each version"
    except TooFarApart as error:
        result, why_not = None, str(error)
    return writer.report(found, result, why_not, restale(*sides))


def _read(folder: Path, name: str, side: Side) -> Version:
    try:
        project = Project(folder)
        wording = load_wording(project)
        version = read_version(project, name, lambda book: words_shown(book, wording))
        # A sign without words for lists and the phone, as in the first release, can be compared.
        found = coverage_problems(wording, version.book, project)
        problems = [problem for problem in found if problem.file == WORDS.as_posix()]
        if problems:
            raise ContentError(problems)
    except ContentError as error:
        raise BrokenSide(side, name, error) from None
    return version
