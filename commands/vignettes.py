"""The verb `vignettes`: whether each person comes out as expected, and what nobody tries."""

from pathlib import Path

from commands.said import Said
from rules import load
from rules.vignettes.reading import read_vignettes
from rules.vignettes.report import failures, report
from rules.vignettes.running import run


def vignettes(folder: Path, every_rule: bool) -> Said:
    """What to print of the vignettes in a folder, run on the rules of this project.

    Places are shown from the current folder where that holds them. `every_rule` lists the counts
    of each rule. Raises ContentError when rules or vignettes cannot be read.
    """
    book, here = load(), Path.cwd()
    shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
    cases = read_vignettes(shown)
    if not cases:
        return Said(2, err=f"{shown}: there is no vignette in this folder")
    outcomes = [run(book, case) for case in cases]
    wrong = failures(outcomes)
    said = report(book, outcomes, every_rule=every_rule)
    return Said(1 if wrong else 0, said, "\n".join(wrong))
