"""Made-up people: spread as the shares say, complete, and the same for the same seed."""

from typing import Any

import pytest

from cohort.bookings import Bookings, people_of
from cohort.kernel import Kernel
from rules.loading.bookings import load_bookings
from rules.model.bookings import BookingsFile
from tests.support.real_book import BOOK, PROJECT
from tests.support.small_book import EVIDENCE, QUESTIONS, book

SMALL = book(QUESTIONS)


def shares(**given: dict[str, Any]) -> BookingsFile:
    entries = [{"question": name, "evidence": EVIDENCE, **more} for name, more in given.items()]
    return BookingsFile.model_validate({"shares": entries})


ALWAYS = (1_000, 1_000)
SPREAD = shares(
    pregnant={"per_1000": {"no": (250, 250)}, "rest": "yes"},
    weeks={"per_1000": {"2-4": (500, 500), "not_sure": (100, 100)}, "rest": "9"},
    signs={"per_1000": {"bleeding": (300, 300), "pain": ALWAYS, "not_sure": (200, 200)}},
    losses={"per_1000": {}, "rest": "0"},
)


def rows(people: int = 20_000) -> list[dict[str, Any]]:
    (group,) = people_of(Bookings(SMALL, SPREAD), [people], seed=3)
    found: list[dict[str, Any]] = group.to_pylist()
    return found


def share(found: list[dict[str, Any]], name: str, answer: Any) -> float:
    asked = [row[name] for row in found if row[name] is not None]
    return sum(bool(each == answer) for each in asked) / len(asked)


def test_answers_are_spread_as_the_shares_say() -> None:
    found = rows()
    assert share(found, "pregnant", "no") == pytest.approx(0.25, abs=0.02)
    assert share(found, "weeks", "not_sure") == pytest.approx(0.1, abs=0.02)
    assert share(found, "weeks", "9") == pytest.approx(0.4, abs=0.02)
    for number in ("2", "3", "4"):
        assert share(found, "weeks", number) == pytest.approx(0.5 / 3, abs=0.02)
    assert share(found, "signs", ["not_sure"]) == pytest.approx(0.2, abs=0.02)
    assert share(found, "signs", ["bleeding", "pain"]) == pytest.approx(0.24, abs=0.02)
    assert share(found, "losses", "0") == 1


def test_who_is_not_asked_has_no_answer() -> None:
    found = rows(2_000)
    assert {row["weeks"] is None for row in found if row["pregnant"] == "no"} == {True}
    assert {row["weeks"] is None for row in found if row["pregnant"] == "yes"} == {False}
    assert {row["births"] for row in found} == {None}


def test_the_first_entry_that_fits_counts() -> None:
    given = shares(
        pregnant={"per_1000": {}, "rest": "yes"},
        weeks={"per_1000": {"1": (500, 500)}, "rest": "8"},
        losses={"per_1000": {}, "rest": "4", "when": {"weeks": {"at_least": 5}}},
    ).shares
    more = shares(losses={"per_1000": {}, "rest": "1"}).shares
    bookings = Bookings(SMALL, BookingsFile(shares=(*given, *more)))
    (group,) = people_of(bookings, [500], seed=1)
    assert {(row["weeks"], row["losses"]) for row in group.to_pylist()} == {("8", "4"), ("1", "1")}


def test_the_same_seed_makes_the_same_people() -> None:
    assert rows(300) == rows(300)
    other = people_of(Bookings(SMALL, SPREAD), [300], seed=4)[0].to_pylist()
    assert other != rows(300)


def test_everybody_of_the_file_that_ships_is_complete() -> None:
    given = load_bookings(PROJECT, BOOK)
    assert given is not None
    (group,) = people_of(Bookings(BOOK, given), [20_000], seed=1)
    found = Kernel(BOOK)(group)
    assert found.column("problem").null_count == len(found)
    assert found.column("complete").to_pylist() == [True] * len(found)
