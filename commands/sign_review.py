"""What `sign --from` does with a review that somebody saved in the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import say
from commands.said import Refused, Said, counted
from rules.loading.project import Project

if TYPE_CHECKING:
    from desk.review.answers import Answer, Review
    from desk.review.taking import Taken
    from desk.signing import Signing
    from rules.model.evidence import Meaning
    from rules.signoff.signer import Signer


def sign_review(
    project: Project, signing: Signing, file: Path, key: Path | None, yes: bool
) -> Said:
    """Sign and accept what the review agrees with, and tell the rest, which is never signed."""
    from desk.acceptance.accepting import READER

    review = _read(file)
    signer = None if review.role == READER else _signer(review)
    taken = signing.review(review)
    signs = signing.not_signed_yet(taken.signs, signer) if signer else {}
    say("\n".join(_lines(review, signer, taken, signs)))
    if not signs and not taken.accepts:
        return Said(1, "There is nothing to sign in it.")
    if signs:
        signing.check()
    accepting = _accepting(project, taken, review)
    from commands.sign import asked_yes_or_no, key_or_asked

    if not yes and asked_yes_or_no("Sign and accept all of this? yes or no: ") != "yes":
        return Said(0, "Nothing was signed.")
    if signer and signs:
        signing.sign_parts(signs, signer, key_or_asked(key))
    accepted = accepting() if accepting else 0
    return Said(0, f"Signed: {counted(len(signs), 'rule')}. Accepted: {counted(accepted, 'text')}.")


def _read(file: Path) -> Review:
    from desk.review.answers import ReviewError, from_file

    try:
        return from_file(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise Refused(f"{file}: cannot be read ({why})") from None
    except ReviewError as error:
        raise Refused(f"{file}: {error}") from None


def _signer(review: Review) -> Signer:
    """Who signs, as the file says; SignerError where that is not enough."""
    from explainer.dates import today
    from rules.signoff.signer import Signer, day_of, name_of, registration_of, role_of

    role = role_of(review.role)
    number = registration_of(review.registration, role)
    return Signer(role, name_of(review.name), number, day_of(str(review.on), today()))


def _lines(
    review: Review, signer: Signer | None, taken: Taken, signs: dict[str, Meaning]
) -> Iterator[str]:
    """Everything that comes of it, before anything is written."""
    from explainer.signoff.standing import PARTS

    who = signer or f"{review.name}, {review.role},"
    yield f"{who} read {len(review.answers)} things, of rule set {review.rule_set}."
    groups: dict[tuple[str, ...], list[str]] = {}
    for rule, meaning in signs.items():
        groups.setdefault(tuple(meaning.parts), []).append(rule)
    for parts, rules in groups.items():
        read = ", ".join(PARTS[part] for part in parts)
        yield f"\nSigns {counted(len(rules), 'rule')} ({read}):\n  {', '.join(rules)}"
    yield from _told("Not signed, to be changed or talked about", taken.objections)
    yield from _told("Not signed: changed since it was read, so read it again", taken.stale)
    yield ""


def _told(heading: str, answers: Iterable[Answer]) -> Iterator[str]:
    lines = [f"  {a.says}: {a.item}{f': {a.note}' if a.note else ''}" for a in answers]
    if lines:
        yield "\n".join([f"\n{heading} ({len(lines)}):", *lines])


def _accepting(project: Project, taken: Taken, review: Review) -> Callable[[], int] | None:
    """What writes down all that was read besides, and returns how much is new.

    Nothing where no acceptances are kept. Raises Refused, before anything is signed, where somebody
    else has to accept.
    """
    from desk.acceptance.accepting import Accepting, NotAccepted, acceptance_by
    from desk.acceptance.ledger import read_ledger
    from explainer.dates import today

    if read_ledger(project) is None:
        return None
    reason = f"review by decision, saved on {review.on}"
    acceptance = acceptance_by(review.name, reason, review.role, review.registration, today())
    accepting = Accepting(project, today())
    try:
        accepting.check(taken.accepts, acceptance)
    except NotAccepted as error:
        raise Refused(f"{error}. Nothing was signed or accepted.") from None
    return lambda: len(accepting.read(taken.accepts, acceptance).accepted)
