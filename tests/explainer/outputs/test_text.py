"""The result as plain text."""

from datetime import date

from explainer import explain
from explainer.outputs.text import as_text
from rules import assess
from tests.support.real_book import BOOK, SCREENS
from tests.support.vignettes import answers_of


def test_the_text_holds_the_whole_result_in_order() -> None:
    explanation = explain(BOOK, assess(BOOK, answers_of("v-2-two-late-losses-waters-at-16-weeks")))
    words = SCREENS
    text = as_text(explanation, words, date(2026, 11, 9))
    result = words["result"]
    assert explanation.near is not None
    assert explanation.script is not None
    headings = [
        words["site"]["not_approved_label"],
        "Call your midwife or the booking line today",
        explanation.because[0],
        explanation.near.heading,
        result["say"],
        explanation.script.paragraphs[0],
        result["happens"],
        result["signs"],
        result["why"],
        result["advice"],
        result["ask"],
        result["topics"],
        result["told_us"],
        result["not_diagnosis"],
        "9 November 2026",
        BOOK.version,
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert max(map(len, text.splitlines())) <= 80 + 60  # a long web address does not wrap


def test_missing_answers_are_named() -> None:
    answers = {"pregnant": "yes", "emergency_signs": ["urge_to_push"]}
    explanation = explain(BOOK, assess(BOOK, answers))
    text = as_text(explanation, SCREENS, date(2026, 11, 9))
    assert SCREENS["check"]["missing_heading"] in text
    assert "- Weeks of pregnancy" in text


def test_in_an_emergency_nobody_else_is_to_be_called() -> None:
    answers = {"pregnant": "yes", "emergency_signs": ["urge_to_push"]}
    explanation = explain(BOOK, assess(BOOK, answers))
    text = as_text(explanation, SCREENS, date(2026, 11, 9))
    assert "Emergency: Call 999 now" in text
    assert explanation.contact.call not in " ".join(text.split())
    assert f"\n{SCREENS['result']['say']}\n" not in text


def test_an_answer_that_was_declined_stands_apart_from_the_doubts() -> None:
    explanation = explain(BOOK, assess(BOOK, answers_of("journey-9-prefers-not-to-say")))
    text = as_text(explanation, SCREENS, date(2026, 11, 9))
    assert SCREENS["result"]["declined"] in text
    assert SCREENS["result"]["could_not_tell"] not in text
