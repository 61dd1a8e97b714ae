"""Editing a text of the page that is shown: its words, what to know of it, the checks, undo."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import streamlit as st

from desk.editing.bench import Done, Tried
from desk.editing.errors import EditError
from desk.editing.item_steps import Retire
from desk.editing.on_pages import pointed_at, texts_on
from desk.editing.steps import SetValue, Step, cleaned
from desk.editing.texts import Editable, about, editable_texts, size_of
from desk.rendering import shown
from rules.lint.checks.sentences import MOST_WORDS
from rules.lint.values import name_at
from rules.loading.yaml.problems import Problem
from screens.content import publish
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import FIELD
from screens.workspaces.parts import bench, show, words
from screens.workspaces.pressing import SAID, is_done, once, say, show_said
from screens.workspaces.snapshot import Snapshot
from screens.workspaces.writing import Opened, rewriting

CHOSEN, OPENED, POINTED = "text", "opened", "pointed"
FIELD_OF_CHOSEN: Final = "text_field"
SHORT: Final = 70  # letters of a text in a list
NO_FIELDS: Final = {SAID, POINTED, "shown"}
Fields = dict[str | int, str]


class Editor:
    """The panel in which one text is edited."""

    def __init__(self, snapshot: Snapshot, gallery: Gallery, spot: str) -> None:
        self._snapshot, self._gallery, self._spot = snapshot, gallery, spot
        self._texts = _texts_of_page(snapshot, gallery, spot)

    def show(self) -> Tried | None:
        """Draw it; gives the edit as it would be, if there is one."""
        show_said()
        self._take_pointed()
        text = self._chosen()
        tried = self._edit(text) if text else None
        show_undo()
        return tried

    def _take_pointed(self) -> None:
        """Choose the text that somebody clicked on."""
        pointed = st.session_state.pop(POINTED, None)
        if pointed is None:
            return
        texts = self._texts.values()
        found = pointed_at(pointed, texts)
        if found:
            st.session_state[CHOSEN] = found[0].key
        else:
            st.warning(words()["edit_not_found"])

    def _chosen(self) -> Editable | None:
        if st.session_state.get(CHOSEN) not in self._texts:
            st.session_state[CHOSEN] = None
        # Kept apart from the field, which forgets what it held when a run is cut short.
        st.session_state[FIELD_OF_CHOSEN] = st.session_state[CHOSEN]
        st.selectbox(
            words()["edit_text"],
            list(self._texts),
            key=FIELD_OF_CHOSEN,
            index=None,
            placeholder=words()["edit_choose"],
            format_func=lambda key: shortened(self._texts[key].words),
            on_change=_choose,
        )
        key = st.session_state[CHOSEN]
        return self._texts[key] if key else None

    def _edit(self, text: Editable) -> Tried | None:
        opened: Opened | None = st.session_state.get(OPENED)
        if opened is None or opened.name != text.key:
            opened = st.session_state[OPENED] = Opened(text.key, text.words, text.words)
        typed = rewriting(words()["edit_words"], opened, "edit_field")
        self._facts(text)
        was = opened.was
        if was != text.words:
            told_of_theirs(opened, text.words, typed, OPENED)
            return None
        value = cleaned(typed, was)
        if value == was:
            st.write(words()["edit_same"])
            return None
        show("edit_change.html", before=was, after=value, size=size_of(value))
        step = SetValue(text.file, text.name, was, value)
        return try_and_save(step, self._snapshot, lambda: st.session_state.pop(OPENED, None))

    def _facts(self, text: Editable) -> None:
        content = self._gallery.content
        known = about(text, self._snapshot.project, content.book, content.wording)
        show("edit_facts.html", about=known, most=MOST_WORDS)


def try_and_save(
    step: Step, snapshot: Snapshot, saved: Callable[[], object] = lambda: None
) -> Tried | None:
    """What the checks say of an edit, and the button that makes it."""
    try:
        tried = _attempt(step, snapshot.number)
    except EditError as error:
        st.error(str(error))
        return None
    _tell(step, tried)
    st.button(
        words()["edit_save"],
        type="primary",
        on_click=_save,
        args=(step, saved, fields()),
        disabled=bool(tried.errors),
    )
    if tried.errors and tried.can_be_read:
        st.write(words()["edit_unfinished_note"])
        st.button(words()["edit_unfinished"], on_click=_save, args=(step, saved, fields(), True))
    return tried


def _tell(step: Step, tried: Tried) -> None:
    """What the checks say. What still names a thing that is taken out is told by its places."""
    naming = [p for p in tried.new if p.is_of_name] if isinstance(step, Retire) else []
    if naming:  # by names: where the thing is gone, lines are others than in the file
        told = {(f, name_at(tried.project.document(Path(f)), at)) for f, at in _places(naming)}
        show("still_named.html", places=sorted(told))
    findings = shown([p for p in tried.new if p not in naming], tried.project)
    show("edit_checks.html", findings=findings, mended=tried.mended, errors=tried.errors)


def _places(problems: Iterable[Problem]) -> Iterator[tuple[str, int]]:
    return (place for problem in problems for place in problem.places)


def page_with(tried: Tried, gallery: Gallery, spot: str) -> str | None:
    """The page as it would be; None where it cannot be drawn like that."""
    if tried.book is None or tried.errors:
        return None
    content = publish(tried.project, tried.book)
    there = Gallery(content, gallery.cases, words(), tried.project).spots.get(spot)
    return there.draw() if there else None


def _choose() -> None:
    st.session_state[CHOSEN] = st.session_state[FIELD_OF_CHOSEN]


def show_undo() -> None:
    """The button that takes back the last edit."""
    last = bench().last
    if last:
        st.button(words()["edit_undo"].format(what=last.title), on_click=_undo, args=(last,))


def shortened(text: str) -> str:
    """A text as it stands in a list."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 2]} …"


def point(pointed: str) -> None:
    """Remember which words somebody clicked on."""
    st.session_state[POINTED] = pointed


def fields() -> Fields:
    """What stands in the fields of the page just now."""
    return {
        name: repr(getattr(value, "written", value))
        for name, value in st.session_state.items()
        if isinstance(value, FIELD) or hasattr(value, "written")
        if name not in NO_FIELDS
    }


def _save(step: Step, saved: Callable[[], object], seen: Fields, unfinished: bool = False) -> None:
    """Make an edit, unless somebody wrote on since it was checked, and pressed at once."""
    if not is_done(seen) and _differ(fields(), seen):
        say("error", words()["edit_again"])
        return
    for done in once(seen, lambda: bench().make(step, unfinished=unfinished)):
        saved()
        say("saved", words()["edit_saved"].format(what=done.title))


def _differ(now: Fields, seen: Fields) -> bool:
    """Whether a field holds something else; one that is not drawn any more has not changed."""
    return any(now.get(name, value) != value for name, value in seen.items())


def _undo(last: Done) -> None:
    for done in once(last, lambda: bench().undo(last)):
        st.session_state.pop(OPENED, None)
        say("undone", words()["edit_undone"].format(what=done.title))


def told_of_theirs(opened: Opened, now: str, typed: str, key: str) -> None:
    """Somebody else changed what is open here: one of the two has to be taken.

    `key` is where the session has what is open.
    """
    st.error(words()["edit_changed"].format(now=now))
    for column, label, begins in zip(
        st.columns(2), ("edit_mine", "edit_theirs"), (typed, now), strict=True
    ):
        again = opened._replace(was=now, begins=begins)
        column.button(words()[label], on_click=_go_on, args=(key, again), width="stretch")


def _go_on(key: str, opened: Opened) -> None:
    st.session_state[key] = opened


def _attempt(step: Step, number: int) -> Tried:
    """What an edit would bring; kept, for the page is drawn more often than anything changes."""
    kept: tuple[object, Tried] | None = st.session_state.get("tried")
    if kept is None or kept[0] != (step, number):
        kept = st.session_state["tried"] = (step, number), bench().attempt(step)
    return kept[1]


def _texts_of_page(snapshot: Snapshot, gallery: Gallery, spot: str) -> dict[str, Editable]:
    """The texts on a page by key; worked out once for each version of the files."""
    kept = st.session_state.get("texts_of_page")
    if kept is None or kept[0] != (snapshot.number, spot):
        html, name = gallery.spots[spot].draw(), spot.rpartition(":")[2]
        found = {text.key: text for text in texts_on(html, editable_texts(snapshot.project), name)}
        kept = st.session_state["texts_of_page"] = (snapshot.number, spot), found
    texts: dict[str, Editable] = kept[1]
    return texts
