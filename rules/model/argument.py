"""The safety argument: what is claimed, what each claim rests on, and what nobody has shown yet.

The notation is that of the goal structuring notation (GSN): goals, strategies, solutions, context,
and goals that are not developed. The terms are from general knowledge of its community standard
(MEMORY: docs/clinical-safety/to-verify.md).
"""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Text
from rules.model.hazards import Owner, Proof

GOAL_PATTERN = r"^G\d+$"
GoalId = Annotated[str, Field(pattern=GOAL_PATTERN)]


class Undeveloped(Block):
    """What is missing to show a goal, and the role that owes it."""

    missing: Text = Field(description="What nobody has shown yet, in a sentence or two.")
    owed_by: Owner = Field(description="The role that has to see to it.")


class Goal(Block):
    """One claim: argued by other goals, shown by something that exists, or not developed yet."""

    id: GoalId = Field(description="G and a number. It never changes.")
    claim: Text = Field(description="What is claimed, as a sentence.")
    context: tuple[Text, ...] = Field(
        default=(), description="What the claim takes for granted, or where it holds."
    )
    strategy: Text | None = Field(
        default=None, description="How the goals below it make up the claim."
    )
    goals: tuple[GoalId, ...] = Field(default=(), description="The goals that it rests on.")
    shown_by: Proof | None = Field(
        default=None, description="Its solutions: properties, vignettes, tests, documents."
    )
    undeveloped: Undeveloped | None = Field(
        default=None, description="For a goal that nobody has shown: what is missing."
    )

    @model_validator(mode="after")
    def _rests_on_one_thing(self) -> Self:
        given = [bool(self.goals), self.shown_by is not None, self.undeveloped is not None]
        if sum(given) != 1 or bool(self.goals) != (self.strategy is not None):
            what = "a goal has 'strategy' with 'goals', or 'shown_by', or 'undeveloped'"
            raise PydanticCustomError("goal_support", what)
        return self


class Argument(Block):
    """The shape of argument.yaml. The first goal is the one that all others support."""

    goals: Annotated[tuple[Goal, ...], Field(min_length=1)] = Field(
        description="Every goal; each but the first supports exactly one that stands before it."
    )

    @model_validator(mode="after")
    def _is_a_tree(self) -> Self:
        seen: set[str] = set()
        named = [name for goal in self.goals for name in goal.goals]
        for goal in self.goals:
            if goal.id in seen:
                raise _wrong(goal.id, "stands here twice")
            if seen and named.count(goal.id) != 1:
                raise _wrong(goal.id, f"supports {named.count(goal.id)} goals, and has to be one")
            back = [name for name in goal.goals if name in seen or name == goal.id]
            if back:
                raise _wrong(goal.id, f"rests on {back[0]}, which does not stand below it")
            seen.add(goal.id)
        lost = [name for name in named if name not in seen]
        if lost:
            raise _wrong(lost[0], "is named, and there is no such goal")
        return self

    def by_depth(self) -> Iterator[tuple[int, Goal]]:
        """Each goal with its depth, from the first down, a goal before those that it rests on."""
        goals = {goal.id: goal for goal in self.goals}
        waiting = [(0, self.goals[0])]
        while waiting:
            depth, goal = waiting.pop()
            yield depth, goal
            waiting += [(depth + 1, goals[name]) for name in reversed(goal.goals)]


def _wrong(goal: str, what: str) -> PydanticCustomError:
    return PydanticCustomError("goal_tree", "{goal} {what}", {"goal": goal, "what": what})
