"""One change from one version to another: what kind it is, where, and who has to sign it."""

from dataclasses import dataclass
from enum import StrEnum

from rules.model.conditions import Condition

Value = str | tuple[str, ...] | Condition | None  # None: it is not there


class Kind(StrEnum):
    """What kind of change it is, those with most weight first."""

    RULE_REMOVED = "rule removed"
    RULE_ADDED = "rule added"
    LEVEL = "level"
    CONTACT = "contact"
    CARD = "card"
    THRESHOLD = "threshold"
    LOGIC = "logic"
    IF_CANT_TELL = "if can't tell"
    ADVICE = "advice"
    TOPIC = "topics offered"
    ASKED_WHEN = "asked when"
    QUESTION_REMOVED = "question removed"
    QUESTION_ADDED = "question added"
    OPTION_REMOVED = "option removed"
    OPTION_ADDED = "option added"
    SAFETY = "safety properties"
    SIGN = "counts as a sign"
    PHONE = "phone number"
    ORDER = "order only"
    WORDING = "wording only"
    REASONS = "reasons and hazards"
    EVIDENCE = "evidence only"
    SOURCE_DATES = "source dates"


class Need(StrEnum):
    """The least sign-off that a change needs."""

    BOTH = "a midwife and an obstetrician"
    OUTSIDE = "a midwife and an obstetrician, where the change is reviewed: no signature covers it"
    ONE = "a midwife or an obstetrician"
    NONE = "no signature: somebody else reads it, and accepts it"


# What is not here is wording, and needs one of the two when a rule shows or reads it.
LOGIC = {Kind.RULE_ADDED, Kind.LEVEL, Kind.THRESHOLD, Kind.LOGIC, Kind.IF_CANT_TELL}
LOGIC |= {Kind.ADVICE, Kind.ASKED_WHEN, Kind.QUESTION_ADDED, Kind.QUESTION_REMOVED}
LOGIC |= {Kind.OPTION_ADDED, Kind.OPTION_REMOVED}
# These reach people, and are part of no rule's meaning.
OF_NO_RULE = {Kind.CONTACT, Kind.CARD, Kind.RULE_REMOVED, Kind.SAFETY, Kind.SIGN, Kind.TOPIC}
OF_NO_RULE |= {Kind.ORDER}
# These are part of the meaning of the rules that show them; shown by none, they still reach people.
SHOWN_BY_RULES = {Kind.ADVICE, Kind.PHONE}
UNSIGNED = {Kind.EVIDENCE, Kind.SOURCE_DATES, Kind.REASONS}


@dataclass(frozen=True)
class Change:
    """One change. `about` and `name` say of what, `part` in which part of it, `place` where.

    `rules` are those with it in their meaning: their signatures go stale by it.
    """

    kind: Kind
    about: str
    name: str
    part: str
    before: Value
    after: Value
    place: str = ""
    rules: tuple[str, ...] = ()

    @property
    def need(self) -> Need:
        """Who has to sign it at the least."""
        if self.kind in UNSIGNED:
            return Need.NONE
        if self.kind in OF_NO_RULE or (self.kind in SHOWN_BY_RULES and not self.rules):
            return Need.OUTSIDE
        if not self.rules:
            return Need.NONE
        return Need.BOTH if self.kind in LOGIC else Need.ONE
