"""The verb `sign`: who has signed which rule, signing rules, and taking a signature back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rules.loading.book import ROOT

if TYPE_CHECKING:
    from desk.signing import Signing

EXAMPLES = """\
  cli.py sign --status
  cli.py sign --rule open_cervix --role midwife
  cli.py sign --stale --role obstetrician
  cli.py sign --withdraw --rule open_cervix --role midwife --registration 12A3456E

Without --yes each rule is shown, with the exact words that are signed, and asked about.
"""


def add_parser(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb to a command line."""
    verb = verbs.add_parser(
        "sign",
        help=run.__doc__,
        description=run.__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("--status", action="store_true", help="only say where each rule stands")
    verb.add_argument("--rule", action="append", default=[], metavar="ID", help="this rule")
    verb.add_argument(
        "--family", action="append", default=[], metavar="ID", help="all rules of this family"
    )
    verb.add_argument("--all", action="store_true", help="all rules")
    verb.add_argument("--stale", action="store_true", help="rules that changed since signed")
    verb.add_argument("--role", help="midwife or obstetrician")
    verb.add_argument("--name", help="first and last name of the person who signs")
    verb.add_argument("--registration", metavar="NUMBER", help="NMC PIN, or GMC number")
    verb.add_argument("--date", metavar="DAY", help="when it was signed on paper, if not today")
    verb.add_argument("--withdraw", action="store_true", help="take signatures back")
    verb.add_argument("--yes", action="store_true", help="do not ask; for scripts")
    verb.add_argument("--folder", type=Path, default=ROOT, help="the project folder")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sign rules as a midwife or an obstetrician, or say who has signed what."""
    from desk.signing import NotReady, Signing
    from explainer.dates import today
    from rules.signoff.ledger import LedgerError
    from rules.signoff.signer import SignerError

    try:
        signing = Signing(args.folder, today())
        if args.status:
            return _status(signing)
        return (_withdraw if args.withdraw else _sign)(signing, args)
    except NotReady as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (SignerError, LedgerError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\nNothing was signed.\n")
        return 2


def _status(signing: Signing) -> int:
    sys.stdout.write(signing.status())
    return int(not signing.is_ready)


def _sign(signing: Signing, args: argparse.Namespace) -> int:
    """Show what is signed, ask, and write it down."""
    signer = _signer(args)
    chosen = signing.chosen(args, signer)
    if not chosen:
        sys.stdout.write("There is nothing to sign: you signed all of these as they are.\n")
        return 0
    signing.check()
    sys.stdout.write(f"{signer} signs {len(chosen)} of {len(signing.states)} rules.\n\n")
    agreed = []
    for number, rule in enumerate(chosen, 1):
        sys.stdout.write(f"[{number} of {len(chosen)}] {signing.sheet(rule)}\n")
        said = "yes" if args.yes else _asked("Sign this rule? yes, no or stop: ", _yes_no_or_stop)
        if said == "stop":
            break
        agreed += [rule] if said == "yes" else []
    signing.sign(agreed, signer)
    sys.stdout.write(f"Signed: {len(agreed)} of {len(chosen)} rules, on {signer.day}.\n")
    return 0


def _withdraw(signing: Signing, args: argparse.Namespace) -> int:
    from rules.signoff.signer import registration_of, role_of

    role = role_of(_given(args.role, "Whose signature, a midwife's or an obstetrician's? "))
    number = registration_of(_given(args.registration, f"{role.register.body} number: "), role)
    found = signing.in_force(args, role, number)
    for signature in found:
        sys.stdout.write(f"{signature.rule}, signed on {signature.date} by {signature.name}\n")
    ask = "Take these signatures back? yes or no: "
    if not args.yes and _asked(ask, _yes_no_or_stop) != "yes":
        sys.stdout.write("Nothing was changed.\n")
        return 0
    signing.withdraw(found)
    sys.stdout.write(f"Withdrawn: {len(found)}. They stay in the ledger, with today's date.\n")
    return 0


def _signer(args: argparse.Namespace) -> Any:
    """Who signs, from what was given and what is asked for."""
    from explainer.dates import today
    from rules.signoff.signer import Signer, day_of, name_of, registration_of, role_of

    role = role_of(_given(args.role, "Do you sign as a midwife or as an obstetrician? "))
    name = name_of(_given(args.name, "First and last name: "))
    number = registration_of(_given(args.registration, f"{role.register.body} number: "), role)
    return Signer(role, name, number, day_of(args.date, today()))


def _given(value: str | None, question: str) -> str:
    """What was given on the command line, or is typed now."""
    return value if value is not None else input(question)


def _asked(question: str, check: Callable[[str], str | None]) -> str:
    """What is typed, asked again until it is an answer."""
    while True:
        said = check(input(question))
        if said is not None:
            return said


def _yes_no_or_stop(typed: str) -> str | None:
    """The word in full; None for anything else. Only a whole "yes" signs."""
    short = {"n": "no", "s": "stop", "q": "stop"}
    word = typed.strip().lower()
    return word if word in ("yes", "no", "stop") else short.get(word)
