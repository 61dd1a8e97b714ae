"""The safety argument as a picture: every shape of GSN, nothing outside, nothing overlapping."""

import re

import pytest

from explainer.safety.drawing import drawn, solution_words
from rules.loading.layout import ARGUMENT
from rules.loading.project import Project
from rules.model.argument import Argument
from rules.model.hazards import Proof
from tests.support.html import Element, parse

SHAPES = ("rect", "path", "circle")
SHIPPED = Project().whole(ARGUMENT, Argument)


@pytest.fixture(scope="module")
def picture() -> Element:
    return parse(str(drawn(SHIPPED, "The argument <drawn>"))).one("svg")


def number(element: Element, name: str) -> int:
    return int(element.get(name))


def test_every_goal_strategy_solution_and_gap_has_its_shape(picture: Element) -> None:
    goals = SHIPPED.goals
    shapes = [e.get("class") for e in picture if e.tag in SHAPES]
    assert shapes.count("goal") == len(goals)
    assert shapes.count("strategy") == sum(goal.strategy is not None for goal in goals)
    assert shapes.count("solution") == sum(goal.shown_by is not None for goal in goals)
    assert shapes.count("context") == sum(len(goal.context) for goal in goals)
    # A diamond below the goal, and a box that says what is missing.
    assert shapes.count("undeveloped") == 2 * sum(goal.undeveloped is not None for goal in goals)
    assert shapes.count("undeveloped") > 0


def test_its_name_is_escaped(picture: Element) -> None:
    assert picture.get("aria-label") == "The argument <drawn>"


def test_nothing_stands_outside_or_on_top_of_another(picture: Element) -> None:
    width, height = map(int, picture.get("viewbox").split()[2:])
    boxes = [
        tuple(number(r, name) for name in ("x", "y", "width", "height"))
        for r in picture.all("rect")
    ]
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    for one in range(len(boxes)):
        x, y, w, h = boxes[one]
        for a, b, c, d in boxes[one + 1 :]:
            assert x + w <= a or a + c <= x or y + h <= b or b + d <= y


def test_every_claim_can_be_read(picture: Element) -> None:
    said = re.sub(r"\s+", " ", " ".join(text.text for text in picture.all("text")))
    for goal in SHIPPED.goals:
        assert goal.claim in said


def test_how_much_a_solution_is() -> None:
    proof = Proof(properties=("P1",), tests=("tests/a.py::test_a", "tests/a.py::test_b"))
    assert solution_words(proof) == "1 proof, 2 tests"
