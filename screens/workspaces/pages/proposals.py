"""What is changed and not proposed yet, and what others have proposed."""

from functools import cache

import streamlit as st

from desk.editing.bench import Tried
from desk.editing.errors import EditError
from desk.proposals.effects import can_be_worked_out, lines_of, rows_of
from desk.proposals.model import Proposal, as_file, changes_between, file_name, from_file
from desk.proposals.office import Accepting, Office, Texts
from desk.rendering import shown
from explainer.dates import today
from screens.content import publish
from screens.workspaces.effects import Compared, Effects
from screens.workspaces.files import file_opener, save_button
from screens.workspaces.frames import show_frames
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import lasting
from screens.workspaces.pages.editing import show_undo
from screens.workspaces.parts import bench, page, show, show_problems, words
from screens.workspaces.pressing import once, say, show_said
from screens.workspaces.snapshot import Snapshot

MADE, OPENED = "made", "opened_proposal"
NAME, TITLE = lasting("my_name"), lasting("proposal_title")
EVERY_SECOND = 1.0


@cache
def office() -> Office:
    """The proposals of this folder, for all who use this server."""
    return Office(bench(), today)


@cache
def effects() -> Effects:
    """What is worked out in the background, for all who use this server."""
    return Effects()


def show_proposals() -> None:
    """Draw the page."""
    with page(words()["proposals_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        show_said()
        show("proposals_intro.html", is_checkout=office().is_checkout)
        st.text_input(words()["my_name"], value=office().person, key=NAME)
        _own(snapshot)
        _others(snapshot)


# --- what is not proposed yet ------------------------------------------------------------------


def _own(snapshot: Snapshot) -> None:
    show("section.html", text=words()["own_heading"])
    made: Proposal | None = st.session_state.get(MADE)
    for one in [made] if made is not None and made.id else office().made:
        _made(one)
    before = office().before()
    if not before:
        st.write(words()["own_none"])
        return
    old = snapshot.project.saying(before)
    book = snapshot.gallery.content.book if snapshot.gallery and snapshot.is_current else None
    show("change_rows.html", rows=rows_of(old, snapshot.project, book))
    now = {file: snapshot.project.text(file) for file in before}
    show("change_lines.html", files=lines_of(changes_between(before, now)))
    _effect("own", Compared(snapshot.project, before, {}))
    st.text_input(words()["title"], placeholder=words()["title_example"], key=TITLE)
    propose, back = st.columns(2)
    press = (object(), now)
    propose.button(
        words()["propose"], type="primary", on_click=_propose, args=press, width="stretch"
    )
    back.button(words()["take_back_all"], on_click=_take_back_all, args=press, width="stretch")
    show_undo()


def _made(made: Proposal) -> None:
    """What was proposed just now: where it is, or the file to send."""
    if made.id:
        st.success(words()["proposed"].format(title=made.title, branch=f"proposal/{made.id}"))
        return
    st.success(words()["proposed_file"].format(title=made.title))
    key = f"save_proposal {_key(made)}"
    save_button(words()["save_proposal"], file_name(made), as_file(made), key=key)


def _propose(press: object, seen: Texts) -> None:
    """What is called back asks the fields themselves: they may be newer than the page."""
    st.session_state.pop(MADE, None)
    title, name = st.session_state[TITLE], st.session_state[NAME]
    for made in once(press, lambda: office().propose(title, name, seen)):
        st.session_state[MADE] = made
        st.session_state[TITLE] = ""


def _take_back_all(press: object, seen: Texts) -> None:
    st.session_state.pop(MADE, None)
    if once(press, lambda: office().take_back_all(seen)):
        say("undone", words()["taken_back_all"])


# --- those of others ---------------------------------------------------------------------------


def _others(snapshot: Snapshot) -> None:
    show("section.html", text=words()["others_heading"])
    found, refused = office().waiting()
    for sentence in refused:
        st.error(sentence)
    opened: Proposal | None = st.session_state.get(OPENED)
    if opened is not None:
        found = [opened, *found]
    if not found:
        st.write(words()["others_none"])
    for number, proposal in enumerate(found):
        state = words()["is_returned" if proposal.is_returned else "is_open"]
        with st.expander(f"{proposal.title} ({state})", expanded=number == 0):
            _Answering(snapshot, proposal).show()
    file_opener(words()["open_proposal"], "proposal_opener", _opened)


def _key(proposal: Proposal) -> str:
    """The same wherever it stands in the list, and whatever is said to it; no other has it."""
    return proposal.id or f"file {hash(proposal.model_dump_json(exclude={'comments'}))}"


def _opened(text: str) -> None:
    st.session_state.pop(MADE, None)
    for proposal in once(object(), lambda: from_file(text)):
        st.session_state[OPENED] = proposal


class _Answering:
    """One proposal, and what can be done with it."""

    def __init__(self, snapshot: Snapshot, proposal: Proposal) -> None:
        self._snapshot, self._proposal, self._key = snapshot, proposal, _key(proposal)

    def show(self) -> None:
        show("proposal.html", proposal=self._proposal)
        try:
            tried = _attempt(self._proposal, self._snapshot)
        except EditError as error:
            st.error(str(error))
            tried = None
        if tried is not None:
            self._looked_at(tried)
        self._answers(tried)

    def _looked_at(self, tried: Tried) -> None:
        project = self._snapshot.project
        show("change_rows.html", rows=rows_of(project, tried.project, tried.book))
        show("change_lines.html", files=lines_of(self._proposal.changes))
        findings = shown(tried.new, tried.project)
        show("edit_checks.html", findings=findings, mended=tried.mended, errors=tried.errors)
        texts = self._proposal.on_top_of(project)
        _effect(self._key, Compared(project, {}, texts))
        if tried.book and not tried.errors and st.toggle(words()["as_pages"], key=f"p {self._key}"):
            self._pages(tried)

    def _pages(self, tried: Tried) -> None:
        """The pages that differ, before and after."""
        gallery = self._snapshot.gallery
        if gallery is None or tried.book is None:
            return
        content = publish(tried.project, tried.book)
        after = Gallery(content, gallery.cases, words(), tried.project)
        both = [(spot, after.spots.get(name)) for name, spot in gallery.spots.items()]
        differing = {s.id: (s, t) for s, t in both if t is not None and s.draw() != t.draw()}
        if not differing:
            st.write(words()["no_page_differs"])
            return
        label = words()["page_that_differs"].format(number=len(differing))
        chosen = st.selectbox(
            label, list(differing), format_func=lambda spot: differing[spot][0].name, key=self._key
        )
        for when, spot in zip(("edit_before", "edit_after"), differing[chosen], strict=True):
            show("section.html", text=words()[when])
            show_frames(spot.draw(), spot.id, key=f"{when} {self._key}")

    def _answers(self, tried: Tried | None) -> None:
        key = self._key
        field = lasting(f"says {key}")
        st.text_area(words()["your_answer"], key=field)
        accept, comment, give_back = st.columns(3)
        press = object()
        accept.button(
            words()["accept"],
            type="primary",
            key=f"accept {key}",
            on_click=_accept,
            args=(self._proposal, press),
            disabled=tried is None or bool(tried.errors),
            width="stretch",
        )
        for column, word, returned in ((comment, "comment", False), (give_back, "return", True)):
            column.button(
                words()[word],
                key=f"{word} {key}",
                on_click=_answer,
                args=(self._proposal, field, returned, press),
                width="stretch",
            )
        if not self._proposal.id and self._proposal.comments:
            text = as_file(self._proposal)
            save_button(words()["save_proposal"], file_name(self._proposal), text, f"save {key}")


def _attempt(proposal: Proposal, snapshot: Snapshot) -> Tried:
    """The files with a proposal accepted; kept, for a page is drawn often."""
    number, kept = st.session_state.get("attempted", (None, {}))
    if number != snapshot.number:
        kept = {}
    key = proposal.model_dump_json(include={"changes"})
    if key not in kept:
        kept[key] = bench().attempt(Accepting(proposal))
    st.session_state["attempted"] = snapshot.number, kept
    found: Tried = kept[key]
    return found


def _accept(proposal: Proposal, press: object) -> None:
    st.session_state.pop(MADE, None)
    name = st.session_state[NAME]
    if once(press, lambda: office().accept(proposal, name)):
        st.session_state.pop(OPENED, None)
        say("saved", words()["accepted"].format(title=proposal.title))


def _answer(proposal: Proposal, field: str, returned: bool, press: object) -> None:
    st.session_state.pop(MADE, None)
    name, says = st.session_state[NAME], st.session_state[field]
    for answered in once(press, lambda: office().say(proposal, name, says, returned=returned)):
        if not proposal.id:
            st.session_state[OPENED] = answered
        st.session_state[field] = ""
        say("saved", words()["answered_it"])


# --- for whom ----------------------------------------------------------------------------------


def _effect(key: str, change: Compared) -> None:
    """For whom it makes a difference: asked for, then worked out in the background."""
    if not can_be_worked_out():
        st.write(words()["no_solver_here"])
        return
    working = effects().of(change)
    if working is None:
        st.button(
            words()["see_effect"], key=f"effect {key}", on_click=effects().start, args=(change,)
        )
    elif not working.is_done:
        _watch(change)
    elif working.effect is None:
        st.error(words()["effect_failed"].format(why=working.why_not))
    else:
        show("change_effect.html", effect=working.effect)


@st.fragment(run_every=EVERY_SECOND)
def _watch(change: Compared) -> None:
    working = effects().of(change)
    if working is None or working.is_done:
        st.rerun()
    else:
        st.write(words()["working_out"].format(what=working.doing))
