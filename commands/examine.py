"""The verb `examine`: how often what gives levels is less or more urgent than the rules."""

from __future__ import annotations

import json
import shlex
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.progress import progress
from commands.said import Refused, Said, add_folder, needing, writing
from rules import RuleBook, assess
from rules.loading.book import read_book
from rules.loading.project import Project

if TYPE_CHECKING:
    from rules import Level

LEAST = 500


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    option = parser.add_argument
    option("--command", metavar="COMMAND", help="what to examine; without it, our own engine")
    option("--number", type=int, default=LEAST, help=f"how many cases ({LEAST})")
    option("--seed", type=int, default=1, help="another seed draws other cases (1)")
    option("--seconds", type=int, default=600, help="how long the command may take (600)")
    option("--cases", type=Path, metavar="FILE", help="only write the cases, as JSON lines")
    add_folder(parser)


def run(
    project: Project,
    *,
    command: str | None = None,
    number: int = LEAST,
    seed: int = 1,
    seconds: int = 600,
    cases: Path | None = None,
) -> Said:
    """Draw cases at the proved boundaries, and report under- and over-triage with intervals."""
    if number < 1:
        raise Refused("--number: draw one case or more")
    book = read_book(project)
    with needing("the solver", "z3"):
        from desk.examination.cases import draw, rules_met
        from rules.proof.space import Space
    from desk.examination.asking import NotExamined
    from desk.examination.judging import Answered, is_clean, report
    from desk.examination.telling import as_told

    drawn = draw(Space(book), number, seed, progress())
    progress()("")
    told = [as_told(book, case, twin) for twin in (False, True) for case in drawn]
    if cases is not None:
        with writing(cases):
            cases.write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
        return Said(0, f"{cases}: {len(drawn)} cases, each with its played-down twin")
    try:
        said = _said(book, told, command, seconds)
    except NotExamined as error:
        return Said(2, err=str(error))
    pairs = zip(drawn, said[: len(drawn)], said[len(drawn) :], strict=True)
    found = [Answered(case, plain, twin) for case, plain, twin in pairs]
    unsigned = "" if book.signatures else ", which no person signed"
    head = f"{command or 'our own engine'}, against rule set {book.version}{unsigned}"
    count = f"{len(drawn)} cases at the edges of {rules_met(drawn)} rules, seed {seed}"
    lines = [head, f"{count}; intervals are Wilson's, 95 %", *report(found)]
    return Said(0 if is_clean(found) else 1, "\n".join(lines))


def _said(
    book: RuleBook, told: list[dict[str, Any]], command: str | None, seconds: int
) -> list[Level | None]:
    from desk.examination.asking import ask

    if command is not None:
        return ask(shlex.split(command), told, seconds)
    return [assess(book, one["answers"]).level for one in told]
