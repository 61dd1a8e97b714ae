"""Made-up people who sign rules in tests. Nobody like this exists."""

from dataclasses import replace
from datetime import date
from typing import Any

from explainer.signoff.approval import words_shown
from explainer.words import Wording
from rules import RuleBook
from rules.model.evidence import Meaning, Role, Signature
from rules.signoff.meaning import meanings

DAY = date(2026, 11, 20)
PEOPLE = {
    Role.MIDWIFE: {"name": "Made-up Midwife", "registered_with": "NMC", "registration": "00X0000X"},
    Role.OBSTETRICIAN: {
        "name": "Made-up Obstetrician",
        "registered_with": "GMC",
        "registration": "0000000",
    },
}


def signature(rule: str, meaning: Meaning, role: Role = Role.MIDWIFE, **more: Any) -> Signature:
    """A signature of a made-up person of this role."""
    fields = {"rule": rule, "meaning": meaning, "role": role, "date": DAY, **PEOPLE[role], **more}
    return Signature.model_validate(fields)


def fully_signed(book: RuleBook, wording: Wording) -> RuleBook:
    """The book with each rule signed by both, as it is."""
    now = meanings(book, words_shown(book, wording))
    signed = [signature(rule, now[rule], role) for rule in now for role in Role]
    return replace(book, signatures=tuple(signed))
