"""Her unit from local.yaml in the result: the button gets its number where exactly one fits."""

from dataclasses import replace
from datetime import date
from typing import Any

from explainer import Explanation, explain
from explainer.explanation import Call
from explainer.result.unit import with_unit
from rules import Level, assess
from rules.model.local import Local, Unit
from tests.support.answers import NO_SIGNS
from tests.support.editions import ARABIC, WORD, outside, pseudo_editions
from tests.support.every_page import RESULTS
from tests.support.real_book import BOOK, WORDING
from tests.support.units import NOBODY, unit

TODAY = date(2026, 11, 28)
CALL_NOW = NO_SIGNS | {"weeks": 22, "pain_and_pressure": ["pressure"]}


def said(answers: dict[str, Any], *units: Any) -> tuple[Explanation, Explanation]:
    """What is said without the file, and with these units in it."""
    found = assess(BOOK, answers)
    before = explain(BOOK, found, WORDING)
    local = Local(service=NOBODY, units=units)
    return before, with_unit(before, BOOK, found, WORDING, local, today=TODAY)


def test_the_one_that_fits_is_the_call_with_its_hours() -> None:
    before, after = said(CALL_NOW, unit())
    assert before.call.number is None
    assert after.call == Call("contact", "01234 567890", "maternity triage")
    assert after.where == f"Day and night. {before.where}"
    assert replace(after, call=before.call, where=before.where) == before


def test_of_several_she_chooses() -> None:
    before, after = said(CALL_NOW, unit(), unit("other", name="the labour ward"))
    assert after.call == before.call
    assert "maternity triage: 01234 567890." in after.where
    assert "the labour ward: 01234 567890." in after.where
    assert after.where.endswith(before.where)


def test_without_one_that_fits_nothing_changes() -> None:
    before, after = said(CALL_NOW, unit(weeks_from=30))
    assert after == before
    before, after = said(CALL_NOW)
    assert after == before


def test_no_unit_takes_the_place_of_another_call() -> None:
    everything = unit(weeks_from=0, contacts=[contact.id for contact in BOOK.contacts])
    for level in (Level.EMERGENCY, Level.NEXT_APPOINTMENT, Level.INFORMATION):
        before, after = said(RESULTS[level], everything)
        assert after == before, level


def test_in_another_language_the_number_is_all_that_is_new() -> None:
    """Names and hours of local.yaml are in English."""
    edition = pseudo_editions()[ARABIC]
    found = assess(edition.book, CALL_NOW)
    before = explain(edition.book, found, edition.wording)

    def with_these(*units: Unit) -> Explanation:
        local = Local(service=NOBODY, units=units)
        return with_unit(before, edition.book, found, edition.wording, local, today=TODAY)

    number, other = "01234 567890", "01234 567891"
    shown = f"\u2066{number}\u2069"  # on the button, where the name may not fit
    assert with_these(unit()) == replace(before, call=Call("contact", number, shown))
    several = with_these(unit(), unit("other", name="the labour ward", number=other))
    assert several.call == before.call
    assert before.where in several.where
    assert before.call.name in several.where
    assert f"\u2066{number}\u2069" in several.where
    assert f"\u2066{other}\u2069" in several.where
    assert WORD.findall(outside(several.where)) == []
    assert with_these(unit(always_open=False)) == before  # its hours cannot be said
