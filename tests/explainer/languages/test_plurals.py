"""The forms beside a number, held against CLDR as Babel has it."""

import pytest
from babel import Locale

from explainer.languages import plurals
from explainer.languages.plurals import categories_of, category, is_known

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


def test_a_category_may_be_for_one_number_alone() -> None:
    assert [plurals.only_number("ar", name) for name in ("zero", "one", "two")] == [0, 1, 2]
    assert plurals.only_number("en", "one") == 1
    assert plurals.only_number("ru", "one") is None  # 1, 21, 31 and so on
    assert plurals.only_number("cy", "other") is None
