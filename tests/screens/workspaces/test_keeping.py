"""A text that the tab keeps: it is asked for once, before another is kept."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from screens.workspaces import keeping


class Kept:
    """Stands for the component in the browser: what it was told, and what it calls."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.heard: Callable[[], None] = lambda: None

    def __call__(self, data: dict[str, Any], key: str, on_text_change: Callable[[], None]) -> None:
        self.told.append({**data, "key": key})
        self.heard = on_text_change


class Held:
    text = "kept"


class Nothing:
    text = ""


def test_what_the_tab_has_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, state, taken = Kept(), dict[str, Any](), list[str]()
    monkeypatch.setattr(keeping, "_component", lambda: kept)
    monkeypatch.setattr(st, "session_state", state)
    keeping.keep("", "mine", taken.append, (0, ""))
    state["mine"] = Held()
    kept.heard()
    kept.heard()  # it was drawn twice before the first was answered
    keeping.keep("said since", "mine", taken.append, (1, "next"))
    assert taken == ["kept"]
    first, second = kept.told
    assert first == {"text": "", "asked": False, "next_up": [0, ""], "key": "mine"}
    assert (second["text"], second["asked"]) == ("said since", True)
    assert second["next_up"] == [1, "next"]


def test_a_tab_that_has_nothing_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, state, taken = Kept(), dict[str, Any](), list[str]()
    monkeypatch.setattr(keeping, "_component", lambda: kept)
    monkeypatch.setattr(st, "session_state", state)
    keeping.keep("", "mine", taken.append, (0, ""))
    state["mine"] = Nothing()
    kept.heard()
    keeping.keep("said", "mine", taken.append, (1, "next"))
    assert taken == []
    assert kept.told[-1]["asked"]
