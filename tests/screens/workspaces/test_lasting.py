"""What stands in a field stays while another page is open, if its key says that it lasts."""

import pytest
from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from screens.workspaces.lasting import keep_fields, lasting, leave_undrawn

    keep_fields()
    if st.session_state.get("elsewhere"):
        leave_undrawn()
        return
    st.text_input("words", value="as it was", key=lasting("words"))
    st.number_input("number", value=None, step=1, key=lasting("number"))
    st.checkbox("tick", key=lasting("tick"))
    st.multiselect("several", ["a", "b"], key=lasting("several"))
    st.text_input("of one page", key="of_one_page")
    if "cut short" not in st.session_state:
        leave_undrawn()


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


@pytest.mark.parametrize("times", [1, 2])
def test_the_browser_is_told_what_stands_in_a_field_that_is_drawn_again(times: int) -> None:
    app = AppTest.from_function(script).run()
    app.text_input[0].set_value("typed").run()
    app.session_state["elsewhere"] = True
    for _ in range(times):
        app.run()
    app.session_state["elsewhere"] = False
    assert app.run().text_input[0].proto.set_value
    assert not app.run().text_input[0].proto.set_value, "else it loses what is being typed"


def test_it_is_told_again_after_a_run_that_did_not_end() -> None:
    app = AppTest.from_function(script).run()
    app.text_input[0].set_value("typed").run()
    for name, value in (("elsewhere", True), ("elsewhere", False)):
        app.session_state[name] = value
        app.session_state["cut short"] = True
        app.run()
    assert app.run().text_input[0].proto.set_value


def test_a_field_that_was_never_filled_in_begins_as_it_is_told() -> None:
    app = AppTest.from_function(script).run().run()
    assert app.text_input[0].value == "as it was"


def choosing() -> None:
    import streamlit as st

    from screens.workspaces.lasting import keep_choice, keep_fields, lasting

    keep_fields()
    if "forgets" in st.session_state:  # as when a run ends late that was cut short
        del st.session_state[lasting("choice")]
    options = st.session_state.get("options", ["a", "b"])
    keep_choice(lasting("choice"), options, default=options[0])
    st.selectbox("choice", options, key=lasting("choice"))


def test_a_choice_stays_that_streamlit_forgets_while_a_page_is_drawn() -> None:
    app = AppTest.from_function(choosing).run()
    assert app.selectbox[0].value == "a"
    app.selectbox[0].select("b").run()
    app.session_state["forgets"] = True
    assert app.run().selectbox[0].value == "b"


def test_a_choice_that_is_gone_gives_way_to_the_first() -> None:
    app = AppTest.from_function(choosing).run()
    app.selectbox[0].select("b").run()
    app.session_state["options"] = ["a", "c"]
    assert app.run().selectbox[0].value == "a"
    assert not app.exception
