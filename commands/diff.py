"""The verb `diff`: what changed from one version of the content to another, and for whom."""

from argparse import ArgumentParser
from collections.abc import Sequence
from graphlib import CycleError
from pathlib import Path

from commands.bookings import with_bookings
from commands.progress import progress
from commands.said import Refused, Said, add_folder, needing, writing
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("old", help="a folder, or a git revision such as HEAD~1 or v1.0")
    parser.add_argument("new", nargs="?", help="another one; without it, the files as they are now")
    add_folder(parser)
    by_direction = "judge each change by its direction: whether anybody comes out less urgent"
    parser.add_argument("--gate", action="store_true", help=by_direction)
    saved = "what a clinician saved on the page of the gate, with its .sig beside it"
    parser.add_argument("--answers", type=Path, action="append", default=[], help=saved)
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page to print")


def run(
    project: Project,
    old: str,
    new: str | None = None,
    *,
    html: Path | None = None,
    gate: bool = False,
    answers: Sequence[Path] = (),
) -> Said:
    """Say what changed from one version to another, for whom, and what has to be signed again."""
    from explainer.dates import today

    with needing("the solver", "z3"):
        from explainer.changes import BrokenSide, as_page, as_text, compare
        from rules.changes.revisions import RevisionError
    try:
        if gate:
            return _gate(project, old, new, html, answers)
        report = compare(old, new, project, progress())
        progress()("made-up bookings")
        report = with_bookings(report, project, old, new)
    except RevisionError as error:
        return Said(2, err=str(error))
    except BrokenSide as error:
        return Said(2, err="\n".join(map(str, (error, *error.problems))))
    if html:
        with writing(html, "this file cannot be written"):
            html.write_text(as_page(report, today()), encoding="utf-8")
    progress()("")
    return Said(int(bool(report.changes)), as_text(report).removesuffix("\n"))


def _gate(
    project: Project, old: str, new: str | None, html: Path | None, answers: Sequence[Path]
) -> Said:
    """Each change by its direction; 1 while one is open."""
    from explainer.changes.gate import as_lines, as_page, with_answers
    from explainer.changes.reading import gate_of
    from rules.changes.pair import TooFarApart
    from rules.loading.layout import ALLOWED_KEYS

    try:
        found = gate_of(old, new, project, progress())
    except (CycleError, TooFarApart) as error:
        raise Refused(f"the two versions cannot be judged side by side: {error}") from None
    rows, wrong = with_answers(found.rows, found.id, answers, project.text(ALLOWED_KEYS))
    if html:
        with writing(html, "this file cannot be written"):
            html.write_text(as_page(rows, found.id, found.versions), encoding="utf-8")
    progress()("")
    code = int(any(row.is_open for row in rows) or bool(wrong))
    return Said(code, "\n".join(as_lines(rows, found.id, wrong)))
