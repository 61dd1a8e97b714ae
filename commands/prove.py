"""The verb `prove`: every safety property, over every possible set of answers.

The solver is imported only when the verb runs, so that nothing else waits for it.
"""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import progress, say
from commands.said import Refused, Said, add_folder, needing, writing
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.names import did_you_mean
from rules.model.rules import Rule
from rules.model.safety import SafetyProperty

if TYPE_CHECKING:
    from explainer.words import Wording
    from rules.proof.findings import Finding
    from rules.proof.properties import Verdict
    from rules.proof.space import Space


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_folder(parser, positional=True)
    parser.add_argument(
        "--property", dest="only", metavar="ID", help="one property only, such as P4"
    )
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")
    which = "say which promises guard each rule: which break when it slips"
    parser.add_argument("--guards", action="store_true", help=which)
    parser.add_argument("--rule", metavar="ID", help="with --guards, of one rule only")
    proofs = "write every proof there, with a program that checks them without a solver"
    parser.add_argument("--certificates", type=Path, metavar="DIR", help=proofs)


def run(
    project: Project,
    only: str | None = None,
    as_json: bool = False,
    *,
    guards: bool = False,
    rule: str | None = None,
    certificates: Path | None = None,
) -> Said:
    """Prove the safety properties for every possible set of answers, or name who breaks them."""
    from explainer import load_wording
    from explainer.page_texts import pages_of

    book = read_book(project)
    wanted, rules = _wanted(book, only), _rules(book, rule)
    wording = load_wording(project)
    with needing("the solver", "z3"):  # the app and the other verbs do without it
        from rules.proof.space import Space
    space = Space(book, pages=pages_of(book, wording))
    if guards:
        return _guards(space, rules)
    if certificates is not None:
        return _certificates(space, wanted, certificates)
    return _proved(space, wanted if only else None, wording, as_json)


def _proved(
    space: Space, wanted: list[SafetyProperty] | None, wording: Wording, as_json: bool
) -> Said:
    """Everything, or the properties that were asked for."""
    from explainer.proofs.levels import coverage_lines, short_of_goal
    from explainer.proofs.report import as_data, summary_line
    from rules.proof.coverage import coverage
    from rules.proof.everything import prove_everything, verdicts_on
    from rules.proof.findings import Finding

    started = time.perf_counter()
    verdicts: list[Verdict] = []
    findings: list[Finding] = []
    found_all = prove_everything(space, wording.texts_of_rules, progress())
    for found in found_all if wanted is None else verdicts_on(space, wanted, progress()):
        if isinstance(found, Finding):
            findings.append(found)
        else:
            verdicts.append(found)
        if not as_json:
            say("\n".join(_lines(space.book, found)))
    covered = list(coverage(space, progress())) if wanted is None else []
    progress()("")
    proved = all(verdict.proved for verdict in verdicts) and not findings
    code = 0 if proved and not short_of_goal(covered) else 1
    if as_json:
        data = as_data(space.book, space.size, verdicts, findings, covered)
        return Said(code, json.dumps(data, indent=2))
    lines = [*(coverage_lines(covered) if covered else ())]
    seconds = time.perf_counter() - started
    return Said(code, "\n".join([*lines, summary_line(space.size, verdicts, findings, seconds)]))


def _guards(space: Space, rules: list[Rule]) -> Said:
    """The promises that guard each rule; 1 when a slip in one would break none."""
    from explainer.proofs.levels import guard_lines, guards_summary
    from rules.proof.guards import guards

    found = list(guards(space, rules, progress()))
    progress()("")
    code = int(any(one.is_open for one in found))
    return Said(code, "\n".join([*guard_lines(found), *guards_summary(found)]))


def _certificates(space: Space, wanted: list[SafetyProperty], folder: Path) -> Said:
    """Every proof written down, and how to check it."""
    with needing("the SAT solver", "pysat"):
        from rules.proof.certificates.bundle import write
        from rules.proof.certificates.solving import NotProved
    try:
        with writing(folder):
            written = write(folder, space, wanted, progress())
    except NotProved as error:
        return Said(1, err=f"nothing was written: {error} is broken by somebody; see cli.py prove")
    progress()("")
    encoders = ", ".join(f"{count} {name}" for name, count in written.by_encoder.items())
    size = f"{written.clauses:,} clauses, {written.size / 1e6:.2f} MB"
    check = f"To check them without this program: python {folder / 'check.py'} {space.book.version}"
    return Said(0, f"{written.certificates} certificates ({encoders}; {size})\n{check}")


def _rules(book: RuleBook, name: str | None) -> list[Rule]:
    """The rule that was asked for, or all of them."""
    if name is not None and name not in book.rules_by_id:
        hint = did_you_mean(name, list(book.rules_by_id))
        raise Refused(f"there is no rule '{name}'{f'; {hint}' if hint else ''}")
    return [rule for rule in book.rules if name in (None, rule.id)]


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
