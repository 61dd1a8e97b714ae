"""Every page keeps its promises: for all vignettes, and for many random people."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from explainer import explain
from rules import Truth, assess, named_states
from rules.model.answers import Blank
from tests.support.answers import AFTER_A_LOSS, NO_SIGNS
from tests.support.people import complete_answers
from tests.support.promises import broken
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES


def test_the_pages_of_all_vignettes_keep_every_promise() -> None:
    found = {}
    for name, case in CASES.items():
        page = explain(BOOK, assess(BOOK, case.answers))
        if page.card is not None and page.complete:
            found[name] = broken(page, case.answers)
    assert not {name: problems for name, problems in found.items() if problems}
    assert len(found) > 700


@pytest.mark.parametrize(
    "untrue",
    [
        "You were not sure about your weeks, or about pain or pressure.",
        "You were not sure about: Weeks of pregnancy; Pain and pressure.",
        "You would rather not say: Pain and pressure.",
        "One of your answers leaves this open.",
    ],
)
def test_a_doubt_that_names_something_that_was_told_is_found(untrue: str) -> None:
    answers = NO_SIGNS | {"weeks": "not_sure", "pain_and_pressure": ["tightenings"]}
    page = explain(BOOK, assess(BOOK, answers))
    doubted = next(reason for reason in page.why if reason.truth is Truth.CANT_TELL)
    assert doubted.text == "You were not sure about: Weeks of pregnancy."
    assert broken(page, answers) == []
    untold = replace(page, why=(replace(doubted, text=untrue),))
    assert len(broken(untold, answers)) == 1


def test_a_doubt_tells_apart_what_was_not_sure_and_what_was_not_said() -> None:
    answers = NO_SIGNS | {
        "weeks": "not_sure",
        "been_pregnant_before": "yes",
        "earlier_pregnancies": "prefer_not_to_say",
        "told_conditions": "not_sure",
    }
    page = explain(BOOK, assess(BOOK, answers))
    said = [reason.text for reason in page.why if "rather not say: " in reason.text]
    assert said
    for text in said:
        assert text.endswith("You would rather not say: Earlier pregnancies.")
        assert "not sure about: Earlier" not in text


def test_nobody_after_a_loss_is_asked_in_the_words_of_a_birth() -> None:
    # The urge to push is asked for all the same: some of them are in labour and do not know it.
    birth = re.compile(r"labour|contraction|the baby|your baby|waters|birth is near")
    states = named_states(BOOK, assess(BOOK, AFTER_A_LOSS))
    asked = [q for q in BOOK.questionnaire if q.symptom and states[q.id] is not Blank.NOT_ASKED]
    assert len(asked) == 2
    for option in (option for question in asked for option in question.options):
        for text in (option.text, option.short, option.sign, option.say, option.hint):
            assert not birth.search(text or ""), text


@settings(max_examples=150, deadline=None)
@given(complete_answers(BOOK))
def test_the_page_of_anybody_keeps_every_promise(answers: dict[str, Any]) -> None:
    page = explain(BOOK, assess(BOOK, answers))
    assert broken(page, answers) == []
