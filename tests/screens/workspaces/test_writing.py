"""The field to write in begins with the words it is given, and anew with another version."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from screens.workspaces.writing import writing

    st.session_state["found"] = writing("Your words", "As it was", "1", "field")


def test_it_begins_with_its_words() -> None:
    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.session_state["found"] == "As it was"
