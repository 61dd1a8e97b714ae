"""The verb `review`: the review pack for clinicians, and the rule book as text.

What it needs is imported when it runs, so that nothing else waits for it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.progress import progress
from rules.loading.book import ROOT

if TYPE_CHECKING:
    from explainer.review.pack import Changes, Pack
    from explainer.review.subject import Subject

VIGNETTES = Path("tests") / "vignettes"
PAGE, SPREADSHEET, CHANGES = "review.html", "tables.xlsx", "changes.html"


def add_parser(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb to a command line."""
    verb = verbs.add_parser("review", help=run.__doc__, description=run.__doc__)
    verb.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")
    verb.add_argument("--folder", type=Path, default=ROOT, help="the project folder")
    verb.add_argument(
        "--since", metavar="REVISION", help="also say what changed since then, and for whom"
    )
    verb.add_argument(
        "--text", action="store_true", help="write OUT as one text file: rules and questions only"
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the review pack: one page to read and print, and its tables."""
    from desk.checking import check_content
    from explainer.dates import today

    problems = check_content(args.folder, today()).problems
    broken = [problem for problem in problems if problem.severity == "error"]
    if broken:
        _complain(*broken)
        return 1
    subject = _subject(args.folder)
    try:
        if args.text:
            return _write_text(args.out, subject)
        return _write_pack(args, subject, tuple(map(str, problems)))
    except OSError as error:
        _complain(f"{error.filename or args.out}: cannot be written ({error.strerror})")
        return 2


def _write_text(out: Path, subject: Subject) -> int:
    from explainer.review.rule_book import rule_book

    out.write_text(rule_book(subject), encoding="utf-8")
    _say(f"{out}: the rule book as text")
    return 0


def _write_pack(args: argparse.Namespace, subject: Subject, warnings: tuple[str, ...]) -> int:
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401

        from explainer.review.pack import pack
        from rules.changes.revisions import RevisionError
    except ImportError as error:
        if error.name not in ("z3", "xlsxwriter"):
            raise
        _complain("the solver or XlsxWriter is missing: install what requirements-dev.txt lists")
        return 2
    from explainer.changes import BrokenSide
    from explainer.review.purpose import intended_purpose

    args.out.mkdir(parents=True, exist_ok=True)
    try:
        changes = _changes(args) if args.since else None
    except (RevisionError, BrokenSide) as error:
        _complain(error, *(error.problems if isinstance(error, BrokenSide) else ()))
        return 2
    made = pack(subject, intended_purpose(args.folder), warnings, changes, progress())
    _write_files(args, made)
    return 0 if made.proofs.all_proved and not made.matrix.outside else 1


def _changes(args: argparse.Namespace) -> Changes:
    """What changed since a revision; the page with the same goes to a file of its own."""
    from explainer.changes import as_page, as_text, compare
    from explainer.dates import today
    from explainer.review.pack import Changes

    report = compare(args.since, None, args.folder, progress())
    (args.out / CHANGES).write_text(as_page(report, today()), encoding="utf-8")
    return Changes(args.since, as_text(report))


def _write_files(args: argparse.Namespace, made: Pack) -> None:
    from explainer import load_screen_words
    from explainer.dates import today
    from explainer.review.files import as_csv, write_spreadsheet
    from explainer.review.render import as_html
    from explainer.review.tables import tables

    page = as_html(made, load_screen_words(args.folder)["site"]["name"])
    (args.out / PAGE).write_text(page, encoding="utf-8")
    found = tables(made.sheets, made.matrix, made.proofs)
    for table in found:
        # With a mark at its start, so that spreadsheets read it as UTF-8.
        file = args.out / f"{table.name}.csv"
        file.write_text(as_csv(table), encoding="utf-8-sig", newline="")
    write_spreadsheet(args.out / SPREADSHEET, found, today())
    progress()("")
    _say(f"{args.out / PAGE}: open it in a browser, and print it from there")
    _say(f"{args.out / SPREADSHEET}, and {len(found)} CSV files: its tables")


def _subject(root: Path) -> Subject:
    from explainer import load_wording
    from explainer.dates import today
    from explainer.review.subject import Subject
    from explainer.sentences import load_sentence_words
    from rules import load
    from rules.vignettes.reading import read_vignettes

    cases = tuple(read_vignettes(root / VIGNETTES))
    return Subject(load(root), load_wording(root), load_sentence_words(root), cases, today())


def _say(text: str) -> None:
    print(text)  # noqa: T201


def _complain(*problems: object) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
