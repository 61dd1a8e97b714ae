"""What a button does is done once for a press, though a run that is cut short begins anew."""

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st

from desk.editing.errors import EditError
from screens.workspaces import pressing
from screens.workspaces.pressing import SAID, is_done, once


class CutShort(Exception):
    """What Streamlit raises inside a look into the state of a session, when it begins anew."""


class State(dict[str, Any]):
    """The state of a session that ends the run at its next look, once it is told to."""

    ends = False

    def __getitem__(self, name: str) -> Any:
        self._look()
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._look()
        super().__setitem__(name, value)

    def _look(self) -> None:
        if self.ends:
            self.ends = False
            raise CutShort


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> State:
    state = State()
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_press_is_done_once_and_the_next_one_anew() -> None:
    numbers: Iterator[int] = iter(range(9))
    first, second = object(), object()
    assert not is_done(first)
    assert once(first, lambda: next(numbers)) == (0,)
    assert is_done(first)
    assert once(first, lambda: next(numbers)) == (0,)
    assert once(second, lambda: next(numbers)) == (1,)
    assert not is_done(first)


def test_what_was_wrong_with_the_last_press_is_not_said_beside_what_came_of_the_next(
    state: State,
) -> None:
    def refuse() -> None:
        raise EditError("Say more.")

    once(object(), refuse)
    assert state[SAID][:2] == ("error", "Say more.")
    once(object(), object)
    assert SAID not in state


def test_a_run_that_is_cut_short_makes_nothing_twice_and_says_it_in_the_end(state: State) -> None:
    made: list[str] = []

    def press(button: object) -> None:
        for _ in once(button, lambda: made.append("edit")):
            pressing.say("saved", "Saved: an edit.")

    def ends_once_it_is_made() -> None:
        made.append("edit")
        state.ends = True

    button = object()
    once(button, ends_once_it_is_made)
    with pytest.raises(CutShort):
        press(button)
    assert SAID not in state
    press(button)
    assert made == ["edit"]
    assert state[SAID][:2] == ("saved", "Saved: an edit.")


def test_what_cannot_be_done_is_told_and_nothing_comes(state: State) -> None:
    def act() -> None:
        raise EditError("It is no longer there.")

    button = object()
    assert once(button, act) == ()
    assert state.pop(SAID)[:2] == ("error", "It is no longer there.")
    assert once(button, act) == ()
    assert state[SAID][:2] == ("error", "It is no longer there.")
