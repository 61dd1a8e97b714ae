"""The verb `hazards`: the hazard log as a workbook, blind sheets to score it, how scorers agree."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from commands.said import Refused, Said, add_folder, needing, writing
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.book import RuleBook

WORKBOOK = "hazards.xlsx"
SCORERS = 3


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT", help="the folder to write to")
    parser.add_argument(
        "--scores",
        type=Path,
        nargs="+",
        metavar="SHEET",
        help="the sheets that two scorers or more filled in: say how far they agree",
    )
    add_folder(parser)


def run(project: Project, out: Path | None = None, scores: Sequence[Path] | None = None) -> Said:
    """Write the hazard log as a workbook with blind scoring sheets, or compare filled-in sheets."""
    if (out is None) == (scores is None):
        raise Refused("name a folder to write to, or --scores with the sheets to compare")
    book = read_book(project)
    return _compared(book, scores) if out is None else _written(book, out)


def _written(book: RuleBook, out: Path) -> Said:
    from explainer.dates import today
    from explainer.review.files import as_csv, write_spreadsheet
    from explainer.safety.workbook import scoring_sheet, workbook

    with needing("XlsxWriter", "xlsxwriter"), writing(out):
        out.mkdir(parents=True, exist_ok=True)
        write_spreadsheet(out / WORKBOOK, workbook(book), today())
        for scorer in range(1, SCORERS + 1):
            sheet = scoring_sheet(book, scorer)
            file = out / f"{sheet.name}.csv"
            file.write_text(as_csv(sheet), encoding="utf-8-sig", newline="")
    return Said(
        0,
        f"{out / WORKBOOK}: severity is proposed, nothing is judged\n"
        f"{out / 'scoring-1.csv'} and {SCORERS - 1} more: one for each scorer, to fill in alone",
    )


def _compared(book: RuleBook, files: Sequence[Path] | None) -> Said:
    from explainer.safety.scores import ScoresError, agreement_lines, read_scores, spreads

    sheets = list(files or ())
    if len(sheets) < 2:
        raise Refused("one sheet agrees with itself: name the sheets of two scorers or more")
    hazards = [hazard.id for hazard in book.hazards]
    try:
        found = []
        for file in sheets:
            with writing(file, "cannot be read"):
                found.append(read_scores(file, hazards))
    except (ScoresError, UnicodeDecodeError) as error:
        raise Refused(str(error)) from None
    return Said(0, "\n".join(agreement_lines(spreads(found, hazards))))
