"""The verb `sign`: who has signed which rule, signing rules, and taking a signature back."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, ParamSpec

from commands.progress import say
from commands.said import Said, add_folder
from rules.loading.project import Project

if TYPE_CHECKING:
    from desk.signing import Meant, Signing
    from rules.signoff.signer import Signer

P = ParamSpec("P")
EXAMPLES = """\
  cli.py sign --status
  cli.py sign --rule open_cervix --role midwife --key ~/.ssh/id_ed25519
  cli.py sign --from review.json --key ~/.ssh/id_ed25519
  cli.py sign --stale --role obstetrician
  cli.py sign --withdraw --rule open_cervix --role midwife --registration 12A3456E

Without --yes each rule is shown, with the exact words that are signed, and asked about.
"""
# Its readers were shown the English: what they agreed with is not what a translation says.
OF_THE_ENGLISH = """\
A review is of the English words, so --from and --language do not go together. Sign a translation \
with its sheets: --language TAG and --rule, --family or --all."""


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    option = parser.add_argument
    option("--status", action="store_true", help="only say where each rule stands")
    option("--rule", dest="rules", action="append", default=[], metavar="ID", help="this rule")
    families = "all rules of this family"
    option("--family", dest="families", action="append", default=[], metavar="ID", help=families)
    option("--all", dest="every", action="store_true", help="all rules")
    option("--stale", action="store_true", help="rules that changed since signed")
    saved = "what somebody agreed with in the review workspace (make review), as it saved it"
    option("--from", dest="review", type=Path, metavar="FILE", help=saved)
    option("--role", help="midwife or obstetrician")
    option("--name", help="first and last name of the person who signs")
    option("--registration", metavar="NUMBER", help="NMC PIN, or GMC number")
    option("--date", dest="day", metavar="DAY", help="when it was signed on paper, if not today")
    option("--key", type=Path, metavar="FILE", help="your SSH key, such as ~/.ssh/id_ed25519")
    option("--withdraw", action="store_true", help="take signatures back")
    language = "the words of a translation, by the tag of its language"
    option("--language", metavar="TAG", help=language)
    option("--yes", action="store_true", help="do not ask; for scripts")
    add_folder(parser)


class Who(NamedTuple):
    """What was given of the person who signs; None for what is asked for."""

    role: str | None
    name: str | None
    registration: str | None
    day: str | None


def _telling(run: Callable[P, Said]) -> Callable[P, Said]:
    """The verb, saying why where it cannot do what it was asked to."""

    @wraps(run)
    def told(*given: P.args, **named: P.kwargs) -> Said:
        from desk.signing import NotReady
        from rules.signoff.keys import KeyProblem
        from rules.signoff.ledger import LedgerError
        from rules.signoff.signer import SignerError

        try:
            return run(*given, **named)
        except NotReady as error:
            return Said(1, err=str(error))
        except (SignerError, LedgerError, KeyProblem) as error:
            return Said(2, err=str(error))
        except (EOFError, KeyboardInterrupt):
            return Said(2, err="\nNothing was signed.")

    return told


@_telling
def run(
    project: Project,
    *,
    status: bool = False,
    rules: Sequence[str] = (),
    families: Sequence[str] = (),
    every: bool = False,
    stale: bool = False,
    review: Path | None = None,
    role: str | None = None,
    name: str | None = None,
    registration: str | None = None,
    day: str | None = None,
    withdraw: bool = False,
    key: Path | None = None,
    language: str | None = None,
    yes: bool = False,
) -> Said:
    """Sign rules as a midwife or an obstetrician, or say who has signed what."""
    from desk.signing import Meant, Signing
    from explainer.dates import today

    meant = Meant(tuple(rules), tuple(families), every=every, stale=stale)
    who = Who(role, name, registration, day)
    if review is not None:
        from commands.sign_review import sign_review

        _check_alone(meant, who, language, status=status, withdraw=withdraw)
        return sign_review(project, Signing(project, today()), review, key, yes)
    signing = Signing(project, today(), language)
    if status:
        return Said(int(not signing.is_ready), signing.status().removesuffix("\n"))
    return _withdraw(signing, meant, who, yes) if withdraw else _sign(signing, meant, who, key, yes)


def _check_alone(
    meant: Meant, who: Who, language: str | None, *, status: bool, withdraw: bool
) -> None:
    """A review says itself who signs what: nothing else that was asked for is passed over."""
    from rules.signoff.signer import SignerError

    if language is not None:
        raise SignerError(OF_THE_ENGLISH)
    given = {
        "--status": status,
        "--rule": meant.rules,
        "--family": meant.families,
        "--all": meant.every,
        "--stale": meant.stale,
        "--role": who.role,
        "--name": who.name,
        "--registration": who.registration,
        "--date": who.day,
        "--withdraw": withdraw,
    }
    more = [option for option, value in given.items() if value not in (False, None, ())]
    if more:
        both = f"--from and {', '.join(more)} do not go together"
        raise SignerError(f"{both}: the file says who signs what, and when it was read")


def _sign(signing: Signing, meant: Meant, who: Who, key: Path | None, yes: bool) -> Said:
    """Show what is signed, ask, and write it down."""
    signer = _signer(who)
    chosen = signing.chosen(meant, signer)
    if not chosen:
        return Said(0, "There is nothing to sign: you signed all of these as they are.")
    signing.check()
    say(f"{signer} signs {len(chosen)} of {len(signing.states)} rules.\n")
    agreed = _agreed(signing, chosen, yes)
    if agreed:
        signing.sign(agreed, signer, key_or_asked(key))
    return Said(0, f"Signed: {len(agreed)} of {len(chosen)} rules, on {signer.day}.")


def _agreed(signing: Signing, chosen: Sequence[str], yes: bool) -> list[str]:
    """Those that somebody agreed with, each shown first; with `yes`, all of them."""
    agreed = []
    for number, rule in enumerate(chosen, 1):
        say(f"[{number} of {len(chosen)}] {signing.sheet(rule)}")
        said = "yes" if yes else _asked("Sign this rule? yes, no or stop: ", _yes_no_or_stop)
        if said == "stop":
            break
        agreed += [rule] if said == "yes" else []
    return agreed


def key_or_asked(key: Path | None) -> Path:
    """The file of the key that signs."""
    file = key or Path(input("Your SSH key, such as ~/.ssh/id_ed25519: ").strip())
    return file.expanduser()


def _withdraw(signing: Signing, meant: Meant, who: Who, yes: bool) -> Said:
    """Show the signatures that are meant, ask, and take them back."""
    from rules.signoff.signer import registration_of, role_of

    whose = role_of(_given(who.role, "Whose signature, a midwife's or an obstetrician's? "))
    number = registration_of(_given(who.registration, f"{whose.register.body} number: "), whose)
    found = signing.in_force(meant, whose, number)
    for signature in found:
        say(f"{signature.rule}, signed on {signature.date} by {signature.name}")
    ask = "Take these signatures back? yes or no: "
    if not yes and asked_yes_or_no(ask) != "yes":
        return Said(0, "Nothing was changed.")
    signing.withdraw(found)
    return Said(0, f"Withdrawn: {len(found)}. They stay in the ledger, with today's date.")


def _signer(who: Who) -> Signer:
    """Who signs, from what was given and what is asked for."""
    from explainer.dates import today
    from rules.signoff.signer import Signer, day_of, name_of, registration_of, role_of

    whose = role_of(_given(who.role, "Do you sign as a midwife or as an obstetrician? "))
    full_name = name_of(_given(who.name, "First and last name: "))
    number = registration_of(_given(who.registration, f"{whose.register.body} number: "), whose)
    return Signer(whose, full_name, number, day_of(who.day, today()))


def _given(value: str | None, question: str) -> str:
    """What was given on the command line, or is typed now."""
    return value if value is not None else input(question)


def _asked(question: str, check: Callable[[str], str | None]) -> str:
    """What is typed, asked again until it is an answer."""
    while True:
        said = check(input(question))
        if said is not None:
            return said


def asked_yes_or_no(question: str) -> str:
    """What is typed: yes, no or stop."""
    return _asked(question, _yes_no_or_stop)


def _yes_no_or_stop(typed: str) -> str | None:
    """The word in full; None for anything else. Only a whole "yes" signs."""
    short = {"n": "no", "s": "stop", "q": "stop"}
    word = typed.strip().lower()
    return word if word in ("yes", "no", "stop") else short.get(word)
