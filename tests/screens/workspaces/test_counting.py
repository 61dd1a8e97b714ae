"""A number that is no whole one is told, and never taken for another."""

import pytest
from streamlit.testing.v1 import AppTest

from screens.content import content
from screens.workspaces.counting import whole

WORDS = content().screens["content"]


def script() -> None:
    import streamlit as st

    from screens.workspaces.counting import whole_number

    st.session_state["found"] = whole_number("Weeks", (0, 42), 20, key="weeks")


@pytest.mark.parametrize(("typed", "found", "told"), [(24.0, 24, []), (24.5, None, ["told"])])
def test_only_a_whole_number_is_counted(typed: float, found: int | None, told: list[str]) -> None:
    app = AppTest.from_function(script).run()
    assert app.session_state["found"] == 20
    app.number_input[0].set_value(typed).run()
    assert not app.exception
    assert app.session_state["found"] == found
    assert [error.value for error in app.error] == [WORDS["whole_number"] for _ in told]


def test_an_empty_field_holds_none() -> None:
    assert whole(None) is None
