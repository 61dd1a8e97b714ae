"""Made-up people who sign rules in tests. Nobody like this exists."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from explainer.signoff.approval import words_shown
from explainer.words import Wording
from rules import RuleBook
from rules.model.evidence import Meaning, Role, Signature
from rules.signoff.keys import refusals
from rules.signoff.meaning import meanings

DAY = date(2026, 11, 20)
MADE_UP = "made-up"  # stands for a signature by key; `tests/support/keys.py` makes real ones
PEOPLE = {
    Role.MIDWIFE: {"name": "Made-up Midwife", "registered_with": "NMC", "registration": "00X0000X"},
    Role.OBSTETRICIAN: {
        "name": "Made-up Obstetrician",
        "registered_with": "GMC",
        "registration": "0000000",
    },
}


def signature(rule: str, meaning: Meaning, role: Role = Role.MIDWIFE, **more: Any) -> Signature:
    """A signature of a made-up person of this role, by a made-up key that the tests take."""
    who = {"role": role, **PEOPLE[role], "ssh": MADE_UP}
    fields = {"rule": rule, "meaning": meaning, "date": DAY, **who, **more}
    return Signature.model_validate(fields)


def taking_made_up_keys(signatures: Iterable[Signature], allowed: str) -> dict[int, str]:
    """Why signatures do not count, where made-up ones do."""
    entries = list(signatures)
    real = {place: one for place, one in enumerate(entries) if one.ssh != MADE_UP}
    why = refusals(real.values(), allowed)
    return {place: why[at] for at, place in enumerate(real) if at in why}


def fully_signed(book: RuleBook, wording: Wording) -> RuleBook:
    """The book with each rule signed by both, as it is."""
    now = meanings(book, words_shown(book, wording))
    signed = [signature(rule, now[rule], role) for rule in now for role in Role]
    return replace(book, signatures=tuple(signed))
