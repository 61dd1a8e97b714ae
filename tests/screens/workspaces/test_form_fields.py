"""What is typed into the fields of a form."""

from streamlit.testing.v1 import AppTest

from screens.workspaces.form_fields import WRITTEN, lines_in, yaml_in


def script() -> None:
    import streamlit as st

    from desk.editing.forms import Field
    from screens.content import content
    from screens.workspaces.form_fields import form

    fields = [Field("evidence", "yaml", "", is_required=False, choices={})]
    st.session_state["found"] = form(fields, content().book, "new")


def test_yaml_begins_again_with_what_was_written_before_it_was_not_drawn() -> None:
    app = AppTest.from_function(script)
    app.session_state[WRITTEN] = {"new evidence": "- a"}
    assert app.run().session_state["found"] == {"evidence": ["a"]}


def test_texts_stand_one_a_line() -> None:
    assert lines_in(" One.\n\n Two. \n") == ["One.", "Two."]


def test_yaml_is_read_or_what_is_wrong_with_it_is_said() -> None:
    assert yaml_in("- {source: a, label: READ}") == ([{"source": "a", "label": "READ"}], "")
    assert yaml_in(" ") == (None, "")
    found, problem = yaml_in("text: one: two")
    assert found is None
    assert problem.startswith("This text has a colon in it.")
