"""The verb `review`: the review pack for clinicians, and the rule book as text.

What it needs is imported when it runs, so that nothing else waits for it.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from commands.bookings import speaking_in, with_bookings
from commands.progress import progress
from commands.said import Said, add_folder, needing, writing
from rules.loading.project import Project

if TYPE_CHECKING:
    from explainer.review.pack import Changes, Pack
    from explainer.review.subject import Subject

PAGE, SPREADSHEET, CHANGES = "review.html", "tables.xlsx", "changes.html"


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")
    add_folder(parser)
    parser.add_argument(
        "--since", metavar="REVISION", help="also say what changed since then, and for whom"
    )
    parser.add_argument(
        "--text", action="store_true", help="write OUT as one text file: rules and questions only"
    )
    parser.add_argument(
        "--sheet",
        action="store_true",
        help="write OUT as one page to sign by: decisions, questions",
    )


def run(
    project: Project,
    out: Path,
    since: str | None = None,
    text: bool = False,
    sheet: bool = False,
) -> Said:
    """Write the review pack: one page to read and print, and its tables."""
    from desk.checking import check_content
    from explainer.dates import today

    problems = check_content(project, today()).problems
    broken = [problem for problem in problems if problem.severity == "error"]
    if broken:
        return Said(1, err="\n".join(map(str, broken)))
    subject = subject_of(project)
    with writing(out):
        if text:
            return _write_text(out, subject)
        if sheet:
            return _write_sheet(project, out, subject)
        return _write_pack(project, out, since, subject, tuple(map(str, problems)))


def _write_text(out: Path, subject: Subject) -> Said:
    from explainer.review.rule_book import rule_book

    out.write_text(rule_book(subject), encoding="utf-8")
    return Said(0, f"{out}: the rule book as text")


def _write_sheet(project: Project, out: Path, subject: Subject) -> Said:
    from desk.review.items import Items
    from desk.review.paper import sheets_for_paper
    from explainer import load_screen_words

    items = Items(project, subject)
    with needing("numpy or pyarrow", "numpy", "pyarrow"):
        figures = speaking_in(project, subject.book, items.decisions)
    name = load_screen_words(project)["site"]["name"]
    page = sheets_for_paper(items, name, subject.book.version, figures)
    out.write_text(page, encoding="utf-8")
    return Said(0, f"{out}: {len(items.decisions)} decisions; open it in a browser, and print it")


def _write_pack(
    project: Project, out: Path, since: str | None, subject: Subject, warnings: tuple[str, ...]
) -> Said:
    with needing("the solver or XlsxWriter", "z3", "xlsxwriter"):
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401

        from explainer.review.pack import pack
        from rules.changes.revisions import RevisionError
    from explainer.changes import BrokenSide
    from explainer.review.purpose import intended_purpose

    out.mkdir(parents=True, exist_ok=True)
    try:
        changes = _changes(project, out, since) if since else None
    except RevisionError as error:
        return Said(2, err=str(error))
    except BrokenSide as error:
        return Said(2, err="\n".join(map(str, (error, *error.problems))))
    made = pack(subject, intended_purpose(project.root), warnings, changes, progress())
    told = _write_files(project, out, made)
    return Said(0 if made.proofs.all_proved and not made.matrix.outside else 1, told)


def _changes(project: Project, out: Path, since: str) -> Changes:
    """What changed since a revision; the page with the same goes to a file of its own."""
    from explainer.changes import as_page, as_text, compare
    from explainer.dates import today
    from explainer.review.pack import Changes

    report = with_bookings(compare(since, None, project, progress()), project, since, None)
    (out / CHANGES).write_text(as_page(report, today()), encoding="utf-8")
    return Changes(since, as_text(report))


def _write_files(project: Project, out: Path, made: Pack) -> str:
    """Write the pack; returns what is said of its files."""
    from explainer import load_screen_words
    from explainer.dates import today
    from explainer.review.files import as_csv, write_spreadsheet
    from explainer.review.render import as_html
    from explainer.review.tables import tables

    page = as_html(made, load_screen_words(project)["site"]["name"])
    (out / PAGE).write_text(page, encoding="utf-8")
    found = tables(made.sheets, made.matrix, made.proofs)
    for table in found:
        # With a mark at its start, so that spreadsheets read it as UTF-8.
        file = out / f"{table.name}.csv"
        file.write_text(as_csv(table), encoding="utf-8-sig", newline="")
    write_spreadsheet(out / SPREADSHEET, found, today())
    progress()("")
    return (
        f"{out / PAGE}: open it in a browser, and print it from there\n"
        f"{out / SPREADSHEET}, and {len(found)} CSV files: its tables"
    )


def subject_of(project: Project) -> Subject:
    """The content of a project, read for whoever reviews it."""
    from explainer.dates import today
    from explainer.review.subject import read_subject

    return read_subject(project, today())
