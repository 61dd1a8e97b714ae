"""A severity proposed for each hazard, for people to start from. It judges nothing.

PROPOSAL: a rule that sends somebody to an ambulance or the phone at once does so because the person
or the baby may die. Where such a rule were wrong, the harm could be that. The scale is that of the
hazard log, for one person: death is major there, and catastrophic is for several people.
"""

from rules.model.book import RuleBook
from rules.model.hazards import Hazard, Severity
from rules.model.levels import Level

PROPOSED = {
    Level.EMERGENCY: Severity.MAJOR,
    Level.CALL_NOW: Severity.MAJOR,
    Level.CALL_TODAY: Severity.CONSIDERABLE,
    Level.CONTACT_THIS_WEEK: Severity.SIGNIFICANT,
    Level.NEXT_APPOINTMENT: Severity.MINOR,
    Level.INFORMATION: Severity.MINOR,
}


def worst_level(book: RuleBook, hazard: Hazard) -> Level | None:
    """The most urgent level of the rules that name this hazard; None when no rule does."""
    levels = (rule.level for rule in book.rules if hazard.id in rule.hazards)
    return min(levels, key=lambda level: level.rank, default=None)


def proposed_severity(book: RuleBook, hazard: Hazard) -> Severity | None:
    """The severity that would go with that level; None when no rule names the hazard.

    The hazard may be worse than that, also where no rule names it: look at its harm.
    """
    level = worst_level(book, hazard)
    return None if level is None else PROPOSED[level]
