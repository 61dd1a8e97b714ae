"""Counting sets of answers: exact, checked one by one where that can be done."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rules import Level, RuleBook, assess
from rules.formulas.formula import negated
from rules.model.answers import Answer, as_data
from rules.proof.counting import in_words
from rules.proof.space import Space
from tests.support.proving import good_book
from tests.support.real_book import BOOK
from tests.support.small_book import book, choice, choices, number

PAGE = Path(__file__).resolve().parents[3] / "docs" / "proof.md"
BOOKS: dict[str, RuleBook] = {
    "the good book": good_book(),
    "one question": book([choice("a", "yes", "no")]),
    "follow-ups of follow-ups": book(
        [
            number("losses", 0, 3, prefer_not_to_say="No thanks"),
            number("last", 1, 3, asked_when={"losses": {"at_least": 1}}),
            choices("start", "x", "y", none=None, asked_when={"last": {"at_least": 2}}),
            choice("again", "yes", "no", asked_when={"losses": {"is": "not_sure"}}),
        ]
    ),
    "asked by either of two": book(
        [
            choice("a", "yes", "no"),
            choice("b", "yes", "no", asked_when={"a": {"is": "yes"}}),
            choice(
                "c", "yes", "no", asked_when={"any": [{"a": {"is": "no"}}, {"b": {"is": "yes"}}]}
            ),
        ]
    ),
}


def all_sets(book: RuleBook) -> Iterable[dict[str, Any]]:
    """Every complete set of answers, made as a person would: question by question."""
    pending: list[dict[str, Any]] = [{}]
    while pending:
        answers = pending.pop()
        missing = assess(book, answers).missing
        if not missing:
            yield answers
            continue
        question = book.questionnaire.question(missing[0])
        states: Iterable[Answer] = question.answers()
        pending += [{**answers, question.id: as_data(state, question)} for state in states]


@pytest.mark.parametrize("name", BOOKS)
def test_the_count_is_the_number_of_sets(name: str) -> None:
    made = BOOKS[name]
    assert Space(made).size == sum(1 for _ in all_sets(made))


@pytest.mark.parametrize("level", Level)
def test_a_level_is_counted_as_often_as_it_comes_out(level: Level) -> None:
    made = good_book()
    space = Space(made)
    found = sum(assess(made, answers).level is level for answers in all_sets(made))
    assert space.counter.count(space.outcome.level(level)) == found


def test_emergencies_and_all_others_make_up_all_sets_of_the_real_book() -> None:
    space = Space(BOOK)
    emergency = space.outcome.level(Level.EMERGENCY)
    counts = [space.counter.count(formula) for formula in (emergency, negated(emergency))]
    assert all(counts)
    assert sum(counts) == space.size


def test_the_page_for_clinicians_names_the_number() -> None:
    assert f" {Space(BOOK).size:,} " in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (999, "999"),
        (12_345, "12,345"),
        (2_500_000, "about 2.5 million, a number of 7 digits"),
        (31 * 10**21, "about 31 sextillion, a number of 23 digits"),
        (10**40, "more than 1 undecillion, a number of 41 digits"),
    ],
)
def test_large_numbers_are_said_in_words(number: int, words: str) -> None:
    assert in_words(number) == words
