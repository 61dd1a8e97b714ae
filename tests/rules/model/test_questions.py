"""What each kind of question takes, in words and beside other answers."""

from itertools import chain, combinations
from typing import Any

import pytest

from rules.engine.answers import UnusableAnswer, one_answer
from rules.model.answers import as_data
from rules.model.questions import AnyQuestion
from tests.support.real_book import BOOK
from tests.support.small_book import book, choice, choices, number

SPECIAL = {"prefer_not_to_say": "No thanks"}
ASKED = (
    choice("one", "yes", "no", **SPECIAL),
    choices("many", "a", "b", "c"),
    choices("some", "a", "b", none=None),
    number("count", 3, 6),
)
SMALL = book(ASKED).questionnaire.questions


def sets(*names: str) -> list[frozenset[str]]:
    every = chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))
    return list(map(frozenset, every))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("one", {"not_sure", "prefer_not_to_say", "yes", "no"}),
        ("many", {"not_sure", *sets("a", "b", "c")}),
        ("some", {"not_sure", *sets("a", "b")} - {frozenset()}),
        ("count", {"not_sure", 3, 4, 5, 6}),
    ],
)
def test_every_answer_there_is(name: str, expected: set[object]) -> None:
    found = list(SMALL[name].answers())
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("question", [*BOOK.questionnaire], ids=lambda question: question.id)
def test_every_answer_can_be_given_and_has_words(question: AnyQuestion) -> None:
    for answer in question.answers():
        assert one_answer(question, as_data(answer, question)) == answer
        assert question.in_words(answer)


@pytest.mark.parametrize("question", [*SMALL.values()], ids=lambda question: question.id)
def test_answers_by_name_are_those_that_can_be_written_as_one_word(question: AnyQuestion) -> None:
    words = {"yes", "no", "a", "b", "c", "none", "not_sure", "prefer_not_to_say"}
    data: dict[str, Any] = {**{word: word for word in words}, **{str(n): n for n in range(9)}}
    taken = {}
    for name, value in data.items():
        try:
            taken[name] = one_answer(question, value)
        except UnusableAnswer:
            continue
    assert question.named_answers == taken


def test_neighbours_are_the_other_options_a_tick_more_or_less_and_the_nearest_numbers() -> None:
    assert list(SMALL["one"].neighbours("yes")) == ["no"]
    one_tick = frozenset({"a"})
    assert list(SMALL["many"].neighbours(one_tick)) == [
        frozenset(ticks) for ticks in ("", "ab", "ac")
    ]
    assert list(SMALL["some"].neighbours(one_tick)) == [frozenset("ab")]
    assert list(SMALL["count"].neighbours(5)) == [4, 6, 3]
    assert list(SMALL["count"].neighbours("not_sure")) == [3, 4, 5, 6]


def test_a_number_has_no_options_and_only_ticks_have_none() -> None:
    assert SMALL["count"].options == ()
    assert [bool(question.none) for question in SMALL.values()] == [False, True, False, False]
