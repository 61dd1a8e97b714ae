"""The verb `verify`: whether a running page shows the rules, words and approval of this folder."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import progress
from commands.said import Said, add_folder
from rules.loading.project import Project

if TYPE_CHECKING:
    from explainer.words import Wording
    from rules import RuleBook


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("address", metavar="URL", help="such as https://check.example.org")
    what = "also check the certificates that `prove --certificates DIR` wrote (a minute)"
    parser.add_argument("--certificates", type=Path, metavar="DIR", help=what)
    add_folder(parser)


def run(project: Project, address: str, certificates: Path | None = None) -> Said:
    """Follow a running page to its rule set, its signatures and its certificates."""
    from desk.verifying import NotVerified, certified, compare, fetch, signed
    from explainer import load_wording
    from explainer.dates import today
    from explainer.signoff.approval import is_approved, sign_offs_of
    from rules.loading.book import read_book
    from rules.loading.digests import digests

    book, wording = read_book(project), load_wording(project)
    try:
        page = fetch(address)
    except NotVerified as error:
        return Said(1, err=str(error))
    promised = None if certificates is None else _promised(book, wording, page.rule_set)
    states = sign_offs_of(book, wording, today()).values()
    unsigned = sum(not state.is_signed for state in states)
    steps = [
        *compare(page, book.version, digests(project)),
        signed(page, len(states), unsigned, is_approved(book, wording)),
        certified(page, certificates, promised),
    ]
    return Said(int(any(step.good is False for step in steps)), "\n".join(map(str, steps)))


def _promised(book: RuleBook, wording: Wording, shown: str) -> Callable[[], dict[str, str]] | None:
    """Works out what certificates of this folder's rules are about.

    None where the page shows other rules, or where what writes certificates is not installed.
    """
    if shown != book.version:
        return None
    try:
        from rules.proof.certificates.bundle import promised
        from rules.proof.space import Space
    except ModuleNotFoundError as error:  # the solvers come with requirements-dev.txt
        if error.name not in ("z3", "pysat"):
            raise
        return None
    from explainer.page_texts import pages_of

    space = Space(book, pages=pages_of(book, wording))
    return partial(promised, space, book.properties, progress())
