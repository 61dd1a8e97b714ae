"""A table of results says what the engine says, in every form that a column can have."""

import random

import pyarrow as pa
import pytest

from cohort.kernel import COLUMNS, Kernel
from cohort.results import results
from rules import Level, RuleBook, assess, load
from tests.support.population import FORMS, Person, differing, good_answer, people, table


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load()


@pytest.fixture(scope="module")
def kernel(book: RuleBook) -> Kernel:
    return Kernel(book)


@pytest.mark.parametrize("form", FORMS)
def test_it_says_what_the_engine_says(book: RuleBook, kernel: Kernel, form: str) -> None:
    """With answers left out, answers to questions that are not asked, and bad cells."""
    group = people(book, 300, seed=len(form))
    rows = kernel(table(book, group, form), ["person"]).to_pylist()
    assert differing(book, group, rows) == []
    refused = sum(row["problem"] is not None for row in rows)
    assert 20 < refused < 100
    assert {row["level"] for row in rows} == {*Level, None}
    assert [row["person"] for row in rows] == [*range(len(group))]


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65])
def test_a_batch_may_have_any_size(book: RuleBook, kernel: Kernel, size: int) -> None:
    group = people(book, size)
    found = kernel(table(book, group, "text and lists"))
    assert tuple(found.schema.names) == COLUMNS
    assert differing(book, group, found.to_pylist()) == []


def test_no_answer_that_is_still_to_come_leaves_the_bounds(book: RuleBook, kernel: Kernel) -> None:
    chance = random.Random(5)
    group = people(book, 800, seed=2)
    open_rows = [
        (person, row)
        for person, row in zip(
            group, kernel(table(book, group, "text and lists")).to_pylist(), strict=True
        )
        if row["complete"] is False
    ]
    assert len(open_rows) > 100
    narrow = 0
    for person, row in open_rows:
        least, most = (Level(row[name]).rank for name in ("level_at_least", "level_at_most"))
        narrow += least == most
        for _ in range(2):
            level = assess(book, _completed(book, person, chance)).level
            assert level is not None
            assert most <= level.rank <= least
    assert 0 < narrow < len(open_rows)


def _completed(book: RuleBook, person: Person, chance: random.Random) -> Person:
    """The same person, with a good answer where one was left out."""
    return {
        question.id: person.get(question.id, good_answer(question, chance, 0.2))
        for question in book.questionnaire
    }


def test_the_bounds_of_a_complete_set_are_its_level(book: RuleBook, kernel: Kernel) -> None:
    rows = kernel(table(book, people(book, 500), "text and lists")).to_pylist()
    whole = [row for row in rows if row["complete"]]
    assert whole
    assert all(row["level_at_least"] == row["level_at_most"] == row["level"] for row in whole)


def test_a_question_without_a_column_has_no_answer(book: RuleBook, kernel: Kernel) -> None:
    (row,) = kernel(pa.RecordBatch.from_pydict({"weeks": ["20"]})).to_pylist()
    assert (row["level"], row["level_at_least"], row["level_at_most"]) == (
        *(None, "information", "emergency"),
    )
    assert row["missing"] == ["pregnant"]


def test_a_row_that_cannot_be_read_says_nothing_else(book: RuleBook, kernel: Kernel) -> None:
    batch = pa.RecordBatch.from_pydict({"pregnant": ["Jo Doe"], "weeks": ["99"]})
    (row,) = kernel(batch).to_pylist()
    assert row.pop("problem") == (
        "pregnant: there is no such option; weeks: this is outside the range 0 to 42"
    )
    assert set(row.values()) == {None}


def test_rules_stand_in_the_order_of_an_assessment(book: RuleBook) -> None:
    levels = {rule.id: rule.level for rule in book.rules}
    sure = [result.name for result in results(book) if result.kind == "cant_tell"]
    assert sorted(sure, key=lambda name: levels[name].rank) == sure
