"""Everything that is wrong with the content of a project."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.acceptance.differing import CODE as CHANGED
from desk.acceptance.differing import differences, nothing_kept, problems_of
from desk.acceptance.ledger import read_ledger
from desk.languages import told as translations_told
from desk.silencing import silence
from explainer.checking import read_content
from explainer.languages.easy_checks import easy_read_problems
from explainer.words import Wording
from rules import ContentError, Problem, RuleBook
from rules.lint.run import lint
from rules.loading.layout import PAGES, QUESTIONNAIRE, SCREENS, SENTENCES, WORDS
from rules.loading.project import Project
from rules.loading.yaml.traps import warnings_of

# What follows from another error: a text that broke a promise about words, a family of claims or
# an answer's numbers stands on its line; a promise about no text is in a file that cannot be read.
ON_ITS_LINE = frozenset({"W035", "C009", "C014"})
OF_NO_TEXT = "W031"
# What another says better, of the same line: a promise what a number has to be, a day that is in no
# calendar why it is no date.
A_NUMBER = "C015"
SAID_BETTER = {A_NUMBER: "W035", "S008": "E005"}
# A copy of a file repeats every id of it: that it is a copy is the one thing to say.
A_COPY, WRITTEN_TWICE = "Y017", "S001"
FOLLOWING = ON_ITS_LINE | {OF_NO_TEXT}
EASY = "easy-read"  # a draft, which holds up nobody who changes the English
SPOKEN_OF = {file.as_posix() for file in (WORDS, SCREENS, PAGES, QUESTIONNAIRE, SENTENCES)}


class Checked(NamedTuple):
    """The rule book, if there is one, every problem, sorted by place, and how many are silenced."""

    book: RuleBook | None
    problems: list[Problem]
    silenced: int


def check_content(
    project: Project, today: date, more: Iterable[str] = (), accepted: bool = False
) -> Checked:
    """Read the content of a project, and say everything that is wrong with it.

    `more` names checks that are made on demand only ("reading-age", "spelling", "easy-read"); the
    first two raise DictionaryMissing where the development tools are not installed. What changed
    and is not accepted is a warning, and with `accepted` an error; of a file that has an error of
    its own it is not told, because nobody accepts that.
    """
    checked = check_what_is_said(project, today, more)
    changed = acceptance_problems(project, checked.book, "error" if accepted else "warning")
    wrong = {problem.file for problem in checked.problems if problem.severity == "error"}
    changed = [p for p in changed if p.code != CHANGED or p.file not in wrong]
    other = translations_told(project, checked.book)
    return checked._replace(problems=sorted({*checked.problems, *changed, *other}))


def check_what_is_said(project: Project, today: date, more: Iterable[str] = ()) -> Checked:
    """The same, without asking who has accepted it: for changes that nobody can have accepted."""
    book, problems = read_content(project)
    wanted = set(more)
    problems += lint(project, today, book, wanted - {EASY}, project.sound(WORDS, Wording))
    if EASY in wanted:
        problems += easy_read_problems(project)
    found, silenced = with_warnings(project, _one_for_each_cause(problems))
    return Checked(book, sorted(found), silenced)


def _one_for_each_cause(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without those that the next check would tell, once another one is mended."""
    found = list(problems)
    causes = [p for p in found if p.severity == "error" and p.code not in {*FOLLOWING, A_NUMBER}]
    places = {(p.code, p.file, p.line) for p in found}
    lines, files = {(p.file, p.line) for p in causes}, {p.file for p in causes}
    copies = [p.file for p in found if p.code == A_COPY]
    for problem in found:
        follows = problem.code in ON_ITS_LINE and (problem.file, problem.line) in lines
        follows |= (SAID_BETTER.get(problem.code), problem.file, problem.line) in places
        follows |= problem.code == OF_NO_TEXT and bool(SPOKEN_OF & files)
        follows |= problem.code == WRITTEN_TWICE and _is_of_a_copy(problem, copies)
        if not follows:
            yield problem


def _is_of_a_copy(problem: Problem, copies: Iterable[str]) -> bool:
    """Whether an id is told as written twice only because a whole file is."""
    return any(problem.file == copy or f"(first at {copy}:" in problem.what for copy in copies)


def acceptance_problems(project: Project, book: RuleBook | None, severity: str) -> list[Problem]:
    """What is not as it was accepted. It cannot be silenced.

    A folder without the list is one in which nothing is accepted: that is told only when it counts.
    """
    try:
        ledger = read_ledger(project)
    except ContentError as error:
        return list(error.problems)
    if ledger is None:
        return [nothing_kept(severity)] if severity == "error" else []
    return [*problems_of(project, differences(project, ledger, book), severity)]


def with_warnings(project: Project, problems: Iterable[Problem]) -> tuple[list[Problem], int]:
    """The problems with those that a file may have although it can be used.

    Warnings that are silenced are left out, and their number is given.
    """
    texts = {file.as_posix(): project.text(file) for file in project.all_files()}
    found = set(problems)
    found.update(_warnings(project, texts, {(p.file, p.line) for p in found}))
    left = silence(sorted(found), texts.items())
    return left, len(found.difference(left))


def _warnings(
    project: Project, names: Iterable[str], known: set[tuple[str, int]]
) -> Iterator[Problem]:
    """What reads well and may not be meant; a line that has a problem has enough with that one."""
    for name in names:
        for problem in warnings_of(project.document(Path(name))):
            if (problem.file, problem.line) not in known:
                yield problem


def counts(problems: Iterable[Problem], silenced: int = 0) -> str:
    """How many there are, such as `2 errors, 1 warning.`; empty when there is nothing to count."""
    found = Counter(problem.severity for problem in problems)
    parts = [_number(found[severity], severity) for severity in ("error", "warning")]
    if silenced:
        parts.append(f"{_number(silenced, 'warning')} silenced")
    said = ", ".join(filter(None, parts))
    return f"{said}." if said else ""


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
