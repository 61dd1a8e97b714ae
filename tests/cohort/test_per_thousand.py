"""Per 1,000 bookings: before, now, and between what the groups lie."""

import numpy as np
import pytest

from cohort.per_thousand import figures, per_thousand, speaking
from rules import Level
from rules.loading.bookings import load_bookings
from rules.model.bookings import BookingsFile
from tests.support.real_book import BOOK, PROJECT, with_level


def shares() -> BookingsFile:
    """Those that ship."""
    found = load_bookings(PROJECT, BOOK)
    assert found is not None
    return found


SHARES = shares()


def test_everybody_has_a_level_and_a_contact() -> None:
    found = per_thousand(BOOK, SHARES, groups=4, people=500)
    for lines in (found.levels, found.contacts):
        assert sum(line.now for line in lines) == pytest.approx([1_000.0] * 4)
    assert {line.name for line in found.levels} <= {*map(str, Level)}
    assert (found.people, found.shares - found.guessed) == (2_000, 18)


def test_a_change_moves_people_from_one_level_to_another() -> None:
    rule = BOOK.rules_by_id["minor_sign.brief_sharp_pain"]
    before = with_level(rule.id, Level.EMERGENCY)
    found = per_thousand(BOOK, SHARES, before, groups=4, people=500)
    lines = {line.name: line for line in found.levels}
    assert lines["emergency"].before is not None
    assert (lines["emergency"].now < lines["emergency"].before).all()
    assert lines["emergency"].cells()[3].startswith("-")
    assert lines[rule.level].cells()[3].startswith("+")


def test_nothing_changed_is_said_as_such() -> None:
    same = per_thousand(BOOK, SHARES, BOOK, groups=2, people=200)
    assert {line.cells()[3] for line in (*same.levels, *same.contacts)} == {"no change"}


def test_figures() -> None:
    assert figures(np.array([8.0, 12.0, 16.0])) == "12 (8.4 to 16)"
    assert figures(np.array([-2.0, -1.0]), signed=True) == "-1.5 (-1.9 to -1.1)"
    assert figures(np.zeros(3)) == "0"
    assert figures(np.array([0.0, 0.01])) == "0 (0 to 0)"


def test_a_decision_speaks_for_whoever_has_one_of_its_rules() -> None:
    minor = [rule.id for rule in BOOK.rules if rule.family == "minor_sign"]
    wanted = {"family": minor, "one": minor[:1]}
    found = speaking(BOOK, SHARES, wanted, groups=4, people=500)
    number = {name: float(text.split()[0]) for name, text in found.items()}
    assert number["family"] > number["one"] > 0


def test_rules_about_people_whom_the_bookings_do_not_hold_have_no_figure() -> None:
    """Rare is another thing: somebody of them is asked, and the figure may be 0."""
    wanted = BOOK.families
    found = speaking(BOOK, SHARES, wanted, groups=2, people=200)
    assert wanted.keys() - found.keys() == {
        "emergency_sign_not_pregnant",
        "after_sign",
        "after_sign_today",
    }
    assert found["severe_pain_with_abdominal_stitch"] == "0"
