"""What stands in a field stays while another page is open, if its key says that it lasts."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from screens.workspaces.lasting import keep_fields, lasting

    keep_fields()
    if st.session_state.get("elsewhere"):
        return
    st.text_input("words", value="as it was", key=lasting("words"))
    st.number_input("number", value=None, step=1, key=lasting("number"))
    st.checkbox("tick", key=lasting("tick"))
    st.multiselect("several", ["a", "b"], key=lasting("several"))
    st.text_input("of one page", key="of_one_page")


def test_only_what_lasts_is_still_there() -> None:
    app = AppTest.from_function(script).run()
    app.text_input[0].set_value("typed")
    app.number_input[0].set_value(3)
    app.checkbox[0].check()
    app.multiselect[0].set_value(["b"])
    app.text_input[1].set_value("typed").run()
    for elsewhere in (True, True, False):
        app.session_state["elsewhere"] = elsewhere
        app.run()
    assert not app.exception
    assert not app.warning
    found = [*app.text_input, *app.number_input, *app.checkbox, *app.multiselect]
    assert [field.value for field in found] == ["typed", "", 3, True, ["b"]]


def test_a_field_that_was_never_filled_in_begins_as_it_is_told() -> None:
    app = AppTest.from_function(script).run().run()
    assert app.text_input[0].value == "as it was"
