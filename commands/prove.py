"""The verb `prove`: every safety property, over every possible set of answers.

The solver is imported only when the verb runs, so that nothing else waits for it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from commands.progress import CLEAR, progress
from rules.loading.book import ROOT, load
from rules.model.book import RuleBook
from rules.model.pages import Pages
from rules.model.safety import SafetyProperty

if TYPE_CHECKING:
    from rules.proof.findings import Finding
    from rules.proof.properties import Verdict


def add_parser(verbs: argparse._SubParsersAction[Any]) -> argparse.ArgumentParser:
    """Add the verb to a command line."""
    verb = verbs.add_parser("prove", help=run.__doc__, description=run.__doc__)
    verb.add_argument("folder", nargs="?", type=Path, default=ROOT)
    verb.add_argument("--property", metavar="ID", help="one property only, such as P4")
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.set_defaults(run=run)
    return cast("argparse.ArgumentParser", verb)


def run(
    args: argparse.Namespace,
    words: Mapping[str, tuple[str, ...]] | None = None,
    pages: Callable[[RuleBook], Pages] = lambda _: Pages(),
) -> int:
    """Prove the safety properties for every possible set of answers, or name who breaks them."""
    started = time.perf_counter()
    book = load(args.folder)
    wanted = _wanted(book, args.property)
    if not wanted:
        known = ", ".join(promise.id for promise in book.properties)
        what = f"there is no property '{args.property}', only {known or 'none at all'}"
        print(what, file=sys.stderr)  # noqa: T201
        return 2
    try:
        from explainer.proofs.report import as_data, summary_line
        from rules.proof.space import Space
    except ImportError:  # the app and the other verbs do without the solver
        print("the solver is missing: install what requirements-dev.txt lists", file=sys.stderr)  # noqa: T201
        return 2
    space = Space(book, pages=pages(book))
    verdicts = _verdicts(space, wanted, args.json)
    findings = [] if args.property else _findings(space, words, args.json)
    if args.json:
        _say(json.dumps(as_data(book, space.size, verdicts, findings), indent=2))
    else:
        seconds = time.perf_counter() - started
        _say(summary_line(space.size, verdicts, findings, seconds))
    return 0 if all(verdict.proved for verdict in verdicts) and not findings else 1


def _wanted(book: RuleBook, only: str | None) -> list[SafetyProperty]:
    return [p for p in book.properties if only is None or p.id == only.upper()]


def _verdicts(space: Any, wanted: list[SafetyProperty], quiet: bool) -> list[Verdict]:
    from explainer.proofs.report import verdict_lines
    from rules.proof.properties import prove

    found = []
    for promise in wanted:
        verdict = prove(space, promise, progress())
        found.append(verdict)
        if not quiet:
            _say("\n".join(verdict_lines(space.book, verdict)))
    return found


def _findings(
    space: Any, words: Mapping[str, tuple[str, ...]] | None, quiet: bool
) -> list[Finding]:
    from explainer.proofs.report import finding_lines
    from rules.proof.findings import all_findings

    found = all_findings(space, words, progress())
    for finding in () if quiet else found:
        _say("\n".join(finding_lines(space.book, finding)))
    return found


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(CLEAR)
        sys.stderr.flush()
    print(text, flush=True)  # noqa: T201
