"""Names that lead nowhere: a new field is checked as soon as it says what it names."""

from typing import Annotated

import pytest
from pydantic import Field

from rules.loading.names.unknown import TOLD, Told, unknown_names
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import read
from rules.model.base import Block, Identifier
from rules.model.references import Kind, Names


class Shelf(Block):
    """A block made up for these tests."""

    best: Annotated[Identifier, Names("topic", also=("none",))]
    others: tuple[Annotated[Identifier, Names("topic")], ...] = ()
    notes: dict[Annotated[Identifier, Names("card")], str] = Field(default_factory=dict)
    words: dict[Annotated[Identifier, Names("card", each=True)], str] = Field(default_factory=dict)


def told(text: str, told_as: dict[Kind, Told] = TOLD) -> list[Problem]:
    document = read(text, "shelf.yaml")
    known: dict[Kind, list[str]] = {"topic": ["plants", "animals"], "card": ["red"]}
    content = Shelf.model_validate(document.data)
    return list(unknown_names(content, known, document, told=told_as))


def test_a_name_that_leads_somewhere_is_fine() -> None:
    assert told("best: plants\nothers: [animals]\nnotes: {red: x}") == []
    assert told("best: none") == []


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("best: plant", 1, 7, "there is no topic 'plant'"),
        ("best: plants\nothers: [animals, plant]", 2, 19, "there is no topic 'plant'"),
        ("best: plants\nnotes:\n  rot: x", 3, 3, "there is no card 'rot'"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_at_its_place(
    text: str, line: int, column: int, what: str
) -> None:
    [problem] = told(text)
    assert (problem.line, problem.column, problem.code, problem.what) == (
        line,
        column,
        "R020",
        what,
    )


def test_the_nearest_name_is_the_remedy_and_the_edit() -> None:
    [problem] = told("best: plant")
    [edit] = problem.edits
    assert problem.fix == "did you mean 'plants'?"
    assert edit.applied("best: plant") == "best: plants"


def test_what_may_stand_instead_is_a_remedy_too() -> None:
    [problem] = told("best: non")
    assert problem.fix == "did you mean 'none'?"


def test_a_block_with_a_line_for_each_is_left_to_the_check_of_the_wording() -> None:
    assert told("best: plants\nwords: {rot: x}") == []


def test_it_can_be_told_in_other_words() -> None:
    as_shelves: dict[Kind, Told] = {"topic": Told("X001", "shelf", "build one")}
    [problem] = told("best: xyzzy", as_shelves)
    assert (problem.code, problem.what) == ("X001", "there is no shelf 'xyzzy'")
