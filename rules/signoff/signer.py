"""Who signs: asked for or given, and checked as far as a form can be."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from rules.model.evidence import Role, Signature
from rules.model.names import did_you_mean

SHORTEST_NAME = 3


class SignerError(Exception):
    """Somebody cannot sign like this; the message says why and what to write."""


@dataclass(frozen=True)
class Signer:
    """Somebody who signs: their role, name and registration. The day is when they signed."""

    role: Role
    name: str
    registration: str
    day: date

    def has_signed(self, signature: Signature) -> bool:
        """Whether a signature is theirs, by their registration."""
        theirs = (signature.registered_with, signature.registration)
        return theirs == (self.role.register.body, self.registration)

    def __str__(self) -> str:
        return f"{self.name}, {self.role}, {self.role.register.body} {self.registration}"


def role_of(text: str) -> Role:
    """The role of this name."""
    try:
        return Role(text.strip().lower())
    except ValueError:
        hint = did_you_mean(text, list(Role))
        raise SignerError(f"'{text}' is no role that signs here; {hint}") from None


def name_of(text: str) -> str:
    """A name as it will stand in the ledger."""
    name = " ".join(text.split())
    hidden = any(unicodedata.category(sign).startswith("C") for sign in name)
    if hidden or sum(sign.isalpha() for sign in name) < SHORTEST_NAME:
        raise SignerError(f"{name!r} is no full name; write first and last name, in letters")
    return name


def registration_of(text: str, role: Role) -> str:
    """A registration number, in the form of the role's register."""
    number = "".join(text.split()).upper()
    register = role.register
    if not register.takes(number):
        what = f"'{text}' is no number of the {register.body}"
        raise SignerError(f"{what}: it has {register.form}, such as {register.example}")
    return number


def day_of(text: str | None, today: date) -> date:
    """The day of signing: today, or an earlier one when it was signed on paper."""
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise SignerError(f"'{text}' is no date; write it like {today}") from None
    if day > today:
        raise SignerError(f"{day} is in the future; today is {today}")
    return day
