"""The verb `accept`: what changed since somebody read it, and writing down that it was read."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from commands.said import Refused, Said, add_folder, writing
from rules.loading.layout import ACCEPTED
from rules.loading.project import Project

if TYPE_CHECKING:
    from desk.acceptance.accepting import Accepting
    from desk.acceptance.ledger import Acceptance

EXAMPLES = """\
  cli.py accept                                   show what changed, before and after
  cli.py accept --status                          where acceptance stands
  cli.py accept --by "First Last" --reason "Shorter words for the scan, read on a phone"
  cli.py accept --by "First Last" --role midwife --registration 12A3456E --reason "..."
  cli.py accept --only "topics.*" --by ...        only what is called so
  cli.py accept --language cy --by ...            the texts of a translation
"""


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    option = parser.add_argument
    option(
        "--status",
        action="store_true",
        help="only say where everything stands: accepted and signed",
    )
    option("--by", metavar="NAME", help="first and last name of who accepts; not of who edited")
    option("--reason", metavar="TEXT", help="what was changed, and what for")
    option("--role", help="midwife or obstetrician; without it, a reader")
    option("--registration", metavar="NUMBER", help="NMC PIN, or GMC number")
    option("--only", metavar="PATTERN", default="*", help="only what has such a name")
    baseline = "write down everything as it is, read by nobody, with this as the reason"
    language = "of a translation, by the tag of its language, in the place of the English"
    option("--language", metavar="TAG", help=language)
    option("--baseline", metavar="REASON", help=baseline)
    add_folder(parser)


def run(
    project: Project,
    *,
    status: bool = False,
    by: str | None = None,
    reason: str | None = None,
    role: str | None = None,
    registration: str | None = None,
    only: str = "*",
    language: str | None = None,
    baseline: str | None = None,
) -> Said:
    """Show what changed since it was accepted, accept it, or say where acceptance stands."""
    from desk.acceptance.accepting import Accepting, NotAccepted, acceptance_by
    from desk.acceptance.standing import standing
    from explainer.dates import today
    from rules.signoff.signer import SignerError

    if status and language:
        return _standing_of(project, language)
    accepting = Accepting(project, today(), language)
    try:
        with writing(project.root / ACCEPTED):
            if status:
                return Said(
                    int(bool(accepting.pending())), standing(project, accepting.book, today())
                )
            if baseline is not None:
                number = accepting.baseline(baseline)
                return Said(0, f"{number} written down as they are. Nobody has read them.")
            if by is None:
                return _show(accepting, only)
            acceptance = acceptance_by(by, reason or "", role, registration, today())
            return _accept(accepting, only, acceptance)
    except (NotAccepted, SignerError) as error:
        raise Refused(str(error)) from None


def _standing_of(project: Project, language: str) -> Said:
    """Where a language stands, as `translate status` says it."""
    from desk.translating import Translating

    told, is_offered = Translating(project).status(language)
    return Said(int(not is_offered), told)


def _show(accepting: Accepting, only: str) -> Said:
    from desk.acceptance.accepting import shown

    pending = accepting.pending(only)
    if not pending:
        return Said(0, "Nothing changed since it was accepted.")
    more = "To accept: python cli.py accept --by NAME --reason TEXT"
    return Said(1, f"{shown(pending)}\n\n{len(pending)} not accepted. {more}")


def _accept(accepting: Accepting, only: str, acceptance: Acceptance) -> Said:
    from desk.acceptance.accepting import shown

    taken = accepting.accept(only, acceptance)
    by = acceptance.by
    said = f"{shown(taken.accepted)}\n\n{len(taken.accepted)} accepted by {by}.".lstrip()
    if taken.left:
        left = f"{shown(taken.left)}\n\n{len(taken.left)} left: a clinician has to accept them."
        return Said(1, said, left)
    return Said(0, said)
