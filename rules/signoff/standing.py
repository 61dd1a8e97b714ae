"""Where each rule stands: who has signed what it means today, and who has to sign it yet.

A rule is signed when its logic was signed by a midwife and by an obstetrician, and its whole
meaning as it is today by one of them, at once or part by part. So new words need one of the two
again, new logic both.
See docs/decisions/0016-who-signs-what.md (PROPOSAL).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rules.model.book import RuleBook
from rules.model.evidence import Meaning, Role, Signature, Source
from rules.model.rules import Rule
from rules.signoff.keys import principal, refusals

PARTS = tuple(Meaning.model_fields)  # logic, questions, words


class Standing(StrEnum):
    """How far the sign-off of a rule has come."""

    UNSIGNED = "unsigned"  # no signature that verifies, or all were withdrawn
    STALE = "stale"  # no signature is of what the rule means today
    PARTLY_SIGNED = "partly signed"  # one is, and somebody else has to sign as well
    SIGNED = "signed"


@dataclass(frozen=True)
class SignOff:
    """Where one rule stands.

    `lacking` names the roles that have not signed today's logic; when it is empty and the rule is
    stale, a signature of either role is enough. `changed` names the parts (logic, questions, words)
    that changed since their latest signature, `unread` those that nobody who signed the others has
    signed. `past` holds the sources of its evidence whose review date has passed. `signatures` are
    those in force, oldest first; `refused` says why others do not count.
    """

    rule: str
    standing: Standing
    lacking: tuple[Role, ...]
    changed: tuple[str, ...]
    past: tuple[Source, ...]
    signatures: tuple[Signature, ...]
    unread: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether everybody has signed who has to."""
        return self.standing is Standing.SIGNED

    @property
    def is_ready(self) -> bool:
        """Whether the rule may be shown to the public: signed, and on evidence within its date."""
        return self.is_signed and not self.past


def sign_offs(
    book: RuleBook, meanings: Mapping[str, Meaning], today: date, language: str | None = None
) -> dict[str, SignOff]:
    """Where every rule stands, by rule id, in the book's order.

    In another `language` a signature of the English counts for the logic, which is the same; the
    words are others, so somebody who reads them has to sign these. English asks for its own.
    So of a signature of the English only the logic is given then.
    """
    sources = {source.id: source for source in book.sources}
    in_force: dict[str, list[Signature]] = {rule.id: [] for rule in book.rules}
    refused: dict[str, list[str]] = {rule.id: [] for rule in book.rules}
    standing = [
        s
        for s in book.signatures
        if s.withdrawn is None and s.rule in in_force and s.language in (None, language)
    ]
    why = refusals(standing, book.allowed_keys)
    for place, signature in enumerate(standing):
        if place in why:
            refused[signature.rule].append(f"{signature.name} ({signature.role}): {why[place]}")
        else:
            in_force[signature.rule].append(_in_language(signature, language))
    return {
        rule.id: replace(
            _sign_off(
                rule.id, meanings[rule.id], in_force[rule.id], tuple(_past(rule, sources, today))
            ),
            refused=tuple(refused[rule.id]),
        )
        for rule in book.rules
    }


def _sign_off(
    rule: str, now: Meaning, signatures: list[Signature], past: tuple[Source, ...]
) -> SignOff:
    signatures = sorted(signatures, key=lambda signature: signature.date)
    have = {signature.role for signature in signatures if signature.meaning.logic == now.logic}
    lacking = tuple(role for role in Role if role not in have)
    changed = _changed(signatures, now)
    unread = _unread(signatures, now)
    standing = Standing.SIGNED
    if not signatures:
        standing = Standing.UNSIGNED
    elif not any(signature.meaning.fits(now) for signature in signatures):
        standing = Standing.STALE
    elif lacking or unread:
        standing = Standing.PARTLY_SIGNED
    return SignOff(rule, standing, lacking, changed, past, tuple(signatures), unread)


def parts_signed(signatures: Iterable[Signature], now: Meaning) -> dict[str, set[str]]:
    """For each person, by registration, the parts that they signed as they are today."""
    found: dict[str, set[str]] = {}
    for signature in signatures:
        same = signature.meaning.parts.items() & now.parts.items()
        found.setdefault(principal(signature), set()).update(part for part, _ in same)
    return found


def _unread(signatures: list[Signature], now: Meaning) -> tuple[str, ...]:
    """What is left of the whole to whoever signed most of it."""
    most = max(parts_signed(signatures, now).values(), key=len, default=set())
    return tuple(part for part in PARTS if part not in most)


def _changed(signatures: list[Signature], now: Meaning) -> tuple[str, ...]:
    """The parts of which the latest signature, oldest first, is of something else."""
    latest: dict[str, str] = {}
    for signature in signatures:
        latest |= signature.meaning.parts
    return tuple(part for part in PARTS if latest.get(part, now.parts[part]) != now.parts[part])


def signs_again(state: SignOff, now: Meaning, role: Role) -> bool:
    """Whether it is for this role to sign once more: a part that it signed is another one now."""
    if state.standing is not Standing.PARTLY_SIGNED:
        return state.standing is Standing.STALE
    theirs = [s.meaning.parts.items() for s in state.signatures if s.role is role]
    once = {part for parts in theirs for part, _ in parts}
    return bool(once - {part for parts in theirs for part, _ in parts & now.parts.items()})


def _in_language(signature: Signature, language: str | None) -> Signature:
    """A signature, with what it says of the words of a language."""
    if signature.language == language:
        return signature
    logic = signature.meaning.model_copy(update={"questions": None, "words": None})
    return signature.model_copy(update={"meaning": logic})


def _past(rule: Rule, sources: Mapping[str, Source], today: date) -> Iterable[Source]:
    """The sources of a rule's evidence that should have been read again by now."""
    named = dict.fromkeys(evidence.source for evidence in rule.evidence)
    return (sources[name] for name in named if name in sources and sources[name].review_by < today)


def orphaned(book: RuleBook) -> tuple[Signature, ...]:
    """Signatures of rules that are no longer there, or have another name now."""
    return tuple(s for s in book.signatures if s.rule not in book.rules_by_id)
