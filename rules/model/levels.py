"""How urgent: the six levels, most urgent first."""

from enum import StrEnum


class Level(StrEnum):
    """How urgent the guidance is. Members are declared from most to least urgent.

    Source: section 3 of the clinical page (tiers E999 to INFO of the evidence notes, PROPOSAL).
    """

    EMERGENCY = "emergency"
    CALL_NOW = "call_now"
    CALL_TODAY = "call_today"
    CONTACT_THIS_WEEK = "contact_this_week"
    NEXT_APPOINTMENT = "next_appointment"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for the most urgent level, 5 for the least."""
        return RANKS[self]

    def more_urgent_than(self, other: "Level | None") -> bool:
        """Whether this level is more urgent than `other`; any level is more urgent than none."""
        return other is None or self.rank < other.rank


RANKS = {level: rank for rank, level in enumerate(Level)}
# What a rule can lead to: all but what is said when no rule applies.
OF_RULES = tuple(level for level in Level if level is not Level.INFORMATION)
