"""A severity is proposed from the worst level of the rules that name a hazard, and no more."""

from explainer.safety.severity import PROPOSED, proposed_severity, worst_level
from rules import Level
from rules.model.hazards import Severity
from tests.support.real_book import BOOK

HAZARDS = {hazard.id: hazard for hazard in BOOK.hazards}


def test_every_level_has_one_and_a_more_urgent_level_never_a_lesser_one() -> None:
    steps = [list(Severity).index(PROPOSED[level]) for level in Level]
    assert steps == sorted(steps, reverse=True)


def test_the_worst_rule_decides() -> None:
    for hazard in BOOK.hazards:
        levels = [rule.level for rule in BOOK.rules if hazard.id in rule.hazards]
        worst = worst_level(BOOK, hazard)
        assert all(level.rank >= worst.rank for level in levels if worst)
        assert (worst in levels) if levels else worst is None


def test_false_reassurance_is_proposed_as_major_and_a_hazard_of_no_rule_as_nothing() -> None:
    assert proposed_severity(BOOK, HAZARDS["H-01"]) is Severity.MAJOR
    assert proposed_severity(BOOK, HAZARDS["H-52"]) is None
