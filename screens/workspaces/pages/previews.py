"""The first page of the workspace: any page of the app, and what is wrong with the files."""

import streamlit as st

from screens.workspaces.frames import show_frames
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import keep_choice, keep_fields, lasting
from screens.workspaces.pages.editing import Editor, page_with, point
from screens.workspaces.parts import desk, page, show_problems, words

AT = lasting("spot")


def show_pages() -> None:
    """Draw the page."""
    with page(words()["pages_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _show()


@st.fragment
def _show() -> None:
    """The page, and beside it the text that is edited and what can be mended at leisure.

    While somebody writes, only this part is drawn, with the page as it would be.
    """
    keep_fields()
    snapshot = desk().look()
    gallery = snapshot.gallery
    assert gallery is not None  # there was one, and the last good one is kept
    beside, middle = st.columns([2, 3], gap="medium")
    with beside:
        spot = _jump(gallery)
        tried = Editor(snapshot, gallery, spot).show()
        if snapshot.is_current:
            show_problems(snapshot)
    with middle:
        changed = page_with(tried, gallery, spot) if tried else None
        if changed:
            st.write(words()["edit_preview"])
        show_frames(changed or gallery.spots[spot].draw(), spot, key="frames", pointed=point)


def _jump(gallery: Gallery) -> str:
    """Which page to show."""
    ids = list(gallery.spots)
    keep_choice(AT, ids, default=ids[0])
    spot = st.selectbox(words()["jump"], ids, key=AT, format_func=lambda name: _name(gallery, name))
    place = ids.index(spot)
    earlier, later = st.columns(2)
    earlier.button(
        words()["earlier"],
        on_click=_go,
        args=(ids, place - 1),
        disabled=place == 0,
        width="stretch",
    )
    later.button(
        words()["later"],
        on_click=_go,
        args=(ids, place + 1),
        disabled=place == len(ids) - 1,
        width="stretch",
    )
    return spot


def _go(ids: list[str], place: int) -> None:
    st.session_state[AT] = ids[place]


def _name(gallery: Gallery, spot: str) -> str:
    return gallery.spots[spot].name
