"""The verb `verify`: whether a running page shows the rules, words and approval of this folder."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Said, add_folder
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("address", metavar="URL", help="such as https://check.example.org")
    what = "also check the certificates that `prove --certificates DIR` wrote"
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
    states = sign_offs_of(book, wording, today()).values()
    unsigned = sum(not state.is_signed for state in states)
    steps = [
        *compare(page, book.version, digests(project)),
        signed(page, len(states), unsigned, is_approved(book, wording)),
        certified(page, certificates),
    ]
    return Said(int(any(step.good is False for step in steps)), "\n".join(map(str, steps)))
