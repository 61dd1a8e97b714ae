"""The safety argument is one tree, and each goal rests on one kind of thing."""

from typing import Any

import pytest
from pydantic import ValidationError

from rules.model.argument import Argument

SHOWN = {"shown_by": {"documents": ["release.yaml"]}}
OPEN = {"undeveloped": {"missing": "All of it.", "owed_by": "clinical_lead"}}


def goal(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "claim": f"The claim of {name}.", **more}


def over(name: str, *below: str) -> dict[str, Any]:
    return goal(name, strategy="Over the parts.", goals=list(below))


def argument(*goals: dict[str, Any]) -> Argument:
    return Argument.model_validate({"goals": list(goals)})


def test_goals_are_read_from_the_first_down() -> None:
    made = argument(
        over("G1", "G2", "G4"), over("G2", "G3"), goal("G3", **SHOWN), goal("G4", **OPEN)
    )
    assert [(depth, one.id) for depth, one in made.by_depth()] == [
        (0, "G1"),
        (1, "G2"),
        (2, "G3"),
        (1, "G4"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        goal("G1"),
        goal("G1", **SHOWN, **OPEN),
        goal("G1", **SHOWN, strategy="Over nothing."),
        goal("G1", goals=["G2"]),
    ],
)
def test_a_goal_rests_on_one_kind_of_thing(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="a goal has 'strategy' with 'goals', or"):
        argument(wrong, goal("G2", **SHOWN))


@pytest.mark.parametrize(
    ("goals", "says"),
    [
        ([over("G1", "G1")], "G1 rests on G1"),
        ([over("G1", "G2"), over("G2", "G1")], "G2 rests on G1"),
        ([goal("G1", **SHOWN), goal("G2", **SHOWN)], "G2 supports 0 goals, and has to be one"),
        ([over("G1", "G2", "G2"), goal("G2", **SHOWN)], "G2 supports 2 goals"),
        ([over("G1", "G9")], "G9 is named, and there is no such goal"),
        ([over("G1", "G2"), goal("G2", **SHOWN), goal("G2", **SHOWN)], "G2 stands here twice"),
    ],
)
def test_what_is_no_tree_is_refused(goals: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        argument(*goals)
