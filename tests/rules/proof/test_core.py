"""The core of the promises: nothing in it goes in silence."""

from dataclasses import replace

import pytest

from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.proof.core import CORE_FILE, is_in_answers, mark, shipped_core, weakened
from tests.support.real_book import BOOK
from tests.support.small_book import book, choices
from tools.pin_core import core_of, written

CORE = shipped_core()


def told(these: RuleBook) -> list[str]:
    return [one.what for one in weakened(these, CORE)]


def without(name: str) -> RuleBook:
    return replace(BOOK, properties=tuple(p for p in BOOK.properties if p.id != name))


def test_the_core_stands_in_what_ships_and_was_made_by_the_tool() -> None:
    assert told(BOOK) == []
    wanted = {promise.id for promise in CORE.promises}
    assert written(core_of(BOOK, wanted)) == CORE_FILE.read_text(encoding="utf-8")


def test_a_check_of_the_core_names_no_condition() -> None:
    marks = {mark(c): c for promise in BOOK.properties for c in promise.checks}
    assert all(is_in_answers(marks[one]) for promise in CORE.promises for one in promise.checks)


@pytest.mark.parametrize("name", [promise.id for promise in CORE.promises])
def test_a_promise_that_is_gone_is_named(name: str) -> None:
    (what,) = told(without(name))
    assert what.startswith(f"the core promise {name} '")
    assert what.endswith("' is gone")


def test_a_weaker_claim_is_named() -> None:
    promise = next(p for p in BOOK.properties if p.id == "P2")
    first = promise.checks[0]
    assert first.then is not None
    then = first.then.model_copy(update={"level": Level.CALL_NOW})
    weaker = promise.model_copy(
        update={"checks": (first.model_copy(update={"then": then}), *promise.checks[1:])}
    )
    changed = tuple(weaker if p is promise else p for p in BOOK.properties)
    title = "An emergency sign is an emergency"
    lacks = "lacks 1 of its 2 core checks, or they were changed"
    assert told(replace(BOOK, properties=changed)) == [f"the core promise P2 '{title}' {lacks}"]


def test_a_question_or_an_answer_that_is_gone_is_named() -> None:
    fewer = {name: (*options, "gone") for name, options in CORE.options.items()}
    fewer["gone_too"] = ("none",)
    said = [one.what for one in weakened(BOOK, CORE.model_copy(update={"options": fewer}))]
    assert said == [
        *(f"the answer 'gone' is gone from '{name}'" for name in CORE.options),
        "the question 'gone_too' is gone",
    ]


def test_a_book_with_other_questions_owes_the_core_nothing() -> None:
    assert told(book([choices("pain", "some")], [])) == []


def test_more_may_be_promised() -> None:
    promise = next(p for p in BOOK.properties if p.id == "P2")
    more = promise.model_copy(update={"checks": (*promise.checks, promise.checks[0])})
    assert told(replace(BOOK, properties=(*BOOK.properties, more))) == []


def test_orders_and_pairs_stay() -> None:
    assert told(replace(BOOK, more_worrying=BOOK.more_worrying[1:])) == [
        "'more_worrying' lacks 7 of what the core orders"
    ]
    assert told(replace(BOOK, never_together=())) == [
        "'never_together' lacks 8 of what the core orders"
    ]
