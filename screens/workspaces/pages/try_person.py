"""Try a person: the answers on one side, what comes out and why on the other."""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from explainer import explain
from explainer.dates import today
from explainer.reasons.smallest_change import SmallestChanges, smallest_changes
from explainer.reasons.smallest_words import directions
from explainer.reasons.why_not import why_not
from rules import Problem, Truth, trace_tree
from rules.vignettes.writing import in_one_line
from screens.journey import Path
from screens.journey.state import Answers
from screens.workspaces.answering import path_of, put, show_questions
from screens.workspaces.files import file_opener, save_button
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import lasting
from screens.workspaces.opening import open_person
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.saving import lacking, vignette_file
from screens.workspaces.tracing import Tracing

FROM: Final = "from_vignette"
PASTED: Final = lasting("pasted")
PROBLEMS: Final = "opening_problems"
SMALLEST: Final = "smallest"


def try_page() -> StreamlitPage:
    """The page, for the menu and for those who lead to it."""
    return st.Page(show_try, title=words()["try"], url_path="try")


def show_try() -> None:
    """Draw the page."""
    with page(words()["try_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _show(snapshot.gallery)


def _show(gallery: Gallery) -> None:
    show("try_note.html")
    beside, middle = st.columns([2, 3], gap="medium")
    with beside:
        _begin(gallery)
    path = path_of(gallery.content.book)
    with beside:
        show("answers_heading.html", path=path)
        show_questions(path)
    with middle:
        _Tried(gallery, path).show()


# Whom to begin with ------------------------------------------------------------------------------


def _begin(gallery: Gallery) -> None:
    """Nobody, somebody of the vignettes, or somebody from a file or a text."""
    people = {name: path.answers for name, path in gallery.paths.items()}
    if st.session_state.get(FROM) not in people:
        st.session_state[FROM] = None
    st.selectbox(
        words()["from_vignette"],
        list(people),
        index=None,
        key=FROM,
        placeholder=words()["choose"],
        on_change=lambda: _take_vignette(people),
    )
    st.button(words()["start_empty"], on_click=_empty)
    with st.expander(words()["from_text"]):
        file_opener(words()["from_file"], "opened", lambda text: _take_text(gallery, text))
        st.text_area(words()["paste"], key=PASTED, placeholder=words()["paste_example"])
        st.button(words()["use_pasted"], on_click=lambda: _take_text(gallery))
    problems: tuple[Problem, ...] = st.session_state.get(PROBLEMS, ())
    if problems:
        show("opening_problems.html", problems=problems)


def _take_vignette(people: Mapping[str, Answers]) -> None:
    chosen = people.get(st.session_state[FROM])
    if chosen is not None:
        put(chosen)
    st.session_state[PROBLEMS] = ()


def _empty() -> None:
    put({})
    st.session_state.update({FROM: None, PASTED: "", PROBLEMS: ()})


def _take_text(gallery: Gallery, text: str | None = None) -> None:
    """Take the answers of a text, the one that was pasted when none is given."""
    pasted = st.session_state.get(PASTED, "") if text is None else text
    opened = open_person(gallery.content.book, pasted, words()["pasted_name"])
    st.session_state[PROBLEMS] = opened.problems
    if not opened.problems:
        put(opened.answers)
        st.session_state[FROM] = None


# What comes out ----------------------------------------------------------------------------------


class _Tried:
    """What comes out for the answers as they are, and what would change it."""

    def __init__(self, gallery: Gallery, path: Path) -> None:
        self._book, self._content = path.book, gallery.content
        self._path, self._assessment = path, path.assessment
        self._known = {case.vignette.id for case in gallery.cases}
        self._trace = Tracing(gallery, path)

    def show(self) -> None:
        explanation = explain(self._book, self._assessment, self._content.wording)
        show("outcome.html", said=explanation, level=self._trace.level(explanation.level))
        show("trace.html", groups=list(self._trace.groups()))
        self._why_not()
        self._smallest()
        self._save()

    def _why_not(self) -> None:
        show("why_not_heading.html")
        applied = {item.rule for item in self._assessment.applied}
        others = [rule.id for rule in self._book.rules if rule.id not in applied]
        rule = st.selectbox(
            words()["why_not_rule"], others, index=None, placeholder=words()["choose"]
        )
        if rule is not None:
            show(
                "why_not.html",
                truth=trace_tree(self._book, self._assessment, rule).truth,
                failed=why_not(self._book, self._assessment, rule),
                quiet=Truth.CANT_TELL,
            )

    # The smallest change -------------------------------------------------------------------------

    def _smallest(self) -> None:
        """Found when asked for, and forgotten when an answer changes."""
        show("smallest_heading.html")
        if st.button(words()["find_smallest"]):
            found = smallest_changes(self._book, self._assessment)
            st.session_state[SMALLEST] = (self._assessment.trace, found)
        kept: tuple[object, SmallestChanges] | None = st.session_state.get(SMALLEST)
        if kept is not None and kept[0] == self._assessment.trace:
            show(
                "smallest.html",
                directions=directions(self._book, self._assessment, kept[1], words()),
                level=lambda level: self._trace.level(level) or words()["none_yet"],
            )

    # A vignette ----------------------------------------------------------------------------------

    def _save(self) -> None:
        show("save_heading.html")
        name = st.text_input(words()["vignette_id"], key=lasting("vignette_id")).strip()
        who = in_one_line(st.text_input(words()["vignette_who"], key=lasting("vignette_who")))
        missing = list(lacking(name, who, self._known))
        if missing:
            show("save_missing.html", missing=missing)
            return
        about = words()["vignette_about"].format(version=self._book.version, day=today())
        text = vignette_file(self._path, name, who, about)
        st.code(text, language=None, wrap_lines=True)
        save_button(words()["save_vignette"], f"{name}.yaml", text, key="save")
