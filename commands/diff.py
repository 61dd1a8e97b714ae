"""The verb `diff`: what changed from one version of the content to another, and for whom.

What it needs, above all the solver, is imported only when it runs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from commands.progress import progress
from rules.loading.book import ROOT


def add_parser(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb to a command line."""
    verb = verbs.add_parser("diff", help=run.__doc__, description=run.__doc__)
    verb.add_argument("old", help="a folder, or a git revision such as HEAD~1 or v1.0")
    verb.add_argument("new", nargs="?", help="another one; without it, the files as they are now")
    verb.add_argument("--html", type=Path, metavar="FILE", help="also write a page to print")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what changed from one version to another, for whom, and what has to be signed again."""
    from explainer.dates import today

    try:
        from explainer.changes import BrokenSide, as_page, as_text, compare
        from rules.changes.revisions import RevisionError
    except ImportError as error:
        if error.name != "z3":
            raise
        return _refuse("the solver is missing: install what requirements-dev.txt lists")
    try:
        report = compare(args.old, args.new, ROOT, progress())
    except RevisionError as error:
        return _refuse(str(error))
    except BrokenSide as error:
        return _refuse("\n".join(map(str, (error, *error.problems))))
    if args.html:
        try:
            args.html.write_text(as_page(report, today()), encoding="utf-8")
        except OSError as error:
            return _refuse(f"{args.html}: this file cannot be written ({error.strerror})")
    progress()("")
    sys.stdout.write(as_text(report))
    return int(bool(report.changes))


def _refuse(what: str) -> int:
    sys.stderr.write(f"{what}\n")
    return 2
