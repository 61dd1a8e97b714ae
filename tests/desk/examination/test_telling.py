"""A case and its twin tell the same facts, and the twin plays them down."""

import json
from typing import Any

import pytest

from desk.examination.cases import Case
from desk.examination.telling import BEFORE_SIGNS, CLOSING, OPENING, as_told, facts
from rules import Level, assess
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

ANSWERS = CASES["twins-with-pressure-at-23-weeks"].answers
CASE = Case("c0007", "pain_or_pressure.pressure", ANSWERS, Level.CALL_NOW)
PLAIN, TWIN = as_told(BOOK, CASE, twin=False), as_told(BOOK, CASE, twin=True)
AROUND = (*OPENING, *BEFORE_SIGNS, *CLOSING)


def test_both_have_the_same_answers_in_another_order() -> None:
    assert list(TWIN["answers"]) == list(reversed(PLAIN["answers"]))
    assert assess(BOOK, TWIN["answers"]).level is assess(BOOK, PLAIN["answers"]).level

    def told(case: dict[str, Any]) -> dict[str, Any]:
        return {k: sorted(v) if isinstance(v, list) else v for k, v in case["answers"].items()}

    assert told(TWIN) == told(PLAIN)


def test_both_tell_every_fact_and_only_the_twin_plays_it_down() -> None:
    texts = [text for _, text in facts(BOOK, ANSWERS)]
    assert PLAIN["text"] == " ".join(texts)
    assert all(text in TWIN["text"] for text in texts)
    left = TWIN["text"]
    for text in sorted([*texts, *AROUND], key=len, reverse=True):
        left = left.replace(text, "")
    assert not left.strip()
    assert any(words in TWIN["text"] for words in CLOSING)


def test_the_signs_come_last() -> None:
    kinds = [sign for sign, _ in facts(BOOK, ANSWERS)]
    signs = [text for sign, text in facts(BOOK, ANSWERS) if sign]
    assert True in kinds
    assert False in kinds
    start = TWIN["text"].index(next(words for words in BEFORE_SIGNS if words in TWIN["text"]))
    assert all(TWIN["text"].index(text) > start for text in signs)


def test_nothing_tells_the_level_or_which_is_the_twin() -> None:
    assert set(PLAIN) == set(TWIN) == {"id", "answers", "text"}
    assert (PLAIN["id"], TWIN["id"]) == ("c0007a", "c0007b")
    assert "call_now" not in json.dumps([PLAIN, TWIN])


@pytest.mark.parametrize("words", AROUND)
def test_what_is_said_around_the_facts_names_no_sign_and_no_number(words: str) -> None:
    assert not any(sign.isdigit() for sign in words)
    for question in BOOK.questionnaire:
        for option in getattr(question, "options", ()):
            assert len(option.summary) < 8 or option.summary.lower() not in words.lower()
