"""A condition that was put together is said in words."""

import pytest
from streamlit.testing.v1 import AppTest

from screens.content import content
from screens.workspaces.building import in_words
from tests.support.real_book import BOOK


@pytest.mark.usefixtures("in_review")
def test_it_is_said_as_the_review_pack_says_it() -> None:
    said = in_words({"all": [{"weeks": {"at_least": 24}}, {"condition": "has_stitch"}]}, BOOK)
    assert "24" in said
    assert " and " in said


def script() -> None:
    import streamlit as st

    from screens.workspaces.building import build_condition
    from tests.support.real_book import BOOK

    st.session_state["found"] = build_condition("when", BOOK, "new")


def test_a_number_that_is_none_is_left_open_and_not_left_out() -> None:
    app = AppTest.from_function(script).run()
    app.number_input[0].set_value(1.0).run()
    app.selectbox[0].select("weeks").run()
    app.number_input[1].set_value(24.5).run()
    assert not app.exception
    assert app.session_state["found"] == {"weeks": {"at_least": ""}}
    assert app.error[0].value == content().screens["content"]["whole_number"]
