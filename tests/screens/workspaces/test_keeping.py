"""A text that the tab keeps: it is asked for once, before another is kept."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from screens.workspaces import keeping


class Tab:
    """Stands for the component in the browser, with what this tab has kept."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.text = ""
        self._heard: Callable[[], None] = lambda: None

    def __call__(self, data: dict[str, Any], key: str, on_text_change: Callable[[], None]) -> None:
        self.told.append({**data, "key": key})
        self._heard = on_text_change
        st.session_state[key] = self

    def answers(self, text: str) -> None:
        """Give what is kept."""
        self.text = text
        self._heard()


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> Tab:
    made = Tab()
    monkeypatch.setattr(keeping, "_component", lambda: made)
    monkeypatch.setattr(st, "session_state", dict[str, Any]())
    return made


def test_what_the_tab_has_is_taken_once(tab: Tab) -> None:
    taken = list[str]()
    keeping.keep("", "mine", taken.append, (0, ""))
    tab.answers("kept")
    tab.answers("kept")  # it was drawn twice before the first was answered
    keeping.keep("said since", "mine", taken.append, (1, "next"))
    assert taken == ["kept"]
    first, second = tab.told
    assert first == {"text": "", "asked": False, "next_up": [0, ""], "key": "mine"}
    assert (second["text"], second["asked"]) == ("said since", True)
    assert second["next_up"] == [1, "next"]


def test_a_tab_that_has_nothing_gives_nothing(tab: Tab) -> None:
    taken = list[str]()
    keeping.keep("", "mine", taken.append, (0, ""))
    tab.answers("")
    keeping.keep("said", "mine", taken.append, (1, "next"))
    assert taken == []
    assert tab.told[-1]["asked"]
