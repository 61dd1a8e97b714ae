"""Sign by decision: what is shown, what is noted, and what is kept from being lost."""

import pytest
from streamlit.testing.v1 import AppTest

from desk.review.sheets import Sheet
from screens.content import content
from tests.support.review import items

WORDS = content().screens["content"] | content().screens["review"]


def script() -> None:
    from screens.workspaces.pages.deciding import show_deciding

    show_deciding()


@pytest.fixture
def app(all_in_review: None) -> AppTest:
    made = AppTest.from_function(script, default_timeout=60).run()
    assert not made.exception
    return made


def press(app: AppTest, key: str) -> AppTest:
    (button,) = (b for b in app.button if b.label == WORDS[key])
    return button.click().run()


def test_agreeing_notes_it_and_goes_on(app: AppTest) -> None:
    first = app.selectbox(key="review_at").value
    press(app, "say_agree")
    assert app.session_state["review_said"][first].says == "agree"
    assert app.selectbox(key="review_at").value != first


@pytest.mark.parametrize("says", ["change", "discuss"])
def test_an_objection_needs_a_word(app: AppTest, says: str) -> None:
    first = app.selectbox(key="review_at").value
    press(app, f"say_{says}")
    assert [error.value for error in app.error] == [WORDS["note_lacking"]]
    assert "review_said" not in app.session_state
    app.text_area[0].set_value("Is this 23 or 24 weeks?").run()
    press(app, f"say_{says}")
    told = app.session_state["review_said"][first]
    assert (told.says, told.note) == (says, "Is this 23 or 24 weeks?")


def test_each_sheet_can_be_read(app: AppTest) -> None:
    for sheet in Sheet:
        app.radio(key="review_sheet").set_value(sheet).run()
        assert not app.exception, sheet
        assert app.selectbox(key="review_at").value in [item.id for item in items().on(sheet)]
