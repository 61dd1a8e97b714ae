"""The verb `vignettes`: whether each person comes out as expected, and what nobody tries."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Said, add_folder, existing
from rules.loading.book import read_book
from rules.loading.layout import VIGNETTES
from rules.loading.project import Project
from rules.vignettes.reading import Case, read_vignettes
from rules.vignettes.report import failures, report
from rules.vignettes.running import run as outcome_of


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    where = "another folder of vignettes, to run on the rules of this project"
    parser.add_argument("people", nargs="?", type=Path, metavar="folder", help=where)
    add_folder(parser)
    parser.add_argument(
        "--rules", dest="every_rule", action="store_true", help="list every rule's counts"
    )


def run(project: Project, people: Path | None = None, every_rule: bool = False) -> Said:
    """Run the vignettes and say what they exercise."""
    folder = existing(project.root / VIGNETTES if people is None else people)
    book, here = read_book(project), Path.cwd()
    shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
    cases: list[Case] = read_vignettes(Project(Path()), shown)
    if not cases:
        return Said(2, err=f"{shown}: there is no vignette in this folder")
    outcomes = [outcome_of(book, case) for case in cases]
    wrong = failures(outcomes)
    said = report(book, outcomes, every_rule=every_rule)
    return Said(1 if wrong else 0, said, "\n".join(wrong))
