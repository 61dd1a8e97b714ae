"""The verb `rate`: sheets on which clinicians rate cases, blinded, and how far they agree."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import progress
from commands.said import Refused, Said, add_folder, needing, writing
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.book import RuleBook

if TYPE_CHECKING:
    from desk.examination.cases import Case

NUMBER, RATERS, SEED = 60, 3, 1
POOL = 500  # cases are drawn as for `examine`, and some of them taken


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    option = parser.add_argument
    option("out", type=Path, nargs="?", metavar="OUT", help="the folder to write the sheets to")
    option("--raters", type=int, default=RATERS, help=f"how many sheets ({RATERS})")
    option("--number", type=int, default=NUMBER, help=f"how many cases on each ({NUMBER})")
    option("--seed", type=int, default=SEED, help="another seed takes other cases (1)")
    saved = "the files that the raters saved: say how far they agree, with each other and the rules"
    option("--ratings", type=Path, nargs="+", metavar="FILE", help=saved)
    add_folder(parser)


def run(
    project: Project,
    out: Path | None = None,
    *,
    raters: int = RATERS,
    number: int = NUMBER,
    seed: int = SEED,
    ratings: Sequence[Path] | None = None,
) -> Said:
    """Write blinded rating sheets, or say how far those that came back agree."""
    if (out is None) == (ratings is None):
        raise Refused("name a folder for the sheets, or --ratings with the files that came back")
    if min(raters, number) < 1:
        raise Refused("--raters and --number: write 1 or more")
    book = read_book(project)
    if out is None:
        return _compared(book, list(ratings or ()))
    return _written(project, book, out, raters, (number, seed))


def _written(
    project: Project, book: RuleBook, out: Path, raters: int, draw: tuple[int, int]
) -> Said:
    from desk.examination.rating import Drawn, sheet
    from explainer import load_wording

    number, seed = draw
    cases, wording = _cases(book, number, seed), load_wording(project)
    drawn = Drawn(rule_set=book.version, number=number, seed=seed)
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        for rater in range(1, raters + 1):
            page = sheet(book, wording, cases, drawn, rater)
            (out / f"rate-{rater}.html").write_text(page, encoding="utf-8")
    return Said(
        0, f"{out}: {raters} sheets with {len(cases)} cases each, for raters to fill in alone"
    )


def _compared(book: RuleBook, files: list[Path]) -> Said:
    from desk.examination.rating import NotRated, joined, lines, one_draw, read_ratings

    try:
        found = []
        for file in files:
            with writing(file, "cannot be read"):
                found.append((file, read_ratings(file)))
        drawn = one_draw(found, book)
    except NotRated as error:
        raise Refused(str(error)) from None
    sheets = [ratings for _, ratings in found]
    cases = _cases(book, drawn.number, drawn.seed)
    return Said(0, "\n".join(lines(joined(cases, sheets), sheets)))


def _cases(book: RuleBook, number: int, seed: int) -> list[Case]:
    with needing("the solver", "z3"):
        from desk.examination.cases import draw
        from rules.proof.space import Space
    from desk.examination.rating import chosen

    drawn = draw(Space(book), max(POOL, number), seed, progress())
    progress()("")
    return chosen(drawn, number)
