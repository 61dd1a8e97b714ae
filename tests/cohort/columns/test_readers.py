"""The readers of the three kinds of question, and which columns belong to a table."""

from typing import Any

import pyarrow as pa
import pytest

from cohort.columns.choice import ChoiceReader
from cohort.columns.choices import ChoicesReader
from cohort.columns.faults import Faults, TableError
from cohort.columns.number import NumberReader
from cohort.columns.reader import Reader
from cohort.columns.readers import readers, unread
from rules.loading.book import load
from rules.model.questions import ChoiceQuestion, ChoicesQuestion, NumberQuestion

TEXTS: dict[str, Any] = {"text": "?", "label": "?", "why": "?", "find_out": "?"}
OPTIONS: Any = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
ONE = ChoiceReader(
    ChoiceQuestion(id="one", kind="choice", options=OPTIONS, not_sure="Not sure", **TEXTS)
)
SOME = ChoicesReader(
    ChoicesQuestion(
        id="some", kind="choices", options=OPTIONS, none="None", not_sure="Not sure", **TEXTS
    )
)
NUMBER = NumberReader(
    NumberQuestion(id="n", kind="number", min=3, max=9, unit="weeks", not_sure="?", **TEXTS)
)
KNOWN: list[Reader] = [ONE, SOME, NUMBER]


def read(reader: Reader, **columns: Any) -> tuple[list[int], list[str | None]]:
    arrays = {name: v if isinstance(v, pa.Array) else pa.array(v) for name, v in columns.items()}
    rows = len(next(iter(arrays.values())))
    faults = Faults(rows)
    codes = reader.read(arrays, faults, rows)
    return codes.tolist(), faults.texts().to_pylist()


def test_one_option() -> None:
    fault = "one: there is no such option"
    assert read(ONE, one=["b", "not_sure", "c", None]) == ([2, 3, 0, 0], [None, None, fault, None])
    assert ONE.may_hold() == "one of: a, b, not_sure"


@pytest.mark.parametrize(
    "column",
    [
        ["a b", "none", "not_sure", None],
        ["a; b", " none", "not_sure ", ""],
        [["b", "a"], ["none"], ["not_sure"], None],
        pa.array([["b", "a", "a"], ["none"], ["not_sure"], None], pa.large_list(pa.string())),
    ],
)
def test_several_options(column: Any) -> None:
    assert read(SOME, some=column) == ([3, 4, 8, 0], [None] * 4)


@pytest.mark.parametrize(
    ("column", "fault"),
    [
        (["a none"], "an answer that stands alone is given with another"),
        ([["a", "none"]], "an answer that stands alone is given with another"),
        (["a,c"], "there is no such option"),
        ([";"], "there is no such option"),
        ([["a", "c"]], "there is no such option"),
        ([["a", None]], "there is no such option"),
        (pa.array([[]], pa.list_(pa.string())), "an empty list: write none, or leave it out"),
    ],
)
def test_several_options_that_are_no_answer(column: Any, fault: str) -> None:
    assert read(SOME, some=column)[1] == [f"some: {fault}"]


def boxes(*cells: Any) -> dict[str, Any]:
    return dict(
        zip(("some___a", "some___b", "some___none"), ([cell] for cell in cells), strict=True)
    )


@pytest.mark.parametrize(
    ("cells", "code"),
    [((1, 0, 0), 1), ((True, True, False), 3), (("0", "0", "1"), 4), ((0.0, 1.0, 0.0), 2)],
)
def test_boxes(cells: Any, code: int) -> None:
    assert read(SOME, **boxes(*cells)) == ([code], [None])


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ((0, 0, 0), "no box is ticked: tick none, or leave all boxes empty"),
        (
            ("1", "0", ""),
            "some boxes are empty: give each box 0 or 1, or leave all boxes empty",
        ),
        ((1, 0, 2), "a box holds something else than 0 or 1"),
        ((1, 0, 1), "an answer that stands alone is given with another"),
    ],
)
def test_boxes_that_are_no_answer(cells: Any, fault: str) -> None:
    assert read(SOME, **boxes(*cells))[1] == [f"some: {fault}"]


def test_empty_boxes_are_no_answer_yet() -> None:
    assert read(SOME, **boxes("", "", "")) == ([0], [None])


@pytest.mark.parametrize(
    "column",
    [[3, 9, None], [3.0, 9.0, None], ["3", "9.0", ""], pa.array([3, 9, None], pa.uint64())],
)
def test_a_number(column: Any) -> None:
    assert read(NUMBER, n=column) == ([1, 7, 0], [None] * 3)


def test_a_special_answer_in_place_of_a_number() -> None:
    assert read(NUMBER, n=["not_sure"]) == ([8], [None])
    assert read(NUMBER, n=[None, 4], n__special=["not_sure", None]) == ([8, 2], [None] * 2)
    assert read(NUMBER, n__special=["not_sure"]) == ([8], [None])


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"n": [2]}, "this is outside the range 3 to 9"),
        ({"n": ["10"]}, "this is outside the range 3 to 9"),
        ({"n": ["-4"]}, "this is outside the range 3 to 9"),
        ({"n": [float("inf")]}, "this is outside the range 3 to 9"),
        ({"n": [4.5]}, "this is not a whole number"),
        ({"n": [float("nan")]}, "this is not a whole number"),
        ({"n": ["four"]}, "this is not a whole number"),
        ({"n": ["٤"]}, "this is not a whole number"),
        ({"n": [4], "n__special": ["not_sure"]}, "a number and a special answer are both given"),
        ({"n": [None], "n__special": ["soon"]}, "there is no such special answer"),
    ],
)
def test_a_number_that_is_no_answer(columns: Any, fault: str) -> None:
    assert read(NUMBER, **columns)[1] == [f"n: {fault}"]


def test_columns_that_are_not_read_are_named() -> None:
    assert unread(KNOWN, ["person", "one", "n", "date"], ["person"]) == ["date"]


@pytest.mark.parametrize(
    ("names", "kept", "message"),
    [
        (["one", "one"], [], "the column one stands there twice"),
        (["one"], ["unit"], "there is no column unit: the columns are one"),
        (["x"], [], "no column is named like a question: cohort --template FILE writes them"),
        (
            ["one", "some_"],
            [],
            "the column some_ is no question: rename it to some, or keep it as it is with"
            " --keep some_",
        ),
        (["some", "some___a"], [], "some is given in two ways: some and some___a"),
        (["some___a", "some/b"], [], "some is given in two ways: some___a and some/b"),
        (["some___a"], [], "some: each option needs its box; add some___b"),
    ],
)
def test_a_table_that_cannot_be_what_was_meant(
    names: list[str], kept: list[str], message: str
) -> None:
    with pytest.raises(TableError) as refused:
        unread(KNOWN, names, kept)
    assert str(refused.value) == message


def test_every_question_has_a_reader() -> None:
    questionnaire = load().questionnaire
    assert [reader.id for reader in readers(questionnaire)] == list(questionnaire.questions)
