"""Changes judged by direction, on the real rules."""

from itertools import permutations

from rules import Level, assess
from rules.changes.gate import judged, moved_between
from rules.changes.pair import Pair
from rules.formulas.formula import all_of, differ
from rules.model.answers import as_data
from tests.support.real_book import BOOK, with_level

RULE = "emergency_sign.urge_to_push"


def test_what_lowers_somebody_is_counted_and_needs_two() -> None:
    lower = with_level(RULE, Level.CALL_NOW)
    (one,) = judged(BOOK, lower)
    assert (one.change, one.lowers, one.signatures) == (f"rule {RULE}", True, 2)
    (move,) = one.moves
    assert (move.old, move.new) == (Level.EMERGENCY, Level.CALL_NOW)
    questions = BOOK.questionnaire
    answers = {n: as_data(a, questions.question(n)) for n, a in move.before.answers.items()}
    assert assess(BOOK, answers).level is Level.EMERGENCY
    assert assess(lower, answers).level is Level.CALL_NOW


def test_what_only_raises_is_proved_to_lower_nobody_and_needs_one() -> None:
    (one,) = judged(BOOK, with_level("labour_sign_at_term.show", Level.CALL_NOW))
    assert (one.lowers, one.signatures) == (False, 1)


def test_who_moves_is_the_same_said_of_changed_rules_alone_or_of_all() -> None:
    """Nobody tells the short way of saying it from the long one, between any two levels."""
    pair = Pair(BOOK, with_level("vascular_eds", Level.NEXT_APPOINTMENT))
    for old, new in permutations(Level, 2):
        plain = all_of(pair.old.level(old), pair.new.level(new))
        assert not pair.exists(differ(plain, moved_between(pair, old, new)))


def test_what_changes_no_level_needs_nobody() -> None:
    assert judged(BOOK, BOOK) == []
