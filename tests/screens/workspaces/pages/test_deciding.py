"""Sign by decision: what is shown, what is noted, and what is kept from being lost."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from desk.review.answers import Review, Says, as_file, from_file, said
from desk.review.sheets import Sheet
from screens.content import content
from screens.workspaces.pages import deciding
from tests.support.review import items

WORDS = content().screens["content"] | content().screens["review"]


def script() -> None:
    import streamlit as st

    from screens.workspaces.lasting import keep_fields
    from screens.workspaces.pages import deciding
    from screens.workspaces.pages.deciding import show_deciding

    if file := st.session_state.pop("file", ""):
        deciding._open(file)
    keep_fields() if st.session_state.get("elsewhere") else show_deciding()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the tab is told to keep, each time the page is drawn; "" where it is nothing."""
    texts: list[str] = []
    monkeypatch.setattr(deciding, "keep", lambda text, *_, **__: texts.append(text))
    return texts


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
def test_an_objection_needs_a_word(
    app: AppTest, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = app.selectbox(key="review_at").value
    press(app, f"say_{says}")
    assert [error.value for error in app.error] == [WORDS["note_lacking"]]
    assert "review_said" not in app.session_state
    monkeypatch.setattr(deciding, "written", lambda *_: "Is this 23 or 24 weeks?")
    press(app, f"say_{says}")
    told = app.session_state["review_said"][first]
    assert (told.says, told.note) == (says, "Is this 23 or 24 weeks?")


def test_each_sheet_can_be_read(app: AppTest) -> None:
    for sheet in Sheet:
        app.radio(key="review_sheet").set_value(sheet).run()
        assert not app.exception, sheet
        assert app.selectbox(key="review_at").value in [item.id for item in items().on(sheet)]


def test_a_name_alone_never_takes_the_place_of_what_the_tab_has(
    written: list[str], app: AppTest
) -> None:
    """A server that was started again is given the name before it is given the answers."""
    app.text_input(key=deciding.WHO["name"]).set_value("Made-up Midwife").run()
    assert {*written} == {""}
    press(app, "say_agree")
    assert len(from_file(written[-1]).answers) == 1


def test_what_was_said_of_what_changed_is_kept_and_named(
    written: list[str], app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = items().on(Sheet.DECISIONS)[:2]
    old = said(first, Says.CHANGE, "Is this 23 weeks?").model_copy(update={"fingerprint": "0" * 16})
    app.session_state["review_said"] = {first.id: old}
    app.session_state["review_at"] = second.id
    press(app.run(), "say_agree")
    assert [(a.item, a.note) for a in from_file(written[-1]).answers] == [
        (first.id, "Is this 23 weeks?"),
        (second.id, ""),
    ]
    (told,) = (h.proto.body for h in app.get("html") if WORDS["decide_changed"] in h.proto.body)
    assert first.id in told
    fields: list[tuple[str, ...]] = []
    monkeypatch.setattr(deciding, "writing", lambda *given, **_: fields.append(given))
    app.selectbox(key="review_at").set_value(first.id).run()
    assert fields[-1][1] == "Is this 23 weeks?"


def test_who_it_is_stays_while_another_page_is_open(app: AppTest) -> None:
    app.text_input(key=deciding.WHO["name"]).set_value("Made-up Midwife").run()
    app.selectbox(key=deciding.WHO["role"]).set_value("midwife").run()
    for elsewhere in (True, False):
        app.session_state["elsewhere"] = elsewhere
        app.run()
    assert app.text_input(key=deciding.WHO["name"]).value == "Made-up Midwife"
    assert app.selectbox(key=deciding.WHO["role"]).value == "midwife"


def test_a_file_adds_to_what_was_said_here_and_takes_nothing_away(app: AppTest) -> None:
    first, second, third = items().on(Sheet.DECISIONS)[:3]
    here = {one.id: said(one, Says.AGREE, "") for one in (first, second)}
    there = [said(one, Says.DISCUSS, "Why this week?") for one in (second, third)]
    app.session_state[deciding.SAID] = here
    app.session_state["file"] = as_file(
        Review(rule_set="0" * 12, on=date(2026, 11, 22), role="midwife", answers=tuple(there))
    )
    app.run()
    assert not app.exception
    assert app.session_state[deciding.SAID] == {**here, third.id: there[1]}
    assert app.session_state[deciding.WHO["role"]] == "midwife"
    (told,) = (one.value for one in app.success)
    assert told == (
        WORDS["review_opened"].format(number=1) + " " + WORDS["review_differs"].format(number=1)
    )
