"""The verb `check`: every problem of the content, each with its place and how to mend it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commands.said import Said, add_folder
from rules import Problem, RuleBook
from rules.loading.project import Project

if TYPE_CHECKING:
    from desk.checking import Checked


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_folder(parser, positional=True)
    parser.add_argument(
        "--format",
        dest="form",
        choices=["text", "github", "json"],
        default="text",
        help="for whom to print",
    )
    dev = " (needs requirements-dev.txt)"
    more = {
        "reading-age": f"how hard the texts are to read{dev}",
        "spelling": f"common misspellings{dev}",
        "easy-read": "whether the draft in Easy Read is easy, and of the English as it is",
    }
    for name, what in more.items():
        parser.add_argument(
            f"--{name}",
            dest="more",
            action="append_const",
            const=name,
            default=[],
            help=f"also check {what}",
        )
    accepted = "refuse what changed and is not accepted (without it, that is a warning)"
    parser.add_argument("--accepted", action="store_true", help=accepted)
    pages = "also draw every page in every state (some seconds)"
    parser.add_argument("--pages", action="store_true", help=pages)


def run(
    project: Project,
    form: str = "text",
    more: Sequence[str] = (),
    accepted: bool = False,
    pages: bool = False,
) -> Said:
    """Read all content and print every problem, each with its place and how to mend it."""
    from desk.checking import check_content
    from explainer.dates import today
    from rules.lint.dictionaries import DictionaryMissing

    try:
        checked = check_content(project, today(), more, accepted)
        if pages:
            checked = _with_pages(checked, project)
    except DictionaryMissing as missing:
        return Said(2, err=str(missing))
    bad = checked.book is None or any(p.severity == "error" for p in checked.problems)
    fine = "" if bad or checked.book is None else _fine(checked, checked.book)
    if "reading-age" in more:
        fine = f"{fine}\n{_reading_age(project)}".strip()
    if "easy-read" in more and not bad:
        fine = f"{fine}\n{_easy_read(project)}"
    if form == "text" and not checked.problems:
        return Said(int(bad), fine)
    from desk.rendering import as_github, as_json, as_text, shown

    checked = checked._replace(problems=_errors_first(checked.problems))
    found = shown(checked.problems, project)
    if form != "text":
        return Said(int(bad), as_json(found) if form == "json" else as_github(found))
    return Said(int(bad), fine, f"{as_text(found)}\n\n{_closing(checked, bad)}")


def _with_pages(checked: Checked, project: Project) -> Checked:
    """Also what keeps a page from being drawn, if the content can be used at all."""
    from screens.every_page import page_problems

    if checked.book is None or any(p.severity == "error" for p in checked.problems):
        return checked
    found = [*checked.problems, *page_problems(project, checked.book)]
    return checked._replace(problems=sorted(set(found)))


def _reading_age(project: Project) -> str:
    from rules.lint.checks.reading_age import summary
    from rules.lint.context import LintContext

    return summary(LintContext(project))


def _easy_read(project: Project) -> str:
    from explainer.languages.easy_checks import summary

    return summary(project)


def _fine(checked: Checked, book: RuleBook) -> str:
    """That nothing is wrong; where somebody still has to read a change, no more than that."""
    from desk.acceptance.differing import CODE
    from desk.checking import counts

    changed = any(problem.code == CODE for problem in checked.problems)
    start = "No errors, but not everything is accepted" if changed else "The content is fine"
    said = f"{start}: {len(book.questionnaire.questions)} questions, {len(book.rules)} rules."
    return f"{said} {counts([], checked.silenced)}".strip()


def _errors_first(problems: Sequence[Problem]) -> list[Problem]:
    """The same, in the order of their places, with every error above every warning."""
    return sorted(problems, key=lambda problem: problem.severity != "error")


def _closing(checked: Checked, bad: bool) -> str:
    """How many problems there are, and where to read more; what is silenced is told once."""
    from desk.checking import counts

    number = counts(checked.problems, checked.silenced if bad else 0)
    code = checked.problems[0].code
    return f"{number} To read more about {code}: python cli.py explain-code {code}"
