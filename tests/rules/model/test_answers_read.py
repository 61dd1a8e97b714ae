"""Which answers the conditions read: by name, and all options of a list by `none`."""

from typing import Any

import pytest

from rules.model.answers_read import Unread, unread
from tests.support.real_book import BOOK
from tests.support.small_book import book, choice, choices, number, rule

FIRST = choice("pregnant", "yes", "no")
FIRST["options"][1]["neutral"] = True
SIGNS = choices("signs", "bleeding", "fever")


def left(when: Any, *questions: dict[str, Any]) -> list[Unread]:
    return list(unread(book([FIRST, *questions], [rule("one", when)])))


def test_every_answer_of_the_real_content_is_read() -> None:
    assert list(unread(BOOK)) == []


@pytest.mark.parametrize(
    "when",
    [
        {"signs": {"includes_any": ["bleeding", "fever"]}},
        {"any": [{"signs": {"includes": "fever"}}, {"not": {"signs": {"includes": "bleeding"}}}]},
        {"not": {"signs": {"is": "none"}}},
        {"signs": {"one_of": ["none", "not_sure"]}},
    ],
)
def test_what_names_an_option_or_changes_with_any_of_them_reads_it(when: Any) -> None:
    assert left(when, SIGNS) == []


@pytest.mark.parametrize(
    "when", [{"signs": {"includes": "bleeding"}}, {"signs": {"includes_any": ["bleeding"]}}]
)
def test_what_names_another_option_does_not(when: Any) -> None:
    assert left(when, SIGNS) == [Unread("signs", "fever")]


def test_a_test_of_not_sure_reads_no_option() -> None:
    found = left({"signs": {"is": "not_sure"}}, SIGNS)
    assert found == [Unread("signs", "bleeding"), Unread("signs", "fever")]


def test_one_of_reads_the_options_of_a_choice_that_it_names() -> None:
    twins = choice("twins", "one", "two", "three")
    assert left({"twins": {"one_of": ["two", "one"]}}, twins) == [Unread("twins", "three")]


def test_a_question_that_nothing_reads_is_told_as_a_whole() -> None:
    height = number("height", 100, 220)
    assert left({"pregnant": {"is": "yes"}}, SIGNS, height) == [
        Unread("signs", None),
        Unread("height", None),
    ]


def test_who_is_asked_something_else_counts_too() -> None:
    asked = number("degrees", 30, 45, asked_when={"signs": {"includes": "fever"}})
    found = left({"degrees": {"at_least": 38}}, SIGNS, asked)
    assert found == [Unread("signs", "bleeding")]


def test_a_named_condition_counts_where_a_rule_uses_it() -> None:
    conditions = {"hot": {"signs": {"includes": "fever"}}}
    used = rule("one", {"any": [{"condition": "hot"}, {"signs": {"includes": "bleeding"}}]})
    assert list(unread(book([FIRST, SIGNS], [used], conditions))) == []
    other = rule("one", {"signs": {"includes": "bleeding"}})
    assert list(unread(book([FIRST, SIGNS], [other], conditions))) == [Unread("signs", "fever")]
