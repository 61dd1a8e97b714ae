"""The forms beside a number, held against CLDR as Babel has it."""

from typing import Any

import pytest
from babel import Locale
from pydantic import TypeAdapter, ValidationError

from explainer.languages import plurals
from explainer.languages.plurals import Forms, categories_of, category, is_known, said_beside

NUMBERS = [*range(250), 1_000, 1_000_000, 2_000_000]
CODES = [code for _, _, codes in plurals._TABLE for code in codes.split()]


@pytest.mark.parametrize("code", CODES)
def test_the_table_is_that_of_cldr(code: str) -> None:
    cldr = Locale.parse(code).plural_form
    assert {*categories_of(code)} == {*cldr.tags, "other"}
    assert [category(code, n) for n in NUMBERS] == [cldr(n) for n in NUMBERS]


def test_categories_stand_in_the_order_of_cldr_and_every_code_once() -> None:
    assert len(CODES) == len({*CODES})
    for code in CODES:
        assert [*categories_of(code)] == [c for c in plurals.CATEGORIES if c in categories_of(code)]


def test_a_region_or_a_script_changes_nothing() -> None:
    assert category("cy-GB", 2) == category("cy", 2) == "two"
    assert category("pa-Arab-PK", 0) == "one"
    assert not is_known("tlh")


def test_a_form_that_is_missing_gives_way_to_the_last() -> None:
    weeks = {"one": "1 wythnos", "two": "2 wythnos", "other": "{number} wythnos"}
    assert [said_beside(n, weeks, "cy") for n in (1, 2, 3)] == [
        "1 wythnos",
        "2 wythnos",
        "{number} wythnos",
    ]


def test_the_last_form_is_never_missing() -> None:
    forms: TypeAdapter[Any] = TypeAdapter(Forms)
    assert forms.validate_python({"other": "weeks"}) == {"other": "weeks"}
    with pytest.raises(ValidationError, match="the form 'other' is missing"):
        forms.validate_python({"one": "week"})
