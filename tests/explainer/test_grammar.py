"""Texts are put together by words of the wording, and never the English way by the code."""

from datetime import date

import pytest

from explainer.grammar import GrammarWords, counted, in_order, plural
from rules.model.by_number import ByNumber
from tests.support.real_book import WORDING

ENGLISH = WORDING.grammar
# Another order, other marks, and words on the other side.
OTHER = GrammarWords.model_validate(
    {
        "months": {name: f"{name[:3]}·" for name in type(ENGLISH.months).model_fields},
        "dates": "{year}/{month}/{day}",
        "things": "{before}، {next}",
        "sentences": "{before}。{next}",
        "labelled": "{text} = {label}",
        "because": "{reason} = that is why.",
    }
)
WEEKS = ByNumber(zero="no week", two="two weeks", few="{number} wks", other="{number} weeks")


@pytest.mark.parametrize(
    ("grammar", "said"),
    [(ENGLISH, "1 March 2027"), (OTHER, "2027/mar·/1")],
    ids=["English", "another"],
)
def test_a_day_is_written_as_the_wording_says(grammar: GrammarWords, said: str) -> None:
    assert grammar.day(date(2027, 3, 1)) == said


def test_every_month_has_its_own_name() -> None:
    months = {ENGLISH.day(date(2026, month, 1)).split()[1] for month in range(1, 13)}
    assert months == {f"{date(2026, month, 1):%B}" for month in range(1, 13)}


def test_things_stand_in_one_line() -> None:
    assert ENGLISH.several(["one", "two", "three"]) == "one; two; three"
    assert OTHER.several(["one", "two", "three"]) == "one، two، three"
    assert ENGLISH.several(["one"]) == "one"
    assert ENGLISH.several([]) == ""


def test_braces_in_a_text_are_left_alone() -> None:
    assert ENGLISH.several(["{a}", "b", "c"]) == "{a}; b; c"


def test_sentences_labels_and_reasons_follow_the_wording() -> None:
    assert ENGLISH.in_sentences(["20 weeks", "1 baby"]) == "20 weeks. 1 baby"
    assert ENGLISH.with_label("Weeks", "20") == "Weeks: 20"
    assert OTHER.with_label("Weeks", "20") == "20 = Weeks"
    assert ENGLISH.reason("you bleed") == "Because you bleed."
    assert OTHER.reason("you bleed") == "you bleed = that is why."


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en-GB", 1, "1 weeks"),  # a language takes `other` where it has no form of its own
        ("en-GB", 2, "2 weeks"),
        ("cy", 0, "no week"),
        ("cy", 2, "two weeks"),
        ("cy", 3, "3 wks"),
        ("cy", 6, "6 weeks"),
        ("ar", 7, "7 wks"),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, number: int, said: str) -> None:
    assert counted(WEEKS, number, language) == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0300 123 4567", "\u20660300 123 4567\u2069"),
        ("call 0300 123 4567 now", "call \u20660300 123 4567\u2069 now"),
        ("24, or 24+3", "24, or \u206624+3\u2069"),
        ("999", "999"),
        ("20 weeks, 3 days", "20 weeks, 3 days"),
    ],
)
def test_the_parts_of_a_number_stay_in_order(text: str, shown: str) -> None:
    assert in_order(text, "rtl") == shown
    assert in_order(text, "ltr") == text


def test_forms_of_the_screens_stand_beside_each_other() -> None:
    texts = {"days.one": "{number} day", "days.other": "{number} days", "days.two": "both days"}
    assert [plural(texts, "days", n, "en-GB") for n in (1, 2)] == ["1 day", "2 days"]
    assert plural(texts, "days", 2, "cy") == "both days"
