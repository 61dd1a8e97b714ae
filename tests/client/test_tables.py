"""The tables say what the engine says, in a browser: every primitive, and people on top."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from client.export import WALKER, as_json
from client.tables import Tables
from rules import Level
from tests import walker
from tests.support.population import people
from tests.support.real_book import BOOK
from tests.support.script import Script, loaded
from tests.support.small_book import NAMED, QUESTIONS, TESTS, book, choices, condition, rule

pytestmark = pytest.mark.browser

MOST_BYTES = 30_000


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Script]:
    with loaded(browser, WALKER) as found:
        yield found


def test_every_primitive_is_right_in_every_case(script: Script) -> None:
    tables = Tables(BOOK)
    tables.as_data()
    tried, wrong = walker.wrong_primitives(script, BOOK, tables)
    assert wrong == []
    assert tried > 10_000


def test_a_wrong_table_would_be_noticed(script: Script) -> None:
    data = Tables(BOOK).as_data()
    data["tests"][0][1] = "y" * len(data["tests"][0][1])
    group = people(BOOK, 200, seed=8)
    assert walker.different_people(script, BOOK, data, group)


def test_people_get_the_same_result(script: Script) -> None:
    """With answers left out, answers to questions that are not asked, and refused ones."""
    data, group = Tables(BOOK).as_data(), people(BOOK, 2_000, seed=7)
    assert walker.different_people(script, BOOK, data, group) == []
    said = [walker.by_engine(BOOK, answers) for answers in group]
    assert 100 < said.count(None) < 1_000
    assert {found["level"] for found in said if found} == {*Level, None}
    assert {found["card"] for found in said if found} == {*BOOK.cards_by_id, None}


def test_an_answer_in_another_form_is_taken_or_refused_alike(script: Script) -> None:
    group = [json.loads(json.dumps(answers)) for answers in walker.ODD]
    assert walker.different_people(script, BOOK, Tables(BOOK).as_data(), group) == []


def test_other_books_work_too(script: Script) -> None:
    """More options than can be listed, and every operator."""
    many = choices("many", *(f"option_{i}" for i in range(14)))
    several = {"many": {"includes_any": ["option_3", "option_12"]}}
    tests = [*TESTS, {"condition": "far_along"}, {"at_least": {"n": 2, "of": TESTS[:4]}}]
    rules = [rule(f"r.{i}", test, "call_now", "call_today") for i, test in enumerate(tests)]
    rules += [rule(f"not.{i}", {"not": test}) for i, test in enumerate(tests)]
    rules += [rule("several", several), rule("not.several", {"not": several})]
    made = book([*QUESTIONS, many], rules, NAMED)
    data = Tables(made).as_data()
    assert walker.different_people(script, made, data, people(made, 500, seed=3)) == []


def test_a_condition_of_a_text_joins_the_tables() -> None:
    tables = Tables(BOOK)
    before = len(tables.as_data()["tests"])
    tree = tables.read(condition({"not": {"weeks": {"at_least": 41}}}))
    assert tree == ["n", before]
    place = [*BOOK.questionnaire.questions].index("weeks")
    assert tables.tests_as_data()[-1][0] == place


def test_they_stay_small_and_need_nothing_newer_than_2019() -> None:
    assert len(as_json(Tables(BOOK).as_data())) < MOST_BYTES
    code = re.sub(r"/\*.*?\*/|//.*", "", WALKER.read_text("utf-8"), flags=re.DOTALL)
    newer = r"\?\.|\?\?|\|\|=|&&=|\.at\(|BigInt|\beval\b|Function|\bimport\b|replaceAll|[0-9]n\b"
    assert re.findall(newer, code) == []


def test_the_engine_is_what_people_are_held_to() -> None:
    answers: dict[str, Any] = {"pregnant": "yes", "emergency_signs": ["sepsis_signs"]}
    found = walker.by_engine(BOOK, answers)
    assert found
    assert (found["level"], found["complete"]) == ("emergency", False)
    assert walker.by_engine(BOOK, {"pregnant": "perhaps"}) is None
