"""The verb `review`: the review pack for clinicians, and the rule book as text.

What it needs is imported when it runs, so that nothing else waits for it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explainer.review.subject import Subject

ROOT = Path(__file__).resolve().parents[1]
VIGNETTES = Path("tests") / "vignettes"
PAGE, SPREADSHEET = "review.html", "tables.xlsx"


def add_parser(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb to a command line."""
    verb = verbs.add_parser("review", help=run.__doc__, description=run.__doc__)
    verb.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")
    verb.add_argument("--folder", type=Path, default=ROOT, help="the project folder")
    verb.add_argument(
        "--text", action="store_true", help="write OUT as one text file: rules and questions only"
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the review pack: one page to read and print, and its tables."""
    from desk.checking import check_content

    problems = check_content(args.folder, _today()).problems
    broken = [problem for problem in problems if problem.severity == "error"]
    if broken:
        _complain(*broken)
        return 1
    subject = _subject(args.folder)
    try:
        if args.text:
            return _write_text(args.out, subject)
        warnings = tuple(f"{problem}" for problem in problems)
        return _write_pack(args.out, subject, warnings, args.folder)
    except OSError as error:
        _complain(f"{error.filename or args.out}: cannot be written ({error.strerror})")
        return 2


def _write_text(out: Path, subject: Subject) -> int:
    from explainer.review.rule_book import rule_book

    out.write_text(rule_book(subject), encoding="utf-8")
    _say(f"{out}: the rule book as text")
    return 0


def _write_pack(out: Path, subject: Subject, warnings: tuple[str, ...], root: Path) -> int:
    from explainer import load_screen_words
    from explainer.review.files import as_csv, write_spreadsheet
    from explainer.review.purpose import intended_purpose
    from explainer.review.tables import tables

    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401

        from explainer.review.pack import pack
        from explainer.review.render import as_html
    except ImportError:
        _complain("the solver or XlsxWriter is missing: install what requirements-dev.txt lists")
        return 2
    out.mkdir(parents=True, exist_ok=True)
    made = pack(subject, intended_purpose(root), warnings, progress=_progress())
    page = as_html(made, load_screen_words(root)["site"]["name"])
    (out / PAGE).write_text(page, encoding="utf-8")
    found = tables(made.sheets, made.matrix, made.proofs)
    for table in found:
        # With a mark at its start, so that spreadsheets read it as UTF-8.
        (out / f"{table.name}.csv").write_text(as_csv(table), encoding="utf-8-sig", newline="")
    write_spreadsheet(out / SPREADSHEET, found, subject.today)
    _say(f"{out / PAGE}: open it in a browser, and print it from there")
    _say(f"{out / SPREADSHEET}, and {len(found)} CSV files: its tables")
    return 0 if made.proofs.all_proved and not made.matrix.outside else 1


def _subject(root: Path) -> Subject:
    from explainer import load_wording
    from explainer.review.subject import Subject
    from explainer.sentences import load_sentence_words
    from rules import load
    from rules.vignettes.reading import read_vignettes

    cases = tuple(read_vignettes(root / VIGNETTES))
    return Subject(load(root), load_wording(root), load_sentence_words(root), cases, _today())


def _progress() -> Callable[[str], None]:
    """Shows on a terminal what is being worked out, in one line that is written over."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text[:78]}")
        sys.stderr.flush()

    return show


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
    print(text)  # noqa: T201


def _complain(*problems: object) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
