"""The verb `prove`: every safety property, over every possible set of answers.

The solver is imported only when the verb runs, so that nothing else waits for it.
"""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from commands.progress import progress, say
from commands.said import Refused, Said, add_folder, needing
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.safety import SafetyProperty

if TYPE_CHECKING:
    from rules.proof.findings import Finding
    from rules.proof.properties import Verdict


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_folder(parser, positional=True)
    parser.add_argument(
        "--property", dest="only", metavar="ID", help="one property only, such as P4"
    )
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def run(project: Project, only: str | None = None, as_json: bool = False) -> Said:
    """Prove the safety properties for every possible set of answers, or name who breaks them."""
    from explainer import load_wording
    from explainer.page_texts import pages_of

    started = time.perf_counter()
    book = read_book(project)
    wanted = _wanted(book, only)
    wording = load_wording(project)
    with needing("the solver", "z3"):  # the app and the other verbs do without it
        from explainer.proofs.report import as_data, summary_line
        from rules.proof.everything import prove_everything, verdicts_on
        from rules.proof.findings import Finding
        from rules.proof.space import Space
    space = Space(book, pages=pages_of(book, wording))
    verdicts: list[Verdict] = []
    findings: list[Finding] = []
    found_all = prove_everything(space, wording.texts_of_rules, progress())
    for found in verdicts_on(space, wanted, progress()) if only else found_all:
        if isinstance(found, Finding):
            findings.append(found)
        else:
            verdicts.append(found)
        if not as_json:
            say("\n".join(_lines(book, found)))
    progress()("")
    code = 0 if all(verdict.proved for verdict in verdicts) and not findings else 1
    if as_json:
        return Said(code, json.dumps(as_data(book, space.size, verdicts, findings), indent=2))
    seconds = time.perf_counter() - started
    return Said(code, summary_line(space.size, verdicts, findings, seconds))


def _wanted(book: RuleBook, only: str | None) -> list[SafetyProperty]:
    wanted = [p for p in book.properties if only is None or p.id == only.upper()]
    if not wanted:
        known = ", ".join(promise.id for promise in book.properties)
        raise Refused(f"there is no property '{only}', only {known or 'none at all'}")
    return wanted


def _lines(book: RuleBook, found: Verdict | Finding) -> list[str]:
    from explainer.proofs.report import finding_lines, verdict_lines
    from rules.proof.findings import Finding

    lines = finding_lines if isinstance(found, Finding) else verdict_lines
    return list(lines(book, found))  # type: ignore[arg-type]
