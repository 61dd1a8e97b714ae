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
    headings = [
        words["site"]["not_approved_label"],
        "Call your early pregnancy unit or GP today",
        result["whom"],
        result["why"],
        result["look_out"],
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


def test_in_an_emergency_999_comes_before_the_contact() -> None:
    answers = {"pregnant": "yes", "emergency_signs": ["urge_to_push"]}
    explanation = explain(BOOK, assess(BOOK, answers))
    text = as_text(explanation, SCREENS, date(2026, 11, 9))
    assert "After the call to 999" in text
    assert SCREENS["result"]["whom"] not in text
