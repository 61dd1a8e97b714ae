"""The pages that edit, one after the other, in the test process and in a copy of the content."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk.editing.sources import cited
from desk.fixing import copy_content
from desk.proposals.model import Proposal, changes_between
from rules.loading.layout import CLINICAL, HOME, QUESTIONNAIRE, VIGNETTES, clinical
from rules.loading.project import Project
from rules.loading.yaml.problems import MOST_ALIKE
from screens.content import content
from screens.workspaces import parts
from screens.workspaces.pages import changing, editing, previews, proposals
from tests.screens.workspaces.conftest import CACHES

WORDS = content().screens["content"]
BOOK = content().book
SLOW = 120  # seconds


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the content, with the caches of a process that has just begun."""
    copy_content(HOME, tmp_path)
    monkeypatch.setenv("APP_WORKSPACE", "content")
    caches = (*CACHES, proposals.office, proposals.effects)
    for cache in caches:
        cache.cache_clear()
    words = parts.words()
    monkeypatch.setattr(parts, "HOME", tmp_path)
    assert words == parts.words()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def pages() -> None:
    from screens.workspaces.pages.previews import show_pages

    show_pages()


def change() -> None:
    import streamlit as st

    from screens.workspaces.pages.changing import show_changing
    from screens.workspaces.pages.people import show_people

    show_people() if st.session_state.get("elsewhere") else show_changing()


def propose() -> None:
    from screens.workspaces.pages.proposals import show_proposals

    show_proposals()


def test_a_page_lists_its_texts_and_says_what_to_know_of_one(folder: Path) -> None:
    app = AppTest.from_function(pages, default_timeout=SLOW).run()
    assert not app.exception
    app.selectbox(key=previews.AT).select("question:weeks").run()
    name = f"{QUESTIONNAIRE} sections.how_you_are.questions.weeks.text"
    app.selectbox(key=editing.FIELD_OF_CHOSEN).select(name).run()
    assert not app.exception
    assert app.session_state[editing.OPENED].was == BOOK.questionnaire.question("weeks").text
    app.session_state[editing.POINTED] = BOOK.questionnaire.question("weeks").text
    app.run()
    assert app.session_state[editing.CHOSEN] == name


@pytest.mark.parametrize("action", changing.ACTIONS)
def test_each_thing_that_can_be_done_can_be_begun(folder: Path, action: str) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.radio[0].set_value(action).run()
    assert not app.exception
    for kind in ("source", "rule", "topic", "vignette") if action in ("add", "move") else ():
        app.selectbox[0].select(kind).run()
        assert not app.exception


def test_an_id_that_cannot_be_one_is_told_at_once(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.text_input[0].set_value("Scan booked").run()
    (told,) = app.error
    assert told.value.startswith("'Scan booked' is not a valid id: use small letters")
    app.text_input[0].set_value("scan_booked").run()
    assert not app.error


def test_what_needs_nothing_but_its_words_can_be_added(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.selectbox[0].select("advice").run()
    app.text_input[0].set_value("drink_tea").run()
    assert WORDS["fill_in"] in [said.value for said in app.markdown]
    app.text_input[1].set_value("Drink tea").run()
    assert not app.exception
    assert WORDS["fill_in"] not in [said.value for said in app.markdown]
    assert WORDS["edit_save"] in [button.label for button in app.button]


def test_what_was_typed_stays_when_another_place_is_chosen(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.text_input[0].set_value("booked").run()
    places = app.selectbox[1]
    places.select(places.options[-1]).run()
    assert not app.exception
    assert app.text_input[0].label == WORDS["id_of_item"]
    assert app.text_input[0].value == "booked"


def test_an_id_that_was_typed_stays_when_another_kind_is_chosen(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.text_input[0].set_value("booked").run()
    app.selectbox[0].select("rule").run()
    assert not app.exception
    assert app.text_input[0].label == WORDS["id_of_item"]
    assert app.text_input[0].value == "booked"


def test_what_was_typed_stays_while_another_page_is_open(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.selectbox[0].select("topic").run()
    app.text_input[0].set_value("booked").run()
    for elsewhere in (True, False):
        app.session_state["elsewhere"] = elsewhere
        app.run()
    assert not app.exception
    assert app.selectbox[0].value == "topic"
    assert app.text_input[0].value == "booked"


def test_nothing_is_taken_out_with_a_source_before_somebody_says_so(folder: Path) -> None:
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.radio[0].set_value("source").run()
    app.selectbox[0].select(BOOK.sources[0].id).run()
    instead = app.selectbox[1]
    assert instead.label == WORDS["instead"]
    assert instead.value is None
    assert WORDS["edit_save"] not in [button.label for button in app.button]
    instead.select(BOOK.sources[1].id).run()
    (save,) = (button for button in app.button if button.label == WORDS["edit_save"])
    save.click().run()
    assert [said.value for said in app.success] != []
    assert f"- id: {BOOK.sources[0].id}\n" not in (folder / clinical("sources")).read_text("utf-8")


def test_each_rule_that_names_a_thing_is_told_before_it_can_be_taken_out(folder: Path) -> None:
    source = "project_proposal"
    app = AppTest.from_function(change, default_timeout=SLOW).run()
    app.radio[0].set_value("move").run()
    app.selectbox[0].select("source").run()
    app.selectbox[2].select(source).run()
    app.radio[1].set_value("retire").run()
    assert not app.exception
    shown = "\n".join(element.proto.body for element in app.get("html"))
    found = [p for p in cited(Project(folder), source) if p.file.is_relative_to(CLINICAL)]
    places = {f"<li>{place.file.as_posix()}: {place.name}</li>" for place in found}
    assert len(places) > MOST_ALIKE
    assert {place for place in places if place not in shown} == set()
    assert WORDS["still_named"].format(number=len(places)) in shown
    assert WORDS["still_named_note"] in shown
    assert "Did you mean" not in shown
    assert WORDS["edit_fine"] not in shown
    assert WORDS["edit_blocked"] in shown
    assert WORDS["edit_mended"].partition(":")[0] not in shown


def test_without_git_a_change_is_proposed_as_a_file(folder: Path) -> None:
    app = AppTest.from_function(propose, default_timeout=SLOW).run()
    assert not app.exception
    file = folder / QUESTIONNAIRE
    was = file.read_text("utf-8")
    file.write_text(was.replace("Are you pregnant now?", "Are you pregnant today?"), "utf-8")
    person = folder / VIGNETTES / "boundaries_weeks.yaml"
    person.write_text(person.read_text("utf-8") + "# a remark <b>\n", "utf-8")
    app.run()
    shown = "\n".join(element.proto.body for element in app.get("html"))
    assert "boundaries_weeks.yaml" in shown
    assert "+ # a remark &lt;b&gt;" in shown
    app.text_input(key=proposals.NAME).set_value("Ann Other").run()
    app.text_input(key=proposals.TITLE).set_value("The first question in plainer words").run()
    button = next(button for button in app.button if button.label == WORDS["propose"])
    button.click().run()
    assert not app.exception
    assert app.session_state[proposals.MADE].title == "The first question in plainer words"
    assert app.session_state[proposals.MADE].by == "Ann Other"
    told = WORDS["proposed_file"].format(title="The first question in plainer words")
    reloaded = AppTest.from_function(propose, default_timeout=SLOW).run()
    for one in (app, reloaded):
        assert [said.value for said in one.success] == [told]


def test_an_answer_stays_with_the_proposal_for_which_it_was_written(folder: Path) -> None:
    first, second = (proposed(title) for title in ("The first of two", "The second of two"))
    app = AppTest.from_function(propose, default_timeout=SLOW)
    found = []
    for opened in (first, second, first):
        app.session_state[proposals.OPENED] = opened
        app.run()
        found.append(app.text_area[0].value)
        if opened is first:
            app.text_area[0].set_value("Fine by me.").run()
    assert not app.exception
    assert found == ["", "", "Fine by me."]


def proposed(title: str) -> Proposal:
    now = (HOME / QUESTIONNAIRE).read_text("utf-8")
    then = now.replace("Are you pregnant now?", "Are you pregnant today?")
    changes = changes_between({QUESTIONNAIRE: now}, {QUESTIONNAIRE: then})
    return Proposal(title=title, by="Ann Other", on=date(2026, 12, 1), changes=changes)
